"""The way over paper on the site: a copy comes back from Word, a form is typed in, a photo is typed up."""

import base64
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from tests.office.test_drafting import tabled
from tests.office.test_showing import decided
from tests.text.read.scans import dots_of, scanned
from tests.text.read.test_pdf import LATER, PAGE, pdf
from tests.web.conftest import Site
from tests.web.test_text_screens import page

from goodoffices.case.kinds import CopyMade, DraftShown, FileReturned, Party, Reaction, Role, Tabled, Way
from goodoffices.case.negotiating import NegotiatingText, head, shown_text
from goodoffices.cli.collect import command
from goodoffices.office.drafting import table_proposal, unify_proposals
from goodoffices.office.showing import show_draft
from goodoffices.office.sitting import Sitting, fresh
from goodoffices.terms import NotPossible
from goodoffices.text.copies import code_of
from goodoffices.text.form.framework import loads
from goodoffices.text.form_codes import Answer, code_for
from goodoffices.text.write.digest import digest_of
from goodoffices.text.write.word.reactions import rows_of

DAM = "2. The dam stays in common care and is kept by engineers of both sides."
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=")


@pytest.fixture(scope="module")
def talks(site: Site) -> dict[str, Any]:
    """A head who showed A a text, and made it a copy."""
    site.person("Hanne", Role.HEAD)
    site.person("Anwar", Role.DELEGATE)
    rooms = {
        "team": site.room("Team of paper", "Hanne", "Theo"),
        "A": site.room("Letters of paper A", "Hanne", "Theo", "Anwar"),
        "B": site.room("Letters of paper B", "Hanne", "Theo"),
    }
    hanne = site.sitting("Hanne")
    party = fresh()
    hanne.say(rooms["A"], Party(title="Delegation A", letter="A"), party)
    ours = tabled("A", "1. Forces leave within thirty days.", DAM, holder=party)
    table_proposal(hanne, rooms["A"], ours, fresh())
    table_proposal(hanne, rooms["B"], tabled("B", "1. Forces leave within sixty days.", DAM), fresh())
    unify_proposals(hanne, rooms["team"], "Withdrawal", fresh())
    text = head(hanne.view, rooms["team"])
    ways = decided(hanne, text.draft.id, rooms["A"], Way.OURS)
    show_draft(hanne, text.draft.id, rooms["A"], fresh(), after=text.head, decided=ways)
    client = site.client("Hanne")
    shown = next(iter(hanne.view.all(DraftShown))).id
    client.post("/shown", {"act": "copy", "id": fresh(), "shown": shown, "recipient": "Anwar Dal"})
    return {"rooms": rooms, "client": client, "party": party, "shown": shown}


def text(site: Site, talks: dict[str, Any]) -> NegotiatingText:
    return head(site.sitting("Hanne").view, talks["rooms"]["team"])


def copied(site: Site, talks: dict[str, Any]) -> bytes:
    """The copy of A as its Word file goes out."""
    (copy, *_) = site.sitting("Hanne").view.all(CopyMade)
    content = talks["client"].get(f"/shown/{copy.id}/word").content
    assert isinstance(content, bytes)
    return content


def tracked(content: bytes, old: str, new: str, comment: str = "") -> bytes:
    """The file after Anwar replaced words with changes tracked, and wrote a comment beside them."""
    paper = docx.Document(io.BytesIO(content))
    paragraph = next(one for one in paper.paragraphs if old in one.text)
    run = next(one for one in paragraph.runs if old in one.text)
    before, after = run.text.split(old)
    run.text = before
    here = run._element  # noqa: SLF001 - the library does not write tracked changes
    for words, change, holder in ((old, "w:del", "w:delText"), (new, "w:ins", "w:t"), (after, "", "w:t")):
        piece, inner = OxmlElement("w:r"), OxmlElement(holder)
        inner.text = words
        inner.set(qn("xml:space"), "preserve")
        piece.append(inner)
        if change:
            around = OxmlElement(change)
            around.set(qn("w:id"), "901" if change == "w:del" else "902")
            around.set(qn("w:author"), "Anwar Dal")
            around.set(qn("w:date"), "2026-05-04T10:00:00Z")
            around.append(piece)
            piece = around
        here.addnext(piece)
        here = piece
    if comment:
        paper.add_comment(paragraph.runs, text=comment, author="Anwar Dal")
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def back(talks: dict[str, Any], content: bytes, name: str = "back.docx", **more: str) -> Any:
    """The answer to an upload."""
    typed = {"id": fresh(), "shown": talks["shown"], "party": talks["party"], "on": "2026-05-04", **more}
    return talks["client"].post("/shown/returned", {**typed, "file": SimpleUploadedFile(name, content)})


