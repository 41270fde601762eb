"""The table of doors: every address of the site. What is not here does not exist."""

from django.urls import path, register_converter

from goodoffices.web import beginning, hardware_keys, own, signing_in
from goodoffices.web.door import FORM, GET, POST, Door
from goodoffices.web.mediators import (
    attempts,
    brackets,
    charters,
    contacts,
    copies,
    coverage,
    desk,
    issues,
    notes,
    notes_marked,
    offices,
    people,
    people_custody,
    people_joining,
    phases,
    reactions,
    record,
    rounds,
    rounds_forms,
    search,
    showing,
    text,
    text_edit,
    the_case,
    undertakings,
    unifying,
)
from goodoffices.web.unlocking import Standing


class Id:
    """An id of an entry, room or person in an address."""

    regex = "[0-9a-f]{32}"

    def to_python(self, value: str) -> str:
        """Return it as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """Return it as it stands."""
        return value


register_converter(Id, "hex")

ANYBODY = frozenset(Standing)
KNOWN = frozenset({Standing.LOCKED, Standing.UNLOCKED})

DOORS: tuple[Door, ...] = (
    Door("begin/<hex:secret>", "begin", beginning.first_run, FORM, ANYBODY),
    Door("enter", "enter", signing_in.enter, FORM, ANYBODY),
    Door("unlock", "unlock", signing_in.unlock, FORM, KNOWN),
    Door("lock", "lock", signing_in.lock, POST, KNOWN),
    Door("leave", "leave", signing_in.leave, POST, KNOWN),
    Door("pulse", "pulse", signing_in.pulse, GET, KNOWN, counts=False),
    Door("own", "own", own.own, FORM),
    Door("own/passphrase", "passphrase", own.passphrase, POST),
    Door("own/key", "hardware", hardware_keys.keys, FORM),
    Door("own/key/remove", "remove_hardware", hardware_keys.remove, POST),
    Door("own/codes", "codes", own.codes, POST),
    Door("own/elsewhere", "elsewhere", own.elsewhere, POST),
    Door("", "desk", desk.desk),
    Door("record", "record", record.record),
    Door("record/<hex:entry>", "entry", record.entry),
    Door("record/<hex:entry>/attachment/<int:number>", "attachment", record.attachment),
    Door("search", "search", search.search),
    Door("note", "note", notes.note, FORM),
    Door("notes/<hex:note>", "note_page", notes.note_page),
    Door("notes/<hex:note>/mark", "mark", notes_marked.mark, FORM),
    Door("notes/<hex:note>/read", "second_reading", notes.second_reading, POST),
    Door("rounds", "rounds", rounds.rounds),
    Door("rounds/open", "open_round", rounds_forms.open_round, FORM),
    Door("rounds/close", "close_round", rounds_forms.close_round, FORM),
    Door("rounds/suspend", "suspend", rounds_forms.suspend, FORM),
    Door("rounds/resume", "resume", rounds_forms.resume, FORM),
    Door("contacts", "contacts", contacts.contacts),
    Door("contacts/new", "new_contact", contacts.new_contact, FORM),
    Door("contacts/more", "more_of_contact", contacts.change, FORM),
    Door("referrals/new", "refer", rounds_forms.refer, FORM),
    Door("referrals/back", "instructions", rounds_forms.instructions, FORM),
    Door("deadlines/set", "set_deadline", rounds_forms.set_deadline, FORM),
    Door("deadlines/lift", "lift_deadline", rounds_forms.lift_deadline, FORM),
    Door("feasibility", "feasibility", rounds_forms.feasibility, FORM),
    Door("case", "the_case", the_case.the_case),
    Door("case/phase", "enter_phase", phases.enter, FORM),
    Door("charters", "charters", charters.charters),
    Door("charters/write", "write_charter", charters.write, FORM),
    Door("charters/version", "write_version", charters.write_version, FORM),
    Door("charters/adopt", "adopt_charter", charters.adopt, FORM),
    Door("attempts", "attempts", attempts.attempts),
    Door("attempts/record", "record_attempt", attempts.record, FORM),
    Door("attempts/declined", "decline_attempt", attempts.decline, FORM),
    Door("attempts/revived", "revive_attempt", attempts.revive, FORM),
    Door("offices", "offices", offices.offices),
    Door("offices/institution", "name_institution", offices.name_institution, FORM),
    Door("offices/office", "name_office", offices.name_office, FORM),
    Door("offices/holder", "take_office", offices.take_office, FORM),
    Door("offices/change", "change_hands", offices.change_hands, FORM),
    Door("undertakings", "undertakings", undertakings.undertakings),
    Door("undertakings/new", "undertake", undertakings.undertake, FORM),
    Door("undertakings/settle", "settle", undertakings.settle, FORM),
    Door("issues", "issues", issues.issues),
    Door("issues/new", "raise_issue", rounds_forms.raise_issue, FORM),
    Door("issues/words", "word_issue", issues.word, FORM),
    Door("positions/new", "position", rounds_forms.position, FORM),
    Door("people", "people", people.people),
    Door("people/admit", "admission", people.admission, FORM),
    Door("people/remove", "removal", people.removal, FORM),
    Door("people/room", "new_room", people.new_room, FORM),
    Door("people/join", "joining", people_joining.joining, FORM),
    Door("people/hold", "holding", people_custody.holding, FORM),
    Door("people/lift", "lifting", people_custody.lifting, FORM),
    Door("people/shred", "shredding", people_custody.shredding, FORM),
    Door("people/party", "add_party", rounds_forms.add_party, FORM),
    Door("text", "text", text.text),
    Door("text/clause", "clause", text_edit.clause, FORM),
    Door("text/check", "check", text_edit.check, POST),
    Door("text/drafts", "drafts", text_edit.drafts, POST),
    Door("text/bracket", "bracket", brackets.bracket, FORM),
    Door("text/reaction", "reaction", reactions.reaction, FORM),
    Door("text/coverage", "coverage", coverage.coverage),
    Door("text/show", "show", showing.show, FORM),
    Door("shown", "shown", copies.shown, FORM),
    Door("shown/<hex:copy>/word", "copy_word", copies.copy_word),
    Door("who-saw", "who_saw", copies.who_saw, FORM),
    Door("unify", "unify", unifying.unify, FORM),
    Door("unify/draft", "unified", unifying.unified, POST),
    Door("unify/questions", "questions", unifying.questions, FORM),
)
DOORS_BY_NAME = {door.name: door for door in DOORS}

urlpatterns = [path(door.path, door.view, name=door.name) for door in DOORS]
