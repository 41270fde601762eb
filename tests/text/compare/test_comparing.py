import json
from dataclasses import replace

from goodoffices.terms import Room
from goodoffices.text.align import Verdicts
from goodoffices.text.compare import Comparison, Fate, Lot, compare
from goodoffices.text.document import Block, Document, Kind
from goodoffices.text.framework import Framework
from goodoffices.text.notation import parse_framework

HEAD = "good-offices framework 1\n"


def framework(*paragraphs: str, head: str = "") -> Framework:
    return parse_framework("\n\n".join([HEAD + head, *paragraphs]))


def draft(*texts: str) -> Document:
    return Document(
        tuple(Block(f"b{place}", text, label=f"{place}.") for place, text in enumerate(texts, 1)),
    )


def told(old: str, new: str) -> tuple[str, ...]:
    """What is said of one clause, the line of counts left out."""
    return compare(framework(old), framework(new)).sentences()[1:]


def lots(comparison: Comparison) -> list[Lot]:
    return [one.lot for one in comparison.passages]


WITHDRAWAL = "Forces shall withdraw behind the line within 30 days of signature."
DETAINEES = "All detainees shall be treated humanely and released in stages."
AIRPORT = "The airport shall be opened to humanitarian flights under the eyes of the monitors."
RETURN = "Displaced persons may return to their homes in safety and in dignity."
DISPUTES = "Disputes go to the guarantors, who decide within one week."


def test_a_number_is_never_cut_from_its_unit() -> None:
    sentences = compare(draft(DETAINEES, WITHDRAWAL), draft(DETAINEES, WITHDRAWAL.replace("30", "60"))).sentences()
    assert sentences == (
        "1 of 2 clauses changed: 1 reworded.",
        'Clause 2: "30 days" became "60 days".',
    )


def test_words_that_came_or_went_are_told_with_the_words_before_them() -> None:
    new = WITHDRAWAL.replace("shall withdraw", "shall fully withdraw").replace(" of signature", "")
    assert compare(draft(WITHDRAWAL), draft(new)).sentences()[1:] == (
        'Clause 1: after "Forces shall", "fully" was added; after "line within 30 days", "of signature" was taken out.',
    )


def test_changes_that_a_single_word_parts_are_told_as_one() -> None:
    new = WITHDRAWAL.replace("behind the line", "fully behind")
    assert compare(draft(WITHDRAWAL), draft(new)).sentences()[1:] == (
        'Clause 1: "behind the line" became "fully behind".',
    )


def test_a_number_beside_the_words_that_changed_is_told_with_them() -> None:
    new = draft(RETURN, DETAINEES, WITHDRAWAL.replace("30", "60"))
    assert 'Clause 3 (was 2): "30 days" became "60 days".' in compare(draft(DETAINEES, WITHDRAWAL), new).sentences()


def test_clauses_with_nothing_but_a_new_number_are_told_last() -> None:
    sentences = compare(draft(DETAINEES, WITHDRAWAL), draft(AIRPORT, DETAINEES, WITHDRAWAL)).sentences()
    assert sentences == (
        "1 of 3 clauses changed: 1 new; 2 only with another number.",
        f'New clause 1: "{AIRPORT}"',
        "Only the number changed: 1 is now 2; 2 is now 3.",
    )


def test_what_is_gone_is_told_where_it_stood() -> None:
    sentences = compare(draft(DETAINEES, AIRPORT, WITHDRAWAL), draft(DETAINEES, WITHDRAWAL, RETURN)).sentences()
    assert sentences[1:3] == (f'Clause 2 is gone: "{AIRPORT}"', f'New clause 3: "{RETURN}"')


def test_a_clause_that_moved_is_told_with_its_old_neighbours() -> None:
    old = draft(DETAINEES, AIRPORT, WITHDRAWAL, RETURN)
    new = draft(AIRPORT, WITHDRAWAL, RETURN, DETAINEES)
    assert "Clause 4 (was 1) moved: it was at the beginning, before 2." in compare(old, new).sentences()
    assert "Clause 1 (was 4) moved: it was at the end, after 3." in compare(new, old).sentences()


def test_clauses_that_moved_together_are_told_together() -> None:
    old = draft(DETAINEES, AIRPORT, WITHDRAWAL, RETURN, DISPUTES)
    new = draft(WITHDRAWAL, RETURN, DISPUTES, DETAINEES, AIRPORT)
    assert "Clause 4 to 5 moved: they were at the beginning, before 3." in compare(old, new).sentences()


