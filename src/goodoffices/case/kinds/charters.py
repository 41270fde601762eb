"""The short texts that talks rest on: mandate, rules of procedure, agenda, terms of confidentiality."""

from enum import StrEnum

from goodoffices.case.kinds.days import Day, check_days
from goodoffices.case.statement import Name, Sentence, Statement, kind


class Basis(StrEnum):
    """What such a text settles."""

    MANDATE = "mandate"
    PROCEDURE = "rules of procedure"
    AGENDA = "agenda"
    CONFIDENTIALITY = "terms of confidentiality"


_ADOPTED = {
    Basis.MANDATE: "The mandate was adopted: {title}, version {version}.",
    Basis.PROCEDURE: "The rules of procedure were adopted: {title}, version {version}.",
    Basis.AGENDA: "The agenda was adopted: {title}, version {version}.",
    Basis.CONFIDENTIALITY: "The terms of confidentiality were adopted: {title}, version {version}.",
}
_PROPOSED = {
    Basis.MANDATE: "A mandate was written: {title}, version {version}.",
    Basis.PROCEDURE: "Rules of procedure were written: {title}, version {version}.",
    Basis.AGENDA: "An agenda was written: {title}, version {version}.",
    Basis.CONFIDENTIALITY: "Terms of confidentiality were written: {title}, version {version}.",
}


@kind("charter")
class Charter(Statement):
    """A version of such a text. It holds once `adopted` names a day; `charter` is the text that this replaces."""

    sort: Basis
    title: str
    text: str
    version: str = "1"
    adopted: Day = ""
    adopted_by: tuple[str, ...] = ()
    charter: str = ""

    def __post_init__(self) -> None:
        check_days(self.adopted)

    @property
    def about(self) -> str:
        """The text that this is a version of, if it is one."""
        return self.charter

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - names nobody
        """Return the sentence that the timeline shows."""
        templates = _ADOPTED if self.adopted else _PROPOSED
        return Sentence(templates[self.sort], {"title": self.title, "version": self.version})
