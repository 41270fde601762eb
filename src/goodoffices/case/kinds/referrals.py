"""Referrals: what a delegation has taken to its principal, and the instructions that came back."""

from goodoffices.case.kinds.days import Day, check_days
from goodoffices.case.kinds.reactions import Authority
from goodoffices.case.statement import Name, Sentence, Statement, kind


@kind("referral")
class Referral(Statement):
    """A question that a party took to its `principal`: out since `out`, expected back on `expected`.

    It is back once `received` names a day; `instructions` is what the principal said, and `authority` how far who
    brought it may speak for the principal.
    """

    party: str
    question: str
    out: Day
    principal: str = ""
    expected: Day = ""
    provisions: tuple[str, ...] = ()
    received: Day = ""
    instructions: str = ""
    authority: Authority = Authority.AD_REFERENDUM
    by: str = ""
    note: str = ""
    referral: str = ""

    def __post_init__(self) -> None:
        if not self.out:
            raise ValueError(self.out)
        check_days(self.out, self.expected, self.received)

    @property
    def about(self) -> str:
        """The referral that this brings back, if it does."""
        return self.referral

    def overdue(self, today: str) -> bool:
        """Whether it is out, and was expected back before a day (`YYYY-MM-DD`)."""
        return not self.received and bool(self.expected) and self.expected < today

    def sentence(self, name: Name) -> Sentence:
        """Return the sentence that the timeline shows."""
        details = {"party": name(self.party), "question": self.question, "expected": self.expected}
        if self.received:
            return Sentence("{party} has instructions: {instructions}", {**details, "instructions": self.instructions})
        if self.expected:
            return Sentence("{party} refers to its principal, expected back on {expected}: {question}", details)
        return Sentence("{party} refers to its principal: {question}", details)