def test_a_clause_that_was_split_is_one_passage() -> None:
    new = draft(RETURN, "Forces shall withdraw behind the line.", "They do so within 30 days of signature.")
    comparison = compare(draft(RETURN, WITHDRAWAL.replace("line", "line. They do so")), new)
    assert lots(comparison) == [Lot.STANDS, Lot.SPLIT]
    assert "was split into clause 2 and clause 3" in comparison.sentences()[1]


def test_clauses_that_were_merged_are_one_passage() -> None:
    old = draft(RETURN, "Forces shall withdraw behind the line.", "They do so within 30 days of signature.")
    comparison = compare(old, draft(RETURN, WITHDRAWAL.replace("line", "line. They do so")))
    assert lots(comparison) == [Lot.STANDS, Lot.MERGED]
    assert "were merged into clause 2; no word outside brackets changed." in comparison.sentences()[1]


def test_a_lifted_bracket_says_whose_words_became_common_text() -> None:
    old = "{p1} 5. Forces withdraw [within 30 days]^A [within 60 days]^{B, C} of signature."
    new = "{p1} 5. Forces withdraw within 30 days of signature."
    assert told(old, new) == (
        'Bracket in clause 5 lifted: "within 30 days" of A now stands without a bracket of its own.',
    )
    assert told(old, new.replace("30", "60")) == (
        'Bracket in clause 5 lifted: "within 60 days" of B and C now stands without a bracket of its own.',
    )


def test_a_bracket_lifted_with_other_words_says_so() -> None:
    sentences = told(
        "{p1} 5. Forces withdraw [in 30 days]^A [in 60 days]^B of signature.",
        "{p1} 5. Forces withdraw in 45 days of signature.",
    )
    assert sentences == (
        'Bracket in clause 5 lifted: "in 45 days" took the place of "in 30 days" of A and "in 60 days" of B.',
    )


def test_a_bracket_lifted_without_words_names_who_wanted_none() -> None:
    sentences = told("{p1} 2. Forces withdraw [immediately]^A []^B.", "{p1} 2. Forces withdraw.")
    assert sentences == ("Bracket in clause 2 lifted: no words stand there now, as B wanted.",)


def test_a_number_bracketed_without_its_unit_is_lifted_all_the_same() -> None:
    sentences = told("{p1} 2. They leave within [30]^A [60]^B days.", "{p1} 2. They leave within 60 days.")
    assert sentences == ('Bracket in clause 2 lifted: "60" of B now stands without a bracket of its own.',)


def test_a_new_bracket_says_what_was_common_text_before() -> None:
    sentences = told("{p1} 2. They leave within 30 days.", "{p1} 2. They leave within [30 days]^A [60 days]^B.")
    (sentence,) = sentences
    assert sentence == (
        'New bracket in clause 2: A "30 days"; B "60 days". Before, "30 days" stood there without a bracket of its own.'
    )


def test_a_bracket_around_a_clause_that_was_reworded_too_is_told_as_both() -> None:
    old = f"{{p1}} 2. {AIRPORT}"
    new = f"{{p1}} 2. [{AIRPORT.replace('humanitarian', 'relief')}]^A []^B"
    comparison = compare(framework(old), framework(new))
    assert [one.fate for one in comparison.passages[0].brackets] == [Fate.OPENED]
    assert comparison.sentences()[1] == 'Clause 2: "humanitarian" became "relief".'


def test_alternatives_come_and_go_and_change_hands() -> None:
    old = "{p1} 2. They leave within [30 days]^{A, C} [60 days]^B."
    (changed,) = told(old, "{p1} 2. They leave within [30 days]^A [60 days]^{B, C}.")
    assert changed == (
        'Bracket in clause 2 changed: "30 days" is now held by A (before: A and C); '
        '"60 days" is now held by B and C (before: B).'
    )
    assert told(old, "{p1} 2. They leave within [30 days]^{A, C} [60 days]^B [90 days]^D.") == (
        'Bracket in clause 2 changed: "90 days" of D was added.',
    )
    assert told(old, "{p1} 2. They leave within [30 days]^{A, C}.") == (
        'Bracket in clause 2 changed: "60 days" of B was dropped.',
    )
    assert told(old, "{p1} 2. They leave within [30 days]^{A, C} [45 days]^B.") == (
        'Bracket in clause 2 changed: "60 days" of B became "45 days".',
    )


def test_a_bracket_inside_an_alternative_is_lifted_by_itself() -> None:
    sentences = told(
        "{p1} 4. [A commission of [five]^A [seven]^B members is set up.]^{A, B} []^C",
        "{p1} 4. [A commission of seven members is set up.]^{A, B} []^C",
    )
    assert sentences == ('Bracket in clause 4 lifted: "seven" of B now stands without a bracket of its own.',)


