"""Scenario files: what is read, and the one sentence for each that cannot be."""

import math
from collections.abc import Mapping

import pytest

from goodoffices.packages.choice import Bond, Choices, Chosen, Clause, Issue, NamedTwice, TooManyOptions
from goodoffices.packages.scenario import Reading, read
from goodoffices.terms import NotPossible

DOMAIN = b"""
issues:
- name: line
  type: CategoricalIssue
  values: [old, new, yes, 3]
- name: years
  type: ContiguousIssue
  values: [1, 5]
name: talks
"""

PARTY = b"""
type: LinearAdditiveUtilityFunction
reserved_value: -.inf
values:
- mapping: {old: 0.0, new: 1.0, yes: 0.5, 3: 1e-05}
  type: TableFun
- {bias: -0.25, slope: 0.25, type: AffineFun}
weights: [0.6, 0.4]
"""

TOML = """
parties = ["A", "B"]

[[issues]]
name = "line"
options = ["old", "new"]
values = { A = [3, 0], B = [1, 4] }

[[issues]]
name = "police"
options = ["joint", "own"]
values = { A = [0, 2], B = [2, 0] }

[[clauses]]
option = ["line", "new"]
only_if = [["police", "joint"]]
source = "article 4"

[reserved]
A = 1
"""


def folder(*parties: bytes, domain: bytes = DOMAIN) -> Mapping[str, bytes]:
    return {"talks.yml": domain} | {f"party{at}.yml": one for at, one in enumerate(parties, 1)}


def test_a_folder_of_yaml_becomes_whole_numbers_of_a_billionth() -> None:
    model = read("talks", folder(PARTY, PARTY.replace(b"-.inf", b"0.25") + b"bias: 0.1\n")).model
    assert model.parties == ("party1", "party2")
    assert [option.name for option in model.choices.issues[0].options] == ["old", "new", "true", "3"]
    assert model.values[0].tolist() == [
        [0, 600_000_000, 300_000_000, 6000, 0],
        [0, 10**8, 2 * 10**8, 3 * 10**8, 4 * 10**8],
    ]
    assert model.reserved == (None, 250_000_000)
    assert model.start == (0, 100_000_000)


def test_values_may_be_told_by_the_names_of_the_issues() -> None:
    named = b"values:\n  years: {1: 0, 2: 1, 3: 2, 4: 3, 5: 4}\n  line: {old: 1, new: 0, yes: 0, 3: 0}\n"
    assert read("talks", folder(named)).model.values[0, 1].tolist() == [0, 10**9, 2 * 10**9, 3 * 10**9, 4 * 10**9]


def test_a_discount_is_left_aside_and_said() -> None:
    inner = b"\n".join(b"  " + line for line in PARTY.strip().splitlines())
    reading = read("talks", folder(b"type: ExpDiscountedUFun\ndiscount: 0.9\nreserved_value: 0.2\nufun:\n" + inner))
    assert reading.notes == ("party1: the discount over time is left aside",)
    assert reading.model.reserved == (200_000_000,)


def test_a_range_may_have_a_step() -> None:
    party = b"values: [{old: 0, new: 1, yes: 0, 3: 0}, {type: LinearFun, slope: 0.5}]\n"
    for told in (b"[1, 5, 2]", b"[1, 5]\n  step: 2"):
        model = read("talks", folder(party, domain=DOMAIN.replace(b"[1, 5]", told))).model
        assert [option.name for option in model.choices.issues[1].options] == ["1", "3", "5"]
        assert model.values[0, 1].tolist()[:3] == [500_000_000, 1_500_000_000, 2_500_000_000]


@pytest.mark.parametrize(
    ("values", "mapping", "names"),
    [
        (b"[2026-05-03, 2026-06-01]", b"{2026-05-03: 0, 2026-06-01: 1}", ["2026-05-03", "2026-06-01"]),
        (b"[~, on]", b"{null: 0, yes: 1}", ["null", "true"]),
        (b"['1', '2']", b"{1: 0, 2: 1}", ["1", "2"]),
        (b"[1, 2.5]", b"{'1': 0, '2.5': 1}", ["1", "2.5"]),
        ("[غد, “é”]".encode(), "{غد: 0, “é”: 1}".encode(), ["غد", "“é”"]),
    ],
)
def test_an_option_is_found_whatever_yaml_takes_its_name_for(values: bytes, mapping: bytes, names: list[str]) -> None:
    domain = DOMAIN.replace(b"[old, new, yes, 3]", values)
    model = read("talks", folder(b"values: [" + mapping + b", {type: ConstFun, bias: 2}]\n", domain=domain)).model
    assert [option.name for option in model.choices.issues[0].options] == names
    assert model.values[0, 0].tolist()[:2] == [0, 10**9]


