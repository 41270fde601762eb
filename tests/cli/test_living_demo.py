"""`goodoffices demo`: an invented mediation in a browser, with people who can log in."""

import io
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.tiers import Hold
from tests.web.visiting import Server, accounts, demonstration, surroundings
from tests.web.walking import Form, forms_of, is_sent, standing


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demonstration, open for visitors."""
    yield from demonstration(tmp_path_factory.mktemp("living"))


def test_each_person_logs_in_with_what_the_terminal_says(demo: Server) -> None:
    people = accounts(demo.told)
    (host,) = re.findall(r"its site +https://(room-\d\.localhost):\d+/", demo.told)
    assert len(people) == 7
    for name, (passphrase, codes) in people.items():
        assert len(codes) == 8
        if name == "tamarisk":
            continue
        visitor = demo.visitor()
        assert visitor.logs_in(name, passphrase, codes[0]) == 303
        assert visitor.ask("/").status == 200
        assert demo.visitor().ask("/").status != 200
        assert demo.visitor().logs_in(name, passphrase, codes[0]) == 403
    passphrase, codes = people["tamarisk"]
    assert demo.visitor().logs_in("tamarisk", passphrase, codes[0]) == 403
    delegate = demo.visitor()
    delegate.host = host
    assert delegate.logs_in("tamarisk", passphrase, codes[1]) == 303
    assert "Orsel" in delegate.ask("/").text


def test_from_a_lifted_bracket_to_copies_for_three_rooms_it_takes_at_most_eight_keys_and_half_a_minute(
    demo: Server, bar: Hold
) -> None:
    passphrase, codes = accounts(demo.told)["alder"]
    visitor = demo.visitor()
    visitor.logs_in("alder", passphrase, codes[1])
    text = visitor.ask("/text").text
    bracket = unescape(re.findall(r'href="(/text/bracket\?[^"]+)"', text)[0])
    begun, keys = time.monotonic(), 0
    for path, act, row in (
        (bracket, ("act", "lift"), {"because": "Both said so."}),
        ("/text/show/rooms", ("act", "show"), {}),
        ("/shown", ("", ""), {}),
    ):
        keys += 1 if path != "/shown" else 0
        page = visitor.ask(path)
        form = next((one for one in forms_of(path, page) if one.sends and act_of(one) == act), None)
        assert form, page.text
        typed = {(one.get("name"), standing(one)) for one in form.fields if is_sent(one) and one.get("name") not in row}
        if act[1] == "lift":
            keys += 1
            chosen = next(one for one in form.fields if one.get("name") == "chosen")
            typed |= {("chosen", chosen.get("value"))}
        answer = visitor.ask(form.path, [*typed, *row.items(), *([act] if act[0] else [])])
        keys += 1
        assert answer.status == 303, answer.text
    packed = visitor.ask(answer.leads)
    bar("keys from a lifted bracket to copies for three rooms", keys, at_most=8)
    bar("seconds from a lifted bracket to copies for three rooms", time.monotonic() - begun, at_most=30)
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        names = archive.namelist()
        words = [archive.read(one) for one in names]
    assert len(names) == 6
    assert len({one.split("/")[0] for one in names}) == 3
    for content in words:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            told = parts.read("word/document.xml").decode()
        assert "kilomet" in told
        assert re.search("[\u0621-\u064a]{4}", told)


def act_of(form: Form) -> tuple[str, str]:
    """What the button of a form says; nothing for a form for copies, whose button has no name."""
    return form.button or (("", "") if form.path.endswith("/shown/copies") else ("another", ""))


def test_whoever_leaves_takes_what_is_read_and_no_more(demo: Server, tmp_path: Path) -> None:
    passphrase, codes = accounts(demo.told)["willow"]
    place = tmp_path / "out"

    def leaves(code: str, *answers: str) -> subprocess.CompletedProcess[str]:
        words = [sys.executable, "-m", "goodoffices", "leave", str(demo.folder), "-o", str(place)]
        typed = "\n".join(("willow", passphrase, code, *answers, ""))
        return subprocess.run(
            words, input=typed, capture_output=True, text=True, encoding="utf-8", env=surroundings(tmp_path),
            check=False, start_new_session=True,
        )  # fmt: skip

    refused = leaves(codes[2], "y", "another.case")
    assert refused.returncode == 1
    assert "nothing left it" in refused.stderr
    assert not place.exists()
    assert leaves("WRONG", "y", demo.folder.name).returncode == 1
    assert leaves(codes[3], "y", demo.folder.name).returncode == 0
    assert sorted(one.name.split("-", 1)[1] for one in place.iterdir() if one.is_dir()) == [
        "Republic-of-Maravel",
        "Said-by-Amedra",
        "The-table",
    ]
    told = (place / "README.txt").read_text(encoding="utf-8")
    assert "3 rooms" in told
    everything = "".join(one.read_text(encoding="utf-8-sig") for one in place.rglob("everything.csv"))
    assert "Yara Solmer wrote what lies in this room" in everything
    assert len(list(place.rglob("notes/*.docx"))) >= 3


def test_a_case_that_is_there_is_not_made_anew(demo: Server, run: Run) -> None:
    refused = run("demo", demo.folder)
    assert refused.exit_code == 1
    assert "exists already" in refused.stderr


def test_without_the_packages_of_the_site_it_says_that_there_are_papers(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("goodoffices.cli.demo.SITE", "a_package_that_is_not_here")
    refused = run("demo", tmp_path / "mine.case")
    assert refused.exit_code == 1
    assert "a_package_that_is_not_here" in refused.stderr
    assert "add --papers" in refused.stderr
    assert not (tmp_path / "mine.case").exists()


def test_papers_need_no_port(run: Run) -> None:
    refused = run("demo", "--papers", "--port", "8444")
    assert refused.exit_code == 1
    assert "need no port" in refused.stderr
