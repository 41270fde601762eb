"""The forms of the talks: rounds, referrals, deadlines, suspensions, parties, issues, positions."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from goodoffices.case.kinds import (
    Authority,
    Deadline,
    Feasibility,
    Format,
    Issue,
    Party,
    Position,
    Referral,
    Round,
    Strength,
    Suspension,
)
from goodoffices.office import offices, talks
from goodoffices.web.mediators import offered as rounds_offered
from goodoffices.web.mediators.attached import attached
from goodoffices.web.mediators.fields import Field, Form, Sort, among, page_of
from goodoffices.web.unlocking import Asked

Values = dict[str, Any]


def _round(request: Asked, values: Values, room: str, own: str) -> None:
    talks.open_round(
        request.sitting, room, Round(**values | {"format": Format(values["format"])}), own, attached(request)
    )


def _round_closed(request: Asked, values: Values, room: str, own: str) -> None:  # noqa: ARG001 - lies where the round does
    talks.close_round(
        request.sitting, values["of"], values["ends"], values["result"], own, attachments=attached(request)
    )


def _referral(request: Asked, values: Values, room: str, own: str) -> None:
    talks.refer(request.sitting, room, Referral(**values), own, attached(request))


def _instructions(request: Asked, values: Values, room: str, own: str) -> None:  # noqa: ARG001 - as above
    authority = Authority(values["authority"])
    talks.receive_instructions(
        request.sitting,
        values["of"],
        values["on"],
        values["instructions"],
        own,
        authority=authority,
        by=values["by"],
        attachments=attached(request),
    )


def _deadline(request: Asked, values: Values, room: str, own: str) -> None:
    choices = {"strength": Strength(values["strength"]), "zone": rounds_offered.zone_of(values["zone"])}
    talks.set_deadline(request.sitting, room, Deadline(**values | choices), own, attached(request))


def _deadline_lifted(request: Asked, values: Values, room: str, own: str) -> None:  # noqa: ARG001 - as above
    talks.lift_deadline(request.sitting, values["of"], own, attached(request))


def _suspension(request: Asked, values: Values, room: str, own: str) -> None:
    talks.suspend(request.sitting, room, Suspension(**values), own, attached(request))


def _resumption(request: Asked, values: Values, room: str, own: str) -> None:  # noqa: ARG001 - as above
    talks.resume(request.sitting, values["of"], values["on"], own, attached(request))


def _feasibility(request: Asked, values: Values, room: str, own: str) -> None:
    talks.review_feasibility(request.sitting, room, Feasibility(**values), own, attached(request))


def _party(request: Asked, values: Values, room: str, own: str) -> None:
    offices.add_party(request.sitting, room, Party(**values), own, attached(request))


def _issue(request: Asked, values: Values, room: str, own: str) -> None:
    talks.raise_issue(request.sitting, room, Issue(**values), own, attached(request))


def _position(request: Asked, values: Values, room: str, own: str) -> None:
    talks.record_position(request.sitting, room, Position(**values), own, attached(request))


PARTY = Field("party", _("Party"), Sort.CHOICE, needed=True, offers=rounds_offered.parties)
ROUND = Form(
    _("A round opens"),
    _("Open the round"),
    (
        Field("number", _("Number"), Sort.NUMBER, needed=True),
        Field("place", _("Place")),
        Field("begins", _("First day"), Sort.DAY),
        Field("format", _("Format"), Sort.CHOICE, needed=True, offers=among(Format)),
        Field("came", _("Who came, one on a line"), Sort.LINES),
        Field("drafts", _("Drafts on the table"), Sort.SEVERAL, offers=rounds_offered.drafts),
    ),
    _round,
    attach=True,
)
ROUND_CLOSED = Form(
    _("A round ends"),
    _("Close the round"),
    (
        Field("of", _("Round"), Sort.CHOICE, needed=True, offers=rounds_offered.open_rounds),
        Field("ends", _("Last day"), Sort.DAY, needed=True),
        Field("result", _("Result"), Sort.TEXT),
    ),
    _round_closed,
    room=False,
    attach=True,
)
REFERRAL = Form(
    _("A question goes to a principal"),
    _("Record the referral"),
    (
        PARTY,
        Field("question", _("Question"), Sort.TEXT, needed=True),
        Field("principal", _("Principal")),
        Field("out", _("Taken on"), Sort.DAY, needed=True),
        Field("expected", _("Expected back on"), Sort.DAY),
        Field("by", _("Who took it")),
    ),
    _referral,
    attach=True,
)
INSTRUCTIONS = Form(
    _("Instructions came back"),
    _("Record the instructions"),
    (
        Field("of", _("Question"), Sort.CHOICE, needed=True, offers=rounds_offered.referrals),
        Field("on", _("Received on"), Sort.DAY, needed=True),
        Field("instructions", _("Instructions"), Sort.TEXT, needed=True),
        Field("authority", _("Brought"), Sort.CHOICE, needed=True, offers=among(Authority), usual="instructed"),
        Field("by", _("Who brought them")),
    ),
    _instructions,
    room=False,
    attach=True,
)
DEADLINE = Form(
    _("A deadline"),
    _("Set the deadline"),
    (
        Field("title", _("What must be done"), needed=True),
        Field("on", _("Day"), Sort.DAY, needed=True),
        Field("at", _("Time"), Sort.TIME),
        Field("zone", _("Time zone of the time")),
        Field("whose", _("Whose deadline it is")),
        Field("strength", _("Hard or soft"), Sort.CHOICE, needed=True, offers=among(Strength), usual="hard"),
        Field("source", _("Who says so")),
        Field("after", _("What changes after it"), Sort.TEXT),
    ),
    _deadline,
    attach=True,
)
DEADLINE_LIFTED = Form(
    _("A deadline no longer counts"),
    _("Lift the deadline"),
    (Field("of", _("Deadline"), Sort.CHOICE, needed=True, offers=rounds_offered.deadlines),),
    _deadline_lifted,
    room=False,
    attach=True,
)
SUSPENSION = Form(
    _("The talks are suspended"),
    _("Record the suspension"),
    (
        Field("because", _("Reason"), Sort.TEXT, needed=True),
        Field("since", _("Since"), Sort.DAY),
        Field("expected", _("For how long, as far as is known")),
        Field("by", _("Who suspended them")),
    ),
    _suspension,
    attach=True,
)
RESUMPTION = Form(
    _("The talks are resumed"),
    _("Record that they are resumed"),
    (
        Field("of", _("Suspension"), Sort.CHOICE, needed=True, offers=rounds_offered.suspensions),
        Field("on", _("Day"), Sort.DAY, needed=True),
    ),
    _resumption,
    room=False,
    attach=True,
)
FEASIBILITY = Form(
    _("Are talks with this party feasible"),
    _("Keep the review"),
    (
        PARTY,
        Field("consent", _("Consent"), Sort.TEXT),
        Field("mandate", _("Mandate"), Sort.TEXT),
        Field("format", _("Format"), Sort.TEXT),
        Field("venue", _("Venue"), Sort.TEXT),
        Field("level", _("Level"), Sort.TEXT),
        Field("preconditions", _("Preconditions"), Sort.TEXT),
        Field("next_contact", _("Next contact"), Sort.TEXT),
    ),
    _feasibility,
    attach=True,
)
NEW_PARTY = Form(
    _("A party"),
    _("Name the party"),
    (
        Field("title", _("Name"), needed=True),
        Field("letter", _("Letter in the order of protocol")),
        Field("language", _("Language")),
    ),
    _party,
    attach=True,
)
NEW_ISSUE = Form(
    _("An issue"),
    _("Put it on the list"),
    (
        Field("title", _("In words that no side objects to"), needed=True),
        Field("question", _("The question that is to be answered"), Sort.TEXT),
    ),
    _issue,
    attach=True,
)
NEW_POSITION = Form(
    _("A position"),
    _("Record the position"),
    (
        PARTY,
        Field("issue", _("Issue"), Sort.CHOICE, needed=True, offers=rounds_offered.issues),
        Field("words", _("Position"), Sort.TEXT, needed=True),
        Field("interest", _("The reason behind it, as far as it is known"), Sort.TEXT),
        Field("on", _("Day"), Sort.DAY),
        Field("noted", _("As we understood it, not in the party's own writing"), Sort.TICK, usual="1"),
        Field("source", _("Where it is known from: a letter, a call, who told us")),
    ),
    _position,
    attach=True,
)

open_round = page_of(ROUND, "rounds")
close_round = page_of(ROUND_CLOSED, "rounds")
refer = page_of(REFERRAL, "desk")
instructions = page_of(INSTRUCTIONS, "desk")
set_deadline = page_of(DEADLINE, "desk")
lift_deadline = page_of(DEADLINE_LIFTED, "desk")
suspend = page_of(SUSPENSION, "rounds")
resume = page_of(RESUMPTION, "rounds")
feasibility = page_of(FEASIBILITY, "desk")
add_party = page_of(NEW_PARTY, "people")
raise_issue = page_of(NEW_ISSUE, "issues")
position = page_of(NEW_POSITION, "rounds")