def test_the_order_of_alternatives_says_nothing() -> None:
    one, other = "{p1} 2. In [30 days]^A [60 days]^B.", "{p1} 2. In [60 days]^B [30 days]^A."
    assert compare(framework(one), framework(other)).sentences()[0].startswith("Nothing changed in 1 clause;")


def test_every_bracket_is_in_the_line_of_counts() -> None:
    old = framework(
        "1. [a]^A [b]^B are opened.", f"2. {AIRPORT}", "3. Mines are [cleared]^A [marked]^B by the monitors."
    )
    new = framework("1. a are opened.", f"2. {AIRPORT}", "3. Mines are [cleared]^A [marked]^B by the monitors.")
    assert compare(old, new).sentences()[0] == (
        "1 of 3 clauses changed: 1 with changes in brackets; brackets: 2 before, 1 now: 1 lifted, 1 as they were."
    )


def test_parties_are_called_by_their_names_whatever_their_proposals_are_called() -> None:
    old = framework("1. In [30 days]^A [60 days]^B.", head="proposal A: Ardania\nproposal B: Belmark\n")
    new = framework("1. In [30 days]^A2 [60 days]^B.", head="proposal A2: Ardania\nproposal B: Belmark\n")
    assert compare(old, new).changed == ()
    lifted = framework("1. In 30 days.", head="proposal A: Ardania\nproposal B: Belmark\n")
    assert compare(old, lifted).sentences()[1] == (
        'Bracket in clause 1 lifted: "30 days" of Ardania now stands without a bracket of its own.'
    )


def test_words_that_were_agreed_are_told_with_the_parties() -> None:
    old = f"{{p3}} 3. {DETAINEES}"
    new = "{p3} 3. <<All detainees>>^{agreed, A, B, since 2026-05-03} shall be treated humanely and released in stages."
    assert told(old, new) == ('Clause 3: "All detainees" is now agreed (A and B, since 2026-05-03); it was common.',)
    assert told(new, new.replace("All detainees", "The detainees"))[-2:] == (
        'Clause 3: "All" was agreed (A and B, since 2026-05-03), and does not stand there any more.',
        'Clause 3: "The" is agreed (A and B, since 2026-05-03) from the first.',
    )


def test_the_status_of_a_whole_clause_is_told() -> None:
    old, new = "{p8; status: provisional, A} 8. They leave.", "{p8; status: agreed, A, B} 8. They leave."
    assert told(old, new) == ("Clause 8 is now agreed (A and B); it was provisional (A).",)


def test_agreed_text_that_is_gone_is_told_as_such() -> None:
    old = framework(f"1. {AIRPORT}", "{p8; status: agreed, A, B} 8. The line runs along the river.")
    sentences = compare(old, framework(f"1. {AIRPORT}")).sentences()
    assert "Clause 8 was agreed (A and B), and does not stand there any more." in sentences


def test_texts_in_other_languages_are_compared_too() -> None:
    head = "languages: en, ar\n"
    english = "{p7} 7. Forces shall withdraw within 30 days."
    old = framework(english, head=head)
    new = framework(f"{english}\n@ar working translation: تنسحب القوات خلال ٣٠ يوما.", head=head)
    late = framework(f"{english}\n@ar: تنسحب القوات خلال ٦٠ يوما.", head=head)
    assert compare(old, new).sentences()[1:] == ("Clause 7: the text in ar is new (working translation).",)
    assert compare(new, late).sentences()[1:] == (
        'Clause 7: in the text in ar, "٣٠ يوما" became "٦٠ يوما".',
        "Clause 7: the text in ar is now: original (it was: working translation).",
    )


def test_an_id_that_was_given_anew_does_not_make_two_clauses_one() -> None:
    old = framework(f"{{p1}} 1. {AIRPORT}", f"{{p2}} 2. {DETAINEES}")
    new = framework(f"{{p1}} 1. {DETAINEES}", f"{{p2}} 2. {RETURN}")
    pairs = {(one.old[0].id, one.new[0].id) for one in compare(old, new).passages if one.old and one.new}
    assert pairs == {("p2", "p1")}


def test_what_a_person_decided_holds() -> None:
    old, new = draft(AIRPORT, WITHDRAWAL), draft(AIRPORT.replace("airport", "harbour"), WITHDRAWAL)
    apart = compare(old, new, Verdicts(different=frozenset({("b1", "b1")})))
    assert lots(apart) == [Lot.GONE, Lot.NEW, Lot.STANDS]
    crossed = compare(old, new, Verdicts(same=frozenset({("b1", "b2"), ("b2", "b1")})))
    assert all(one.old[0].id != one.new[0].id for one in crossed.passages)