def reactions(sitting: Sitting) -> list[Reaction]:
    return [one.now for one in sitting.view.all(Reaction) if one.now.shown]


def test_a_word_file_with_tracked_changes_is_confirmed_and_stands_in_a_bracket(
    site: Site, talks: dict[str, Any]
) -> None:
    client = talks["client"]
    content = tracked(copied(site, talks), "common care", "the care of a trust", "Nobody asked our engineers.")
    before = len(site.sitting("Hanne").view.entries)
    answer = back(talks, content)
    assert answer.status_code == 303, page(answer)
    assert len(site.sitting("Hanne").view.entries) == before + 1
    address = answer.headers["Location"]
    laid = page(client.get(address))
    assert "<del> common</del>" in laid
    assert "<ins>" in laid
    assert "Anwar Dal" in laid
    assert "Nobody asked our engineers." in laid
    assert "Delegation A" in laid
    (place,) = re.findall(r'name="take" value="(\d+)" checked', laid)
    refused = client.post(address, {"id": fresh(), "laid": "on"})
    assert refused.status_code == 409
    assert "Nothing was confirmed" in page(refused)
    typed = {"id": fresh(), "take": place, "laid": "on", "stance-0": "only if", "condition-0": ""}
    kept = client.post(address, typed)
    assert kept.status_code == 409
    assert 'value="only if" selected' in page(kept)
    done = client.post(address, {**typed, "stance-0": "object"})
    assert done.status_code == 303, page(done)
    assert client.post(address, {**typed, "stance-0": "object"}).status_code == 303
    now = text(site, talks)
    assert now.now.number == "2"
    (bracket,) = (each.id for one in now.framework.provisions for each, _ in one.brackets() if "A2" in each.holders)
    shown = page(client.get("/text/bracket", {"draft": now.draft.id, "bracket": bracket}))
    assert "the care of a trust" in shown
    assert "A2" in shown
    (reaction,) = reactions(site.sitting("Hanne"))
    assert (reaction.words, reaction.by, reaction.noted) == ("Nobody asked our engineers.", "Anwar Dal", False)
    told = page(client.get(address))
    assert "This was confirmed" in told
    assert 'name="take"' not in told
    assert [one.now.holder for one in site.sitting("Hanne").view.all(Tabled) if one.now.name == "A2"] == [
        talks["party"]
    ]


def test_a_copy_names_holders_in_footnotes_only_where_the_text_that_was_shown_names_any(
    site: Site, talks: dict[str, Any]
) -> None:
    client, view = talks["client"], site.sitting("Hanne").view
    (copy, *_) = view.all(CopyMade)
    held = any(each.holders for one in shown_text(view, talks["shown"]).provisions for each in one.alternatives())
    assert (f"/shown/{copy.id}/word?attribution=footnotes" in page(client.get("/shown"))) is held
    content = client.get(f"/shown/{copy.id}/word?attribution=footnotes").content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert ("word/footnotes.xml" in archive.namelist()) is held
        told = b"".join(map(archive.read, archive.namelist())).decode()
    assert "Letters of paper B" not in told
    assert "sixty" in told


def test_a_moved_clause_is_moved_in_the_text_with_one_click(site: Site, talks: dict[str, Any]) -> None:
    client = talks["client"]
    paper = docx.Document(io.BytesIO(copied(site, talks)))
    dam, forces = (next(one for one in paper.paragraphs if word in one.text) for word in ("dam", "Forces"))
    forces._element.addprevious(dam._element)  # noqa: SLF001 - the library has no other way to move
    out = io.BytesIO()
    paper.save(out)
    before = labels(text(site, talks))
    address = back(talks, out.getvalue()).headers["Location"]
    laid = page(client.get(address))
    (place,) = re.findall(r'<button form="moves" name="move" value="(\d+)">', laid)
    assert 'name="take"' not in laid
    typed = {"id": fresh(), "move": place}
    for _ in range(2):
        assert client.post(address, typed).status_code == 303
    assert labels(text(site, talks)) == [before[1], before[0], *before[2:]]
    done = page(client.get(address))
    assert "It stands there in the text, too." in done
    assert 'name="move"' not in done
    refused = client.post(address, {"id": fresh(), "move": place})
    assert refused.status_code == 409
    assert "nothing is left to move" in page(refused)
    assert client.post(address, {"id": fresh(), "move": "first"}).status_code == 409
    timeline = page(client.get("/record"))
    assert "as Delegation A asked in “back.docx”" in timeline


