"""The table of doors: every address of the site. What is not here does not exist."""

from django.urls import path

from goodoffices.web import beginning
from goodoffices.web.door import FORM, POST, Door
from goodoffices.web.entrance import ANYBODY, ENTRANCE
from goodoffices.web.mediators import desk, record, search
from goodoffices.web.mediators.notes import marked as notes_marked
from goodoffices.web.mediators.notes import notes, reactions
from goodoffices.web.mediators.packages import forms as packages_forms
from goodoffices.web.mediators.packages import put as packages_put
from goodoffices.web.mediators.packages import screen as packages
from goodoffices.web.mediators.people import custody as people_custody
from goodoffices.web.mediators.people import joining as people_joining
from goodoffices.web.mediators.people import rooms as people
from goodoffices.web.mediators.people import sites as people_sites
from goodoffices.web.mediators.tabling import copies, copies_together, evenhand, paper_forms, returned, showing
from goodoffices.web.mediators.tabling import together as showing_together
from goodoffices.web.mediators.talks import (
    attempts,
    charters,
    contacts,
    issues,
    offices,
    phases,
    rounds,
    the_case,
    undertakings,
)
from goodoffices.web.mediators.talks import forms as rounds_forms
from goodoffices.web.mediators.text import brackets, coverage
from goodoffices.web.mediators.text import edit as text_edit
from goodoffices.web.mediators.text import screen as text
from goodoffices.web.mediators.unify import unifying

DOORS: tuple[Door, ...] = (
    Door("begin/<hex:secret>", "begin", beginning.first_run, FORM, ANYBODY),
    *ENTRANCE,
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
    Door("case/even-handedness", "evenhand", evenhand.even_handedness),
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
    Door("offices/left", "leave_office", offices.leave_office, FORM),
    Door("undertakings", "undertakings", undertakings.undertakings),
    Door("undertakings/new", "undertake", undertakings.undertake, FORM),
    Door("undertakings/settle", "settle", undertakings.settle, FORM),
    Door("issues", "issues", issues.issues),
    Door("issues/new", "raise_issue", rounds_forms.raise_issue, FORM),
    Door("issues/words", "word_issue", issues.word, FORM),
    Door("issues/clause", "link_clause", issues.link, FORM),
    Door("positions/new", "position", rounds_forms.position, FORM),
    Door("people", "people", people.people),
    Door("people/admit", "admission", people.admission, FORM),
    Door("people/remove", "removal", people.removal, FORM),
    Door("people/room", "new_room", people.new_room, FORM),
    Door("people/join", "joining", people_joining.joining, FORM),
    Door("people/hold", "holding", people_custody.holding, FORM),
    Door("people/lift", "lifting", people_custody.lifting, FORM),
    Door("people/shred", "shredding", people_custody.shredding, FORM),
    Door("people/site", "opening", people_sites.opening, FORM),
    Door("people/site/close", "closing", people_sites.closing, FORM),
    Door("people/party", "add_party", rounds_forms.add_party, FORM),
    Door("text", "text", text.text),
    Door("text/clause", "clause", text_edit.clause, FORM),
    Door("text/check", "check", text_edit.check, POST),
    Door("text/drafts", "drafts", text_edit.drafts, POST),
    Door("text/bracket", "bracket", brackets.bracket, FORM),
    Door("text/reaction", "reaction", reactions.reaction, FORM),
    Door("text/coverage", "coverage", coverage.coverage),
    Door("text/show", "show", showing.show, FORM),
    Door("text/show/rooms", "show_together", showing_together.show_together, FORM),
    Door("shown", "shown", copies.shown, FORM),
    Door("shown/copies", "copies_together", copies_together.together, FORM),
    Door("shown/<hex:copy>/word", "copy_word", copies.copy_word),
    Door("shown/<hex:shown>/form", "reaction_form", paper_forms.reaction_form),
    Door("shown/<hex:shown>/codes", "typed_codes", paper_forms.typed_codes, FORM),
    Door("shown/returned", "returned", returned.returned, FORM),
    Door("shown/returned/<hex:file>", "confirm_returned", returned.confirm, FORM),
    Door("shown/returned/<hex:file>/picture", "picture", returned.picture),
    Door("who-saw", "who_saw", copies.who_saw, FORM),
    Door("packages", "packages", packages.packages),
    Door("packages/work", "work_out", packages.work_out, POST),
    Door("packages/agenda", "agenda", packages.agenda),
    Door("packages/over-time", "over_time", packages.over_time),
    Door("packages/what-ifs", "what_ifs", packages.what_ifs),
    Door("packages/what-ifs/new", "what_if", packages_forms.what_if, FORM),
    Door("packages/put", "put_together", packages_put.put_together, FORM),
    Door("packages/tie", "tie", packages_forms.tie, FORM),
    Door("packages/untie", "untie", packages_forms.untie, FORM),
    Door("packages/clause", "choice_clause", packages_forms.clause, FORM),
    Door("packages/unbind", "unbind", packages_forms.unbind, FORM),
    Door("packages/belief", "belief", packages_forms.belief, FORM),
    Door("packages/verdict", "verdict", packages_forms.verdict, FORM),
    Door("packages/importance", "importance", packages_forms.importance, FORM),
    Door("packages/figures", "figures_shown", packages_forms.switch, FORM),
    Door("packages/<hex:package>", "package", packages_put.package, FORM),
    Door("packages/<hex:package>/aside", "lay_aside", packages_put.lay_aside, FORM),
    Door("unify", "unify", unifying.unify, FORM),
    Door("unify/draft", "unified", unifying.unified, POST),
    Door("unify/questions", "questions", unifying.questions, FORM),
)
DOORS_BY_NAME = {door.name: door for door in DOORS}

urlpatterns = [path(door.path, door.view, name=door.name) for door in DOORS]
