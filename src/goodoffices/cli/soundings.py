"""What the commands on packages share: what the parties said, in a file or in a case, and how worlds are drawn."""

from pathlib import Path

import click

from goodoffices.cli.atwork import at_work
from goodoffices.cli.options import Decorator
from goodoffices.cli.outputs import shown
from goodoffices.packages.choice import Choices, Package
from goodoffices.packages.of_case.model import model_of
from goodoffices.packages.soundings.evidence import Soundings
from goodoffices.packages.soundings.file import read_soundings
from goodoffices.packages.worlds.drawing import Sampling
from goodoffices.store.chance import SeededChance
from goodoffices.store.quarantine import bytes_of

WORLDS = 10_000
FEWEST_WORLDS, MOST_WORLDS = 100, 100_000

worlds: Decorator = click.option(
    "--worlds",
    type=click.IntRange(FEWEST_WORLDS, MOST_WORLDS),
    default=WORLDS,
    show_default=True,
    help="How many ways that things could be are drawn.",
)
seed: Decorator = click.option(
    "--seed", type=click.IntRange(min=0), default=1, show_default=True, help="The same seed draws the same worlds."
)


def soundings_in(path: Path) -> Soundings:
    """Return what the parties said, as a file tells it, or a case: then somebody logs in, and what that person reads.

    Raises:
        NotACase, TooManyAttempts, NotAdmitted: the case does not open.
        NoText, NothingOpen, NoParties: there is nothing to choose in it, or nobody to agree.
        NoSuchFile, NotAFile, MayNotRead, FileTooLarge: the file cannot be had.
        NotAScenario, EvidenceNotRead and others of the reader: it is not in its form.
    """
    if path.is_dir():
        with at_work(path) as sitting:
            return model_of(sitting.view).soundings
    return read_soundings(shown(path), bytes_of(path))


def sampling(count: int, seed: int) -> Sampling:
    """Return how worlds are drawn."""
    return Sampling(SeededChance(), seed=seed, count=count)


def package_form(choices: Choices, package: Package) -> dict[str, str]:
    """Return a package as JSON has it: by issue, the option taken."""
    return dict(zip((issue.name for issue in choices.issues), choices.words(package), strict=True))