def labels(text: NegotiatingText) -> list[str]:
    return [one.label for one in text.framework.provisions if one.label]


def test_what_cannot_be_read_is_refused_in_one_sentence_and_nothing_is_kept(site: Site, talks: dict[str, Any]) -> None:
    before = len(site.sitting("Hanne").view.entries)
    for name, content in (("back.docx", b"PK\x03\x04 broken"), ("back.bin", bytes(range(256)))):
        answer = back(talks, content, name)
        assert answer.status_code == 409
        assert 'class="refusal"' in page(answer)
        assert f'value="{talks["party"]}" selected' in page(answer)
    for refused in (back(talks, b"words", "a.txt", party=""), back(talks, b"words", "a.txt", shown="")):
        assert refused.status_code == 409
    assert len(site.sitting("Hanne").view.entries) == before


def test_a_text_of_an_earlier_time_is_named_as_old(site: Site, talks: dict[str, Any]) -> None:
    hanne, old = site.sitting("Hanne"), copied(site, talks)
    now = text(site, talks)
    ways = decided(hanne, now.draft.id, talks["rooms"]["A"], Way.OURS)
    show_draft(hanne, now.draft.id, talks["rooms"]["A"], fresh(), after=now.head, decided=ways)
    later = [one.id for one in hanne.view.all(DraftShown) if one.first.room == talks["rooms"]["A"]][-1]
    answers_old = page(talks["client"].get(back(talks, old).headers["Location"]))
    assert "The room was shown text 2 since" in answers_old
    as_new = page(talks["client"].get(back(talks, old, shown=later).headers["Location"]))
    assert "not of text 2" in as_new
    assert "It is a copy of text 1" in as_new


def test_a_photo_is_shown_and_typed_up_beside_its_picture(site: Site, talks: dict[str, Any]) -> None:
    client = talks["client"]
    answer = back(talks, PNG, "photo.png", shown="", room=talks["rooms"]["A"])
    address = answer.headers["Location"]
    shown = client.get(f"{address}/picture")
    assert (shown["Content-Type"], shown["X-Content-Type-Options"]) == ("image/png", "nosniff")
    assert shown.content == PNG
    assert f'src="{address}/picture"' in page(client.get(address))
    assert client.post(address, {"id": fresh(), "words": " "}).status_code == 409
    typed = {"id": fresh(), "title": "A letter", "words": "1. The dam is ours.\r\n\r\n2. The rest may stay."}
    assert client.post(address, typed).status_code == 303
    (letter,) = (one.now for one in site.sitting("Hanne").view.all(Tabled) if one.now.title == "A letter")
    assert "The dam is ours." in letter.document
    assert "This was typed up" in page(client.get(address))


def test_what_is_no_picture_by_its_bytes_is_never_shown_as_one(site: Site, talks: dict[str, Any]) -> None:
    client = talks["client"]
    answer = back(talks, b"%PDF-1.4\n%nothing to read", "scan.pdf", shown="", room=talks["rooms"]["A"])
    address = answer.headers["Location"]
    assert client.get(f"{address}/picture").status_code == 404
    told = page(client.get(address))
    assert "<img" not in told
    assert "save it" in told
    saved = client.get(f"/record/{address.split('/')[-1]}/attachment/1")
    assert saved["Content-Type"] == "application/octet-stream"
    assert site.sitting("Anwar").view.one(FileReturned, address.split("/")[-1]).now.file == "scan.pdf"


