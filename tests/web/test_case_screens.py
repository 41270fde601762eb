"""What talks rest on, from the site: texts and their adoption, issues, attempts, offices, undertakings, phases."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest
from django.test import Client
from tests.web.conftest import Site
from tests.web.test_text_screens import laid

from goodoffices.case.kinds import Binds, Party, Reaction, Stance
from goodoffices.office.sitting import fresh


@pytest.fixture(scope="module")
def room(site: Site) -> str:
    return site.room("The valley's table", "Tyra", "Ulf")


@pytest.fixture(scope="module")
def party(site: Site, room: str) -> str:
    own = fresh()
    site.sitting("Tyra").say(room, Party(title="Highlands", letter="A"), own)
    return own


@pytest.fixture
def tyra(site: Site) -> Client:
    return site.client("Tyra")  # type: ignore[no-any-return]  # a client, as the site makes it


def sent(client: Client, path: str, typed: dict[str, object]) -> str:
    """Send a form twice, as a double click does; its id."""
    own = fresh()
    for _ in range(2):
        answer = client.post(path, {"id": own, **typed})
        assert answer.status_code == 303, answer.content.decode()
    return own


def refused(client: Client, path: str, typed: dict[str, object]) -> str:
    """The page of a form that is refused."""
    answer = client.post(path, {"id": fresh(), **typed})
    assert answer.status_code == 409
    return answer.content.decode()


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def chosen(shown: str, name: str) -> str:
    """What is chosen in a field of a form."""
    field = re.search(rf'<select id="{name}".*?</select>', shown, re.DOTALL)
    found = re.search(r'value="([^"]*)" selected', field[0] if field else "")
    return found[1] if found else ""


def test_what_was_adopted_holds_until_a_new_version_is(tyra: Client, room: str, party: str) -> None:
    words = {"sort": "mandate", "title": "Good offices of two", "text": "To carry proposals.", "version": "1"}
    mandate = sent(tyra, "/charters/write", {**words, "room": room})
    assert "Not adopted yet" in page(tyra, "/charters")
    adoption = {"of": mandate, "on": "2026-05-02", "by": party, "also": "The host\n"}
    sent(tyra, "/charters/adopt", adoption)
    assert "not on the list any more" in refused(tyra, "/charters/adopt", adoption)
    offered = page(tyra, f"/charters/version?of={mandate}")
    assert "To carry proposals.</textarea>" in offered
    assert 'name="version" type="text" value="2"' in offered
    anew = {"of": mandate, "title": "Good offices of two", "text": "To carry and to hold the pen.", "version": "2"}
    sent(tyra, "/charters/version", anew)
    shown = page(tyra, "/charters")
    assert shown.index("To carry and to hold the pen.") < shown.index("To carry proposals.")
    assert "Earlier versions" not in shown  # what holds stands open, and what is proposed above it
    assert shown.count("<h3>") == 2
    assert re.search(r"Version <bdi>1</bdi> · this version holds", shown)
    assert re.search(r"Adopted on <bdi>2026-05-02</bdi> by <bdi>Highlands</bdi> · <bdi>The host</bdi>", shown)
    assert "a new version is proposed" in page(tyra, "/case")
    sent(tyra, "/charters/adopt", {**adoption, "on": "2026-06-01"})
    shown = page(tyra, "/charters")
    assert re.search(r"Version <bdi>2</bdi> · this version holds", shown)
    assert shown.count("this version holds") == 1
    assert shown.index("Earlier versions") < shown.index("To carry proposals.")


def test_an_attempt_says_who_refused_what_of_it_and_why(tyra: Client, room: str, party: str) -> None:
    plan = {"title": "Plan of the envoy", "on": "2024-03-01", "text": "The ridge is left.", "outcome": "Set aside."}
    rows = {"declined-party": party, "declined-what": "the ridge", "declined-because": "no dates"}
    attempt = sent(tyra, "/attempts/record", {**plan, **rows, "room": room})
    sent(tyra, "/attempts/declined", {"of": attempt, "party": party, "because": "no observers"})
    shown = page(tyra, "/attempts")
    assert "<bdi>the ridge</bdi>: <bdi>no dates</bdi>" in shown
    assert "<bdi>all of it</bdi>: <bdi>no observers</bdi>" in shown
    assert shown.count("Highlands refused") == 2
    assert "The ridge is left." in shown
    assert chosen(page(tyra, f"/attempts/declined?of={attempt}"), "of") == attempt
    assert "Plan of the envoy" in page(tyra, "/case")


def test_an_issue_stands_beside_what_each_side_calls_it(site: Site, tyra: Client, room: str, party: str) -> None:
    apart = site.room("Said by the Highlands", "Tyra")
    issue = sent(tyra, "/issues/new", {"title": "The upper road", "question": "When is it opened?", "room": room})
    form = page(tyra, f"/issues/words?issue={issue}&party={party}")
    assert (chosen(form, "issue"), chosen(form, "party")) == (issue, party)
    sent(tyra, "/issues/words", {"issue": issue, "party": party, "words": "our road home", "room": apart})
    shown = page(tyra, "/issues")
    assert shown.index("The upper road") < shown.index("When is it opened?") < shown.index("our road home")
    other = page(site.client("Ulf"), "/issues")
    assert "The upper road" in other
    assert "our road home" not in other


def test_an_office_shows_its_holders_and_what_must_be_asked_again(
    site: Site, tyra: Client, room: str, party: str
) -> None:
    ulf, vigdis = site.person("Ulf").id, site.person("Vigdis").id
    site.room("Where Vigdis is known", "Tyra", "Vigdis")
    ministry = sent(tyra, "/offices/institution", {"title": "Ministry of Roads", "party": party, "room": room})
    office = sent(tyra, "/offices/office", {"title": "Chief engineer", "institution": ministry, "room": room})
    assert "Nobody holds it." in page(tyra, "/offices")
    held = {"office": office, "called": "Ulf", "since": "2026-05-02", "person": ulf}
    sent(tyra, "/offices/holder", held)
    assert re.search(r"<bdi>Ulf</bdi></strong> since <bdi>2026-05-02</bdi> · reads: .*valley", page(tyra, "/offices"))
    assert "not on the list any more" in refused(tyra, "/offices/holder", held)
    said = {"party": party, "provision": "p1", "stance": Stance.AGREE, "words": "Thirty days."}
    site.sitting("Tyra").say(room, Reaction(**said, by="Ulf", binds=Binds.PERSON), fresh())
    sent(tyra, "/offices/change", {"office": office, "called": "Vigdis", "since": "2026-06-01", "person": vigdis})
    shown = page(tyra, "/offices")
    assert shown.index("To be asked again") < shown.index("Thirty days.") < shown.index("Ministry of Roads")
    assert re.search(r"<bdi>Vigdis</bdi></strong> since <bdi>2026-06-01</bdi> · reads: .*valley", shown)
    assert re.search(r"Before: <bdi>Ulf</bdi> .*until <bdi>2026-06-01</bdi> · no longer reads: .*valley", shown)
    assert site.sitting("Tyra").readers(room) == {site.person("Tyra").id, vigdis}
    sent(tyra, "/offices/left", {"office": office, "until": "2026-07-01"})
    shown = page(tyra, "/offices")
    assert "Nobody holds it." in shown
    assert shown.count("Before: <bdi>Vigdis</bdi>") == shown.count("Before: <bdi>Ulf</bdi>") == 1
    assert site.sitting("Tyra").readers(room) == {site.person("Tyra").id}


def test_a_promise_is_recorded_outside_a_note_and_settled_once(tyra: Client, room: str, party: str) -> None:
    promise = {"sort": "promise", "by": party, "words": "No shots while the talks last.", "binds": "office"}
    assert "The field “To whom” is empty" in refused(tyra, "/undertakings/new", {**promise, "room": room})
    dated = {**promise, "to_other": "The mediators", "on": "2026-05-02", "due": "2026-07-01", "noted": "1"}
    given = sent(tyra, "/undertakings/new", {**dated, "room": room})
    shown = page(tyra, "/undertakings")
    assert re.search(r"Promise · <bdi>Highlands</bdi> to <bdi>The mediators</bdi> · binds the office", shown)
    assert "What was settled" not in shown
    assert "stands" not in page(tyra, f"/undertakings/settle?of={given}").split("<form", 1)[1].split('id="state"')[1]
    sent(tyra, "/undertakings/settle", {"of": given, "state": "kept"})
    shown = page(tyra, "/undertakings")
    assert shown.index("What was settled") < shown.index("No shots while the talks last.") < shown.index("Kept")
    assert "Highlands kept its word to The mediators" in page(tyra, "/record")
    assert "not on the list any more" in refused(tyra, "/undertakings/settle", {"of": given, "state": "broken"})


def test_the_strip_marks_the_phase_of_now_in_words_and_for_those_who_hear_it(tyra: Client, room: str) -> None:
    assert "aria-current" not in page(tyra, "/").split("<main", 1)[1]
    assert chosen(page(tyra, "/case/phase"), "phase") == "preparation"
    for phase, since in (("proposals", "2026-05-02"), ("criticism of the single text", "2026-06-01")):
        sent(tyra, "/case/phase", {"phase": phase, "since": since, "because": "Both asked for it.", "room": room})
    for path in ("/", "/case"):
        marked = re.findall(r'<li aria-current="step">(.*?)</li>', page(tyra, path))
        assert len(marked) == 1
        assert "criticism of the single text" in marked[0]
        assert "now, since" in marked[0]
    following = page(tyra, "/case/phase")
    assert chosen(following, "phase") == "bargaining"
    assert f'value="{datetime.now(UTC).year}-' in following
    again = {"phase": "criticism of the single text", "since": "2026-07-01", "because": "Kept.", "room": room}
    kept = refused(tyra, "/case/phase", again)
    assert "The talks are in this phase already, since 2026-06-01" in kept
    assert "Kept.</textarea>" in kept


def test_a_clause_takes_up_an_earlier_attempt_for_those_who_read_the_text(site: Site) -> None:
    client, room, text = laid(site, "Torvald", "Ylva")
    attempt = sent(client, "/attempts/record", {"title": "The first map", "room": room})
    form = f"/attempts/revived?of={attempt}"
    clause = next(one for one in text.framework.provisions if one.label)
    looked = client.post(form, {"of": attempt, "provision-asked": clause.label, "look": "1", "id": fresh()})
    found = re.findall(r'type="radio" name="provision" value="([^"]*)"', looked.content.decode())
    assert clause.id in found
    assert not [one for one in found if "/" in one]
    sent(client, "/attempts/revived", {"of": attempt, "provision": clause.id})
    sent(client, "/attempts/revived", {"of": attempt, "provision": clause.id})
    shown = page(client, "/attempts")
    assert shown.count(f"provision={clause.id}") == 1
    page(client, unescape(re.findall(r'href="(/text/clause[^"]*)"', shown)[0]))
    issue = sent(client, "/issues/new", {"title": "Withdrawal", "room": room})
    sent(client, "/issues/clause", {"issue": issue, "provision": clause.id})
    assert f"provision={clause.id}" in page(client, "/issues")
    promise = {"sort": "guarantee", "by_other": "A", "to_other": "B", "words": "It is done.", "binds": "person"}
    sent(client, "/undertakings/new", {**promise, "provision": clause.id, "room": room})
    assert f"provision={clause.id}" in page(client, "/undertakings")
    absent = {"of": attempt, "provision": "no clause"}
    assert "This clause does not stand in the text" in refused(client, "/attempts/revived", absent)
