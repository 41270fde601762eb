"""The value scale: what the words of the parties mean in numbers, all in this one file.

A team may change the table; the two laws must stay true of it: a package all of whose options a party can live with is
acceptable to it in every world, and a package all of whose options it objects to in none. They hold as long as the
least walk-away is the lower end of "can live with" and no higher than the upper end of "object".
"""

from collections.abc import Mapping
from types import MappingProxyType

from goodoffices.packages.soundings.evidence import Answer, Belief, Level

STEP = 1e-3
"""How near to its open upper end a level may come, and how much better "preferred to" is at least."""

SILENT = (0.0, 1.0)
"""Where the level of an option lies of which nothing was said."""

LEVELS: Mapping[Level, tuple[float, float]] = MappingProxyType(
    {
        Level.OBJECT: (0.0, 0.4 - STEP),
        Level.CAN_LIVE_WITH: (0.4, 0.7 - STEP),
        Level.AGREE: (0.7, 1.0),
        Level.PREFER: (1.0, 1.0),
    }
)
"""Where the level of an option lies, by what was said of it. A red line is no level: it is out."""

WALK_AWAY = (0.4, 0.55)
"""Where the least lies that a party signs for, unless verdicts on packages narrow it."""

BELIEFS: Mapping[Belief, float] = MappingProxyType({Belief.FIRM: 1.0, Belief.LIKELY: 0.8, Belief.MAY_BE_BLUFF: 0.5})
"""In what share of the worlds a statement holds, by how far the mediators believe it."""

ANSWERS: Mapping[Answer, float] = MappingProxyType({Answer.YES: 1.0, Answer.AD_REFERENDUM: 0.8, Answer.NO: 1.0})
"""In what share of the worlds a verdict holds, beside the belief in it: a yes ad referendum may be overruled."""

CONVENTIONS = (1, 3)
"""How issues weigh before anything is said of it: Dirichlet(1) lets a few matter much, Dirichlet(3) is more even."""

GRAIN = 1_000_000
"""Values are whole numbers of this part of the highest value, so that every verdict on a package is exact."""

OUT = -4.0 * GRAIN
"""The worth of an option that is out: more than all others could make good, and still exact."""

APART = 0.2
"""Figures under the two conventions that lie further apart than this are not told."""

FEWEST = 5
"""A party with fewer statements than this is not known well enough for a figure."""