def test_the_brackets_that_a_draft_brings_are_compared_as_brackets() -> None:
    old = draft("Forces withdraw [within 30 days] [within 60 days] of signature [and report].", AIRPORT)
    new = draft("Forces withdraw within 30 days of signature.", f"[{AIRPORT}]")
    assert compare(old, new).sentences() == (
        "2 of 2 clauses changed: 2 with changes in brackets; brackets: 2 before, 1 now: 2 lifted, 1 new.",
        'Clause 1, brackets: now without brackets: "within 30 days"; gone: "[and report]".',
        f'Clause 2, brackets: now in brackets: "[{AIRPORT}]".',
    )


def test_brackets_over_several_clauses_and_stray_signs_are_counted_apart() -> None:
    old = draft(f"[{AIRPORT}", f"{RETURN}]", f"{DISPUTES} ]")
    comparison = compare(old, draft(AIRPORT, RETURN, DISPUTES))
    assert (comparison.across.before, comparison.across.now) == (1, 0)
    assert (comparison.stray.before, comparison.stray.now) == (1, 0)
    assert "Brackets from one clause to another: 1 before, 0 now." in comparison.sentences()[0]


def test_brackets_nested_without_end_do_no_harm() -> None:
    deep = draft("[" * 5000 + "word" + "]" * 5000)
    assert compare(deep, deep).changed == ()
    assert compare(deep, draft("word")).sentences()


def test_a_document_is_compared_with_a_framework() -> None:
    new = framework("1. They leave within [30 days]^A [60 days]^B.", head="languages: en\n")
    comparison = compare(draft("They leave within 30 days."), new)
    assert [one.fate for one in comparison.passages[0].brackets] == [Fate.OPENED]
    assert comparison.passages[0].languages == ()


def test_white_space_and_the_shape_of_quotes_are_no_change() -> None:
    assert compare(draft('The "line"  runs north.'), draft("The “line” runs north.")).changed == ()


def test_long_quotes_are_shortened_in_the_middle_between_words() -> None:
    text = " ".join(f"word{place}" for place in range(200))
    (sentence,) = compare(draft(AIRPORT), draft(AIRPORT, text)).sentences()[1:]
    before, after = sentence.removeprefix('New clause 2: "').removesuffix('".').split(" … ")
    assert text.startswith(f"{before} ")
    assert text.endswith(f" {after}")
    assert len(sentence) < 200


def test_invisible_signs_are_written_out_in_a_quote() -> None:
    (sentence,) = compare(draft(AIRPORT), draft(AIRPORT, "It is \u202ereversed.")).sentences()[1:]
    assert "⟦U+202E⟧" in sentence


def test_a_clause_without_a_number_is_called_by_its_heading_and_first_words() -> None:
    heading = Block("h", "Preamble", Kind.HEADING, 2)
    old = Document((heading, Block("b", WITHDRAWAL)))
    new = Document((heading, Block("b", WITHDRAWAL.replace("30", "60"))))
    assert compare(old, new).sentences()[1] == (
        'The clause “Forces shall withdraw behind the line …” in “Preamble”: "30 days" became "60 days".'
    )


def test_an_item_is_called_with_the_clause_it_stands_under() -> None:
    lead = Block("a", "The commission shall:", label="3.")
    old = Document((lead, Block("b", "meet within one week;", Kind.ITEM, 2, "(a)")))
    new = Document((lead, Block("b", "meet within two weeks;", Kind.ITEM, 2, "(a)")))
    assert compare(old, new).sentences()[1] == 'Clause 3 (a): "one week" became "two weeks".'


def test_the_form_is_plain_json_and_names_the_rooms() -> None:
    old = framework("1. They leave within [30 days]^A [60 days]^B.", head="proposal A: Ardania\nproposal B: Belmark\n")
    closed = replace(old, origins=(replace(old.origins[0], room=Room("room of A")), old.origins[1]))
    comparison = compare(closed, framework("1. They leave within 30 days."))
    form = json.loads(json.dumps(comparison.form()))
    assert (form["format"], form["version"], form["rooms"]) == ("good-offices-comparison", 1, ["room of A"])
    assert form["brackets"]["fates"]["lifted"] == 1
    assert form["sentences"] == list(comparison.sentences())
    assert form["changes"][0]["brackets"][0]["kept"] == [{"words": "30 days", "parties": ["Ardania"]}]
