"""What the commands on packages share: the file of what the parties said, and how worlds are drawn."""

from pathlib import Path

import click

from goodoffices.cli.options import Decorator
from goodoffices.cli.outputs import shown
from goodoffices.packages.choice import Choices, Package
from goodoffices.packages.drawing import Sampling
from goodoffices.packages.evidence import Soundings
from goodoffices.packages.soundings_file import read_soundings
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
    """Return what the parties said, as a file tells it.

    Raises:
        NoSuchFile, NotAFile, MayNotRead, FileTooLarge: the file cannot be had.
        NotAScenario, EvidenceNotRead and others of the reader: it is not in its form.
    """
    return read_soundings(shown(path), bytes_of(path))


def sampling(count: int, seed: int) -> Sampling:
    """Return how worlds are drawn."""
    return Sampling(SeededChance(), seed=seed, count=count)


def package_form(choices: Choices, package: Package) -> dict[str, str]:
    """Return a package as JSON has it: by issue, the option taken."""
    return dict(zip((issue.name for issue in choices.issues), choices.words(package), strict=True))
