"""How the issues, options, clauses and statements of a model are said in the language of the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from django.utils.translation import gettext

from goodoffices.case.kinds import Bond, Counted, Issue, Stance, Verdict
from goodoffices.case.view import View
from goodoffices.packages.choice import Chosen, Clause
from goodoffices.packages.of_case.choices import WITHIN, TextIssue
from goodoffices.packages.of_case.model import CaseModel
from goodoffices.packages.soundings.evidence import Evidence, Level, MattersMore, OnlyIf, Prefers, RedLine, Stands
from goodoffices.packages.soundings.evidence import Verdict as Answered
from goodoffices.web.mediators.choices import called
from goodoffices.web.mediators.packages.words import CHOICES, alone, day_told, named, share_told

SHORT = 60
"""Letters of an option that stand in a sentence."""
LEVELS = {
    Level.OBJECT: Stance.OBJECT,
    Level.CAN_LIVE_WITH: Stance.LIVE_WITH,
    Level.AGREE: Stance.AGREE,
}


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one model.

    Attributes:
        model: the model.
        titles: what the case calls the issue that a provision deals with, by the provision's id.
    """

    model: CaseModel
    titles: Mapping[str, str]

    @classmethod
    def of(cls, view: View, model: CaseModel) -> "Wording":
        """Return the words of a model, with the issues of the case as this person may read them."""
        return cls(model, titles(view))

    def issue(self, at: int) -> str:
        """Return what an issue is called: its clause, and what the case calls that."""
        return issue_called(self.model.laid.issues[at], self.titles)

    def words(self, option: Chosen, most: int = SHORT) -> str:
        """Return the words of an option, shortened so that it is told apart from the others of its issue."""
        every = [named(one.words) for one in self.model.laid.issues[option.issue].options]
        return apart(every, option.option, most)

    def option(self, option: Chosen) -> str:
        """Return an option with its issue, as short as it can be told."""
        told = gettext("{issue}: “{option}”")
        return told.format(issue=alone(self.issue(option.issue)), option=alone(self.words(option)))

    def clause(self, clause: Clause) -> str:
        """Return a clause between options, with where it comes from."""
        told = gettext("{option} {bond}: {others}")
        others = self._joined(clause.others, gettext(" or "))
        bond = CHOICES[Bond(clause.bond.value)]
        source = gettext("a bracket within another") if clause.source == WITHIN else clause.source
        whole = told.format(option=self.option(clause.option), bond=bond, others=others)
        return f"{whole} ({alone(source)})" if source else whole

    def stance(self, one: Evidence, option: Chosen) -> str:
        """Return what a statement says of one option, in a few words."""
        match one.said:
            case RedLine(options):
                single = len(options) == 1
                return str(called(Stance.RED_LINE)) if single else gettext("a red line together with other options")
            case Stands(_, Level.PREFER):
                return gettext("likes it best")
            case Stands(_, level):
                return str(called(LEVELS[level]))
            case Prefers(better, worse):
                told = gettext("prefers it to “{other}”") if better == option else gettext("prefers “{other}”")
                return told.format(other=alone(self.words(worse if better == option else better)))
            case OnlyIf(_, others):
                return gettext("only with {others}").format(others=self._joined(others, gettext(" or ")))
        return ""

    def statement(self, one: Evidence) -> str:
        """Return a statement as the subject of a sentence: who, when, what."""
        details = {"party": alone(self.model.parties[one.party].now.title), "day": alone(day_told(one.day))}
        match one.said:
            case RedLine(options):
                told = gettext("{party}'s red line of {day} on {options}")
                return told.format(**details, options=self._joined(options, gettext(" together with ")))
            case OnlyIf(option, others):
                told = gettext("what {party} said on {day}, that it accepts {option} only with {others}")
                needed = self._joined(others, gettext(" or "))
                return told.format(**details, option=self.option(option), others=needed)
            case MattersMore(more, less):
                told = gettext("what {party} said on {day}, that {more} matters more to it than {less}")
                return told.format(**details, more=alone(self.issue(more)), less=alone(self.issue(less)))
            case Answered(_, answer):
                told = gettext("what {party} said on {day} of a package: {answer}")
                return told.format(**details, answer=CHOICES[Verdict(answer.value)])
            case Stands(option, _):
                about = option
            case Prefers(_, worse):
                about = worse
        told = gettext("what {party} said on {day} of {option}: {stance}")
        return told.format(**details, option=self.option(about), stance=self.stance(one, about))

    def block(self, one: Evidence) -> str:
        """Return what blocks as a sentence, without a figure."""
        return capital(gettext("{what} stands in the way.").format(what=self.statement(one)))

    def block_counted(self, one: Evidence, share: Counted) -> str:
        """Return what blocks as a sentence: what it rules out, and in how many of the ways that things could be."""
        told = gettext("{what} rules out {share} of the ways things could be.")
        return capital(told.format(what=self.statement(one), share=alone(share_told(share))))

    def _joined(self, options: Sequence[Chosen], between: str) -> str:
        return between.join(map(self.option, options))


def titles(view: View) -> dict[str, str]:
    """Return what the case calls the issue that a provision deals with, by the provision's id; the first of several."""
    issues = [one.now for one in view.all(Issue)]
    return {provision: one.title for one in reversed(issues) for provision in one.provisions}


def issue_called(issue: TextIssue, known: Mapping[str, str]) -> str:
    """Return what an issue of a text is called: its clause, and what the case calls that."""
    title = next((known[one] for one in issue.provisions if one in known), "")
    return f"{issue.name} {title}".strip()


def apart(every: Sequence[str], at: int, most: int) -> str:
    """Return one of several texts in so many letters: from where it parts from those that begin alike."""
    plain = [" ".join(one.split()) for one in every]
    own = plain[at]
    if len(own) <= most:
        return own
    begun = own[:most].rsplit(" ", 1)[0]
    alike = [one for place, one in enumerate(plain) if place != at and one.startswith(begun)]
    if not alike:
        return f"{begun} …"
    words = own.split()
    shared = min(sum(1 for _ in takewhile(_same, zip(words, one.split(), strict=False))) for one in alike)
    rest = " ".join(words[max(shared - 2, 0) :])
    return f"… {rest}" if len(rest) <= most else f"… {rest[:most].rsplit(' ', 1)[0]} …"


def capital(words: str) -> str:
    """Return a sentence that begins with a capital."""
    return words[:1].upper() + words[1:]


def _same(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]
