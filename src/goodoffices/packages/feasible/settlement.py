"""After a deal: is there a package that is better for all (Raiffa 1985, post-settlement settlements)?"""

from dataclasses import dataclass, replace

import numpy as np

from goodoffices.packages.choice import Package
from goodoffices.packages.feasible.feasible import Prospect, prospect
from goodoffices.packages.feasible.share import Share
from goodoffices.packages.soundings.scale import GRAIN
from goodoffices.packages.worlds.worlds import Worlds

NOTICEABLY = 0.01
"""How much better a package must be for every party, as a share of the best that it can think of."""


@dataclass(frozen=True, slots=True)
class Improvement:
    """What could still be gained by all.

    Attributes:
        exists: in what share of the worlds some package is better for all than what was agreed.
        package: the single package that is better for all in the largest share of worlds, as far as was found.
        better: in what share of the worlds it is.
    """

    exists: Share
    package: Package
    better: Share


def improvement(worlds: Worlds, agreed: Package) -> Improvement:
    """Look for packages that every party likes noticeably better than the agreed one, red lines and clauses kept.

    Raises:
        NotAPackage: what was agreed does not take one option of every issue.
    """
    worlds.soundings.choices.broken(agreed)
    reached = worlds.worths(np.asarray([agreed]))[:, :, 0].T
    found: Prospect = prospect(replace(worlds, least=np.maximum(reached, 0) + np.float32(NOTICEABLY * GRAIN)))
    package = found.pool.best()
    return Improvement(found.exists, package, found.accepted(package))
