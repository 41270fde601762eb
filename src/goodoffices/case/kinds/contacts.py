"""Contacts: meetings, visits, calls, letters and shuttles, our own or heard of."""

from dataclasses import dataclass
from enum import StrEnum

from goodoffices.case.kinds.days import Day, TimeOfDay, check_days, check_time
from goodoffices.case.statement import Name, Sentence, Statement, kind


class ContactForm(StrEnum):
    """How people were in contact."""

    MEETING = "meeting"
    VISIT = "visit"
    SHUTTLE = "shuttle"
    CALL = "call"
    LETTER = "letter"
    MESSAGE = "message"
    SIDE_MEETING = "side meeting"


class ContactState(StrEnum):
    """Whether it came about."""

    EXPECTED = "expected"
    HELD = "held"
    CALLED_OFF = "called off"


class Certainty(StrEnum):
    """How sure we are of a contact: we were there, or somebody told us."""

    PRESENT = "we were present"
    CONFIRMED = "confirmed"
    LIKELY = "likely"
    RUMOUR = "rumour"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A stop of a visit or shuttle: where, when, whom we met, and the draft that we carried there."""

    place: str
    on: Day = ""
    at: TimeOfDay = ""
    met: str = ""
    draft: str = ""

    def __post_init__(self) -> None:
        check_days(self.on)
        check_time(self.at)


_ON_A_DAY = {
    ContactState.EXPECTED: "Contact with {others} is expected on {on}: {subject}",
    ContactState.HELD: "Contact with {others} on {on}: {subject}",
    ContactState.CALLED_OFF: "Contact with {others} on {on} was called off: {subject}",
}
_SOME_DAY = {
    ContactState.EXPECTED: "Contact with {others} is expected: {subject}",
    ContactState.HELD: "Contact with {others}: {subject}",
    ContactState.CALLED_OFF: "Contact with {others} was called off: {subject}",
}
_HEARD_ON_A_DAY = {
    ContactState.EXPECTED: "{source} told us that a contact of {others} is expected on {on}: {subject}",
    ContactState.HELD: "{source} told us of a contact of {others} on {on}: {subject}",
    ContactState.CALLED_OFF: "{source} told us that a contact of {others} on {on} was called off: {subject}",
}
_HEARD_SOME_DAY = {
    ContactState.EXPECTED: "{source} told us that a contact of {others} is expected: {subject}",
    ContactState.HELD: "{source} told us of a contact of {others}: {subject}",
    ContactState.CALLED_OFF: "{source} told us that a contact of {others} was called off: {subject}",
}


@kind("contact")
class Contact(Statement):
    """A contact with somebody, or between others.

    `others` are the parties, institutions or people concerned, by id or name. What we did not attend was `heard_from`
    somebody. Three flags stand apart: whether both sides admit the contact, whether it is known for whom people
    spoke, and whether it was made public. `draft` is the draft that was carried; `note` tells what was said.
    `minutes` is how long it lasted; 0 where nobody wrote it down.
    """

    form: ContactForm
    others: tuple[str, ...]
    on: Day = ""
    at: TimeOfDay = ""
    zone: str = ""
    minutes: int = 0
    place: str = ""
    subject: str = ""
    state: ContactState = ContactState.HELD
    certainty: Certainty = Certainty.PRESENT
    heard_from: str = ""
    acknowledged: bool = False
    representation_known: bool = False
    published: bool = False
    stops: tuple[Stop, ...] = ()
    draft: str = ""
    note: str = ""
    contact: str = ""

    def __post_init__(self) -> None:
        check_days(self.on)
        check_time(self.at)
        if self.minutes < 0:
            raise ValueError(self.minutes)

    @property
    def about(self) -> str:
        """The contact that this says more of, if it does."""
        return self.contact

    def sentence(self, name: Name) -> Sentence:
        """Return the sentence that the timeline shows."""
        details = {
            "others": ", ".join(name(one) for one in self.others),
            "on": self.on,
            "subject": self.subject,
            "source": name(self.heard_from),
        }
        if self.certainty is Certainty.PRESENT:
            templates = _ON_A_DAY if self.on else _SOME_DAY
        else:
            templates = _HEARD_ON_A_DAY if self.on else _HEARD_SOME_DAY
        return Sentence(templates[self.state], details)