def test_a_form_is_printed_and_its_codes_are_typed_back_in(site: Site, talks: dict[str, Any]) -> None:
    client, shown = talks["client"], talks["shown"]
    form = client.get(f"/shown/{shown}/form", {"party": talks["party"], "large": "yes"})
    paper = docx.Document(io.BytesIO(form.content))
    printed = "\n".join(cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    framework = loads(site.sitting("Hanne").view.one(DraftShown, shown).now.framework.encode())
    code = code_of(digest_of(framework))
    first, second = (code_for(row.number, Answer.LIVE_WITH, code) for row in rows_of(framework)[:2])
    assert first in printed
    address, wrong = f"/shown/{shown}/codes", f"{first[:-1]}{'A' if first[-1] != 'A' else 'B'}"
    typed = {"id": fresh(), "party": talks["party"], "on": "2026-05-05", "codes": f"{wrong} {second}"}
    looked = page(client.post(address, {**typed, "act": "look"}))
    assert "is no code of this form" in looked
    assert "can live with it" in looked
    before = len(reactions(site.sitting("Hanne")))
    refused = client.post(address, {**typed, "act": "record"})
    assert refused.status_code == 409
    assert wrong in page(refused)
    assert len(reactions(site.sitting("Hanne"))) == before
    assert client.post(address, {**typed, "codes": f"{first}: gladly", "act": "record"}).status_code == 303
    assert [one.words for one in reactions(site.sitting("Hanne"))][-1] == "gladly"


def test_the_pages_of_a_scan_are_drawn_and_typed_up_beside_them(site: Site, talks: dict[str, Any]) -> None:
    client = talks["client"]
    content = scanned(pdf(PAGE, LATER))
    address = back(talks, content, "scan.pdf", shown="", room=talks["rooms"]["A"]).headers["Location"]
    laid = page(client.get(address))
    assert re.findall(r'src="([^"]+)"', laid)[-2:] == [f"{address}/picture?page={number}" for number in (1, 2)]
    assert 'alt="Page 2 of the paper"' in laid
    drawn = client.get(f"{address}/picture?page=2")
    assert dots_of(drawn.content)
    assert (drawn["Content-Type"], drawn["X-Content-Type-Options"]) == ("image/png", "nosniff")
    assert drawn["Cache-Control"] == "no-store"
    assert "img-src 'self'" in drawn["Content-Security-Policy"]
    for wrong in ("3", "0", "-1", "x", "41"):
        assert client.get(f"{address}/picture?page={wrong}").status_code == 404
    typed = {"id": fresh(), "title": "A letter by hand", "words": "1. The two sides shall cease all hostilities."}
    assert client.post(address, typed).status_code == 303
    assert "This was typed up" in page(client.get(address))
    site.person("Vera")
    site.room("Room of Vera", "Vera")
    assert site.client("Vera").get(f"{address}/picture?page=1").status_code == 404


def test_a_pdf_that_cannot_be_opened_is_kept_to_be_saved(talks: dict[str, Any]) -> None:
    client = talks["client"]
    address = back(talks, b"%PDF-1.7 torn", "torn.pdf", shown="", room=talks["rooms"]["A"]).headers["Location"]
    assert "save it, and open it beside this page" in page(client.get(address))
    assert client.get(f"{address}/picture?page=1").status_code == 404


def test_a_mediator_of_another_room_finds_no_returned_file(site: Site, talks: dict[str, Any]) -> None:
    site.person("Ulla")
    site.room("Room of somebody else", "Ulla")
    (file, *_) = site.sitting("Hanne").view.all(FileReturned)
    other = site.client("Ulla")
    for path in (f"/shown/returned/{file.id}", f"/shown/returned/{file.id}/picture", f"/shown/{talks['shown']}/form"):
        assert other.get(path).status_code == 404


def test_the_command_keeps_a_file_for_who_logs_in_and_for_nobody_else(
    site: Site, talks: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / "again.docx"
    file.write_bytes(tracked(copied(site, talks), "engineers", "wardens"))
    words = [str(file), str(site.folder), "--from", "Delegation A"]
    before = len(site.sitting("Hanne").view.entries)
    typed = site.typed("Hanne")
    wrong = CliRunner().invoke(command, words, input=f"Hanne\nno herons at all\n{typed['code']}\n")
    assert isinstance(wrong.exception, NotPossible)
    assert len(site.sitting("Hanne").view.entries) == before
    entered = f"Hanne\n{typed['passphrase']}\n{typed['code']}\n"
    stranger = CliRunner().invoke(command, [*words[:3], "Nobody"], input=entered)
    assert "Delegation A" in str(stranger.exception)
    kept = CliRunner().invoke(command, words, input=entered.replace(typed["code"], site.typed("Hanne")["code"]))
    assert kept.exit_code == 0, kept.exception
    assert "as an answer to text 1" in kept.output
    assert '"engineers" became "wardens"' in kept.output
    (*_, last) = site.sitting("Hanne").view.all(FileReturned)
    assert f"/shown/returned/{last.id}" in kept.output
    assert "<ins> wardens</ins>" in page(talks["client"].get(f"/shown/returned/{last.id}"))
    assert last.first.room == talks["rooms"]["A"]
