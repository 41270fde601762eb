"""What the screens of packages say in the language of the page: shares, choices, reasons, seams."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language_bidi, gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.case.kinds import Belief, Bond, Counted, Verdict
from goodoffices.packages.feasible.share import Share
from goodoffices.packages.of_case.choices import LEFT_OUT, NO_WORDS, NOT_IN_THE_TEXT, TIED
from goodoffices.packages.of_case.heard import Why
from goodoffices.packages.of_case.writing import SeamKind
from goodoffices.packages.soundings.scale import APART, FEWEST
from goodoffices.web.page import ISOLATE, ISOLATE_ENDS

WHY: Mapping[Why, object] = {
    Why.SETTLED: _("its bracket was lifted since"),
    Why.EARLIER_WORDS: _("it was said of words that were changed since: ask again"),
    Why.WHOLE_CLAUSE: _("it speaks of a whole clause that has brackets, not of words in one"),
    Why.CONDITION_IN_WORDS: _("its condition names no words of the text"),
    Why.NOTHING_PREFERRED: _("it does not say which words are preferred"),
    Why.UNKNOWN_PARTY: _("whoever said it is not among the parties"),
    Why.OPEN_DRAFT: _("it is about a draft with open brackets, which chooses nothing"),
}
SEAMS: Mapping[SeamKind, object] = {
    SeamKind.RUN_TOGETHER: _("two words run together"),
    SeamKind.SPACE: _("a space is too many"),
    SeamKind.MARK: _("two marks meet"),
    SeamKind.WORD_TWICE: _("a word stands twice"),
    SeamKind.ARTICLE: _("the article does not fit the word after it"),
    SeamKind.NUMBER: _("a number and its word do not agree"),
    SeamKind.CAPITAL: _("a clause begins with a small letter"),
}
CHOICES: Mapping[object, object] = {
    Belief.FIRM: _("firm"),
    Belief.LIKELY: _("likely"),
    Belief.MAY_BE_BLUFF: _("may be bluff"),
    Bond.IMPLIES: _("takes these along"),
    Bond.ONLY_IF: _("can be had only with one of these"),
    Bond.EXCLUDES: _("rules these out"),
    Verdict.YES: _("yes"),
    Verdict.AD_REFERENDUM: _("yes, ad referendum"),
    Verdict.NO: _("no"),
}
WITHOUT_WORDS: Mapping[str, object] = {
    NO_WORDS: _("no words here"),
    LEFT_OUT: _("left out"),
    NOT_IN_THE_TEXT: _("its clause reads otherwise"),
}
NOT_ENOUGH = (
    (
        "Nothing is known of {party}: any package is possible.",
        _("Nothing is known of {party}: any package is possible."),
    ),
    (
        "Of {party} only {said} of the {fewest} statements are known that a figure needs.",
        _("Of {party} only {said} of the {fewest} statements are known that a figure needs."),
    ),
)
CONVENTIONS_APART = {
    "some package": _(
        "How far some package is acceptable hangs on how issues weigh: two conventions are over {points} points apart."
    ),
    "the best package": _(
        "How far the best package is acceptable hangs on how issues weigh: two conventions are {points} points apart."
    ),
}


def named(option: str) -> str:
    """Return what an option is called: its own words, or in the language of the page what it does without any."""
    return TIED.join(str(WITHOUT_WORDS.get(one, one)) for one in option.split(TIED))


def offered(some: type[Belief] | type[Bond] | type[Verdict]) -> list[tuple[str, str]]:
    """Return choices as a form offers them."""
    return [(one.value, str(CHOICES[one])) for one in some]


def alone(words: object) -> str:
    """Return words that fill a sentence, isolated where the page is written from right to left."""
    return f"{ISOLATE}{words}{ISOLATE_ENDS}" if get_language_bidi() else str(words)


def day_told(day: date) -> str:
    """Return a day as one says it: 3 May 2026."""
    return date_format(day, "j F Y")


def share_told(counted: Counted) -> str:
    """Return a share in whole per cent, with its interval."""
    share = share_of(counted)
    words = gettext("{middle} % ({low} to {high} %)")
    ends = {"middle": share.middle, "low": share.low, "high": share.high}
    return words.format(**{name: f"{100 * one:.0f}" for name, one in ends.items()})


def share_of(counted: Counted) -> Share:
    """Return what was counted as a share."""
    return Share(counted.yes, counted.no, counted.worlds)


def under_both(counted: Sequence[Counted]) -> str:
    """Return a figure under the convention that is shown, and beside it under the other."""
    first, *others = map(share_told, counted)
    beside = (gettext("; {share} where issues are taken to weigh more evenly").format(share=one) for one in others)
    return first + "".join(beside)


def reason_told(reason: str, parties: Sequence[str]) -> str:
    """Return in the language of the page why there is no figure; what no longer fits is left as it was kept."""
    for party in parties:
        for template, translated in NOT_ENOUGH:
            for said in range(FEWEST):
                if reason == template.format(party=party, said=said, fewest=FEWEST):
                    return str(translated).format(party=alone(party), said=said, fewest=FEWEST)
    for what, words in CONVENTIONS_APART.items():
        if reason.startswith(f"How far {what} is acceptable hangs"):
            return str(words).format(points=f"{100 * APART:.0f}")
    return reason