def test_a_line_over_the_amounts_themselves_weighs_all_issues_alike_unless_told() -> None:
    domain = b"issues: [{name: a, type: ContiguousIssue, values: 3}, {name: b, type: ContiguousIssue, values: [0, 1]}]"
    model = read("talks", folder(b"type: AffineUtilityFunction\nbias: 1\n", domain=domain)).model
    assert model.worth((2, 1)) == (1_000_000_000 + 2 * 500_000_000 + 500_000_000,)


def genius(weights: bytes = b"", item: bytes = b"", more: bytes = b"") -> bytes:
    items = b"".join(
        b'<item index="%d" value="%s" %s/>' % (at, one, item % ((at * 2,) if item else ()))
        for at, one in enumerate((b"old", b"new"), 1)
    )
    line = b'<evaluator ftype="linear" offset="0.5" slope="0.25"/>' if weights else b""
    return (
        b'<utility_space number_of_issues="2"><objective index="0" name="root">'
        b'<issue index="1" name="line" type="discrete" vtype="discrete">' + items + b"</issue>"
        b'<issue index="2" name="years" type="integer" vtype="integer"><range lowerbound="2" upperbound="5"/>'
        + line
        + b"</issue>"
        + weights
        + b"</objective>"
        + more
        + b"</utility_space>"
    )


WEIGHTS = b'<weight index="1" value="0.6"/><weight index="2" value="0.4"/>'


def test_a_folder_of_xml_is_read_with_its_reservation_and_its_lines() -> None:
    more = b'<reservation value="0.3"/><discount_factor value="0.9"/>'
    reading = read("talks", {"domain.xml": genius(), "one.xml": genius(WEIGHTS, b'evaluation="%d"', more)})
    assert reading.model.values[0].tolist() == [
        [300_000_000, 600_000_000, 0, 0],
        [2 * 10**8, 3 * 10**8, 4 * 10**8, 4 * 10**8],
    ]
    assert reading.model.reserved == (300_000_000,)
    assert reading.notes == ("one: the discount over time is left aside",)


def test_a_domain_of_xml_is_known_by_its_root_even_where_it_has_weights() -> None:
    domain = genius(WEIGHTS).replace(b"utility_space", b"negotiation_template")
    reading = read("talks", {"domain.xml": domain, "one.xml": genius(WEIGHTS, b'evaluation="%d"')})
    assert reading.model.parties == ("one",)


def test_our_own_form_keeps_whole_numbers_whole_and_reads_clauses() -> None:
    model = read("talks", {"talks.toml": TOML.encode()}).model
    assert model.unit == 1
    assert model.choices.clauses == (Clause(Chosen(0, 1), Bond.ONLY_IF, (Chosen(1, 0),), "article 4"),)
    assert model.worth((1, 0)) == (0, 6)
    assert model.reserved == (1, None)
    assert [model.choices.broken(one) != () for one in [(0, 0), (0, 1), (1, 0), (1, 1)]] == [False, False, False, True]


def test_fractions_in_our_own_form_are_counted_in_billionths() -> None:
    assert read("talks", {"t.toml": TOML.replace("[3, 0]", "[0.5, 0]").encode()}).model.values[0, 0].tolist() == [
        500_000_000,
        0,
    ]


HOSTILE = [
    (
        folder(PARTY.replace(b"0.6, 0.4", b".nan, 0.4")),
        "“party1.yml” gives “party1” no finite number for the weight of “line”: write one.",
    ),
    (
        folder(PARTY.replace(b"new: 1.0", b"new: .inf")),
        "“party1.yml” gives “party1” no finite number for “new” on “line”: write one.",
    ),
    (
        folder(PARTY.replace(b"new: 1.0, ", b"")),
        "“party1.yml” tells no value of “new” on “line”: give every option one.",
    ),
    (folder(b"values: [x"), "“party1.yml” is not a scenario: it is not YAML."),
    (folder(), "The model has nothing to choose from: give it at least one party."),
    (
        folder(PARTY, domain=DOMAIN.replace(b"years", b"line")),
        "The model carries the name “line” twice: give each its own name.",
    ),
    (
        folder(PARTY, domain=DOMAIN.replace(b"new,", b"old,")),
        "The issue “line” carries the name “old” twice: give each its own name.",
    ),
    (
        folder(PARTY, domain=DOMAIN.replace(b"[1, 5]", b"[1, 1000000]")),
        "The issue “years” has 1000000 options and 10000 are taken up: put it as steps, or as several issues.",
    ),
    (
        folder(PARTY, domain=DOMAIN.replace(b"[1, 5]", b"[0.5, 5.5]")),
        "“talks.yml” is not a scenario: “years” is an amount without steps; list the amounts that may be chosen.",
    ),
    ({}, "“talks” is not a scenario: it has no YAML, XML, TOML or JSON file."),
    ({"a.xml": b"<a"}, "“a.xml” is not a scenario: it is not XML."),
    ({"a.xml": b"<a/>"}, "“talks” is not a scenario: none of its XML files gives a party's weights."),
    ({"a.toml": b"x = ["}, None),
    ({"a.toml": b"\xff\xfe"}, None),
    (
        {"a.toml": TOML.replace("[3, 0]", "[3]").encode()},
        "“a.toml” gives “A” 1 values on “line” and it has 2 options: give one for each.",
    ),
    (
        {"a.toml": TOML.replace("[3, 0]", "[nan, 0]").encode()},
        "“a.toml” gives “A” no finite number for “old” on “line”: write one.",
    ),
    ({"a.toml": TOML.replace("[3, 0]", "[1e18, 0]").encode()}, None),
    (
        {"a.toml": TOML.replace("only_if", "unless").encode()},
        "“a.toml” says “unless”, which is not known here: write one of implies, only_if, excludes.",
    ),
    (
        {"a.toml": TOML.replace('"joint"]]', '"jointly"]]').encode()},
        "A clause of “a.toml” speaks of “police: jointly”, which there is not: write an issue and one of its options.",
    ),
    (
        {"a.toml": TOML.replace('["A", "B"]', '["A", "A"]').encode()},
        "The model carries the name “A” twice: give each its own name.",
    ),
    ({"a.json": b"[" * 100_000}, None),
    ({"a.json": b'{"issues": [{"name": "x", "options": ["y"]}], "clauses": 3}'}, None),
    ({"a.json": b'{"issues": [3]}'}, None),
    (folder(PARTY, domain=DOMAIN.replace(b"[old, new, yes, 3]", b"[[1, 2], {a: b}]")), None),
    (folder(b"values: 3\nweights: {line: [1]}\n"), None),
    (folder(b"values: [3, {type: LambdaFun}]\n"), None),
    (
        folder(b"type: MappingUtilityFunction\nmapping: {a: 1}\n"),
        "“party1.yml” is not a scenario: its values are not sums over the issues (MappingUtilityFunction).",
    ),
    (
        folder(PARTY, b"type: negmas.preferences.HyperRectangleUtilityFunction\noutcome_ranges: []\n"),
        "“party2.yml” is not a scenario: its values are not sums over the issues (HyperRectangleUtilityFunction).",
    ),
    (
        folder(PARTY.replace(b"[0.6, 0.4]", b"[1]")),
        "“party1.yml” is not a scenario: its weights are not one for each of the 2 issues.",
    ),
    (
        folder(PARTY, domain=DOMAIN.replace(b"[1, 5]", b"[1, .inf]").replace(b"Contiguous", b"CountableInfinite")),
        "“talks.yml” is not a scenario: “years” is an amount without steps; list the amounts that may be chosen.",
    ),
    (
        folder(b"type: LinearAdditiveUtilityFunction\nweights: [1, 1]\n"),
        "“party1.yml” is not a scenario: it tells no values.",
    ),
    (
        {"d.xml": genius(), "a.xml": genius(WEIGHTS, b'evaluation="%d"').replace(b'"linear"', b'"triangular"')},
        "“a.xml” is not a scenario: the line of “years” is a formula that is not read (triangular).",
    ),
    (
        {"d.xml": genius(), "a.xml": b"<utility_space><objective><utility_function/></objective></utility_space>"},
        "“a.xml” is not a scenario: its values are not sums over the issues.",
    ),
    ({"a.json": b'{"issues": 3}'}, "“a.json” is not a scenario: it has no list of issues."),
]


@pytest.mark.parametrize(("files", "sentence"), HOSTILE)
def test_what_cannot_be_read_is_refused_in_one_sentence(files: Mapping[str, bytes], sentence: str | None) -> None:
    with pytest.raises(NotPossible) as refusal:
        read("talks", files)
    assert sentence is None or refusal.value.sentence == sentence
    assert refusal.value.sentence.endswith(".")


def test_a_million_options_are_too_many() -> None:
    with pytest.raises(TooManyOptions):
        Issue.of("amount", map(str, range(1_000_000)))


def test_a_name_stands_once() -> None:
    with pytest.raises(NamedTwice):
        Choices((Issue.of("line", ["a"]), Issue.of("line", ["a"])))


def test_sums_stay_exact_or_are_refused() -> None:
    large = TOML.replace("[3, 0]", f"[{2**51}, 0]")
    with pytest.raises(NotPossible, match="too large"):
        read("talks", {"a.toml": large.encode()})


def test_the_reading_has_a_name() -> None:
    reading: Reading = read("talks", {"a.toml": TOML.encode()})
    assert reading.name == "talks"
    assert math.isclose(reading.model.unit, 1)
