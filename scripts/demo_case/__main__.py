"""Write the Word files of the fictional case, or check that they are those that the texts give."""

from pathlib import Path

import click

from scripts.demo_case.source import read_source
from scripts.demo_case.word import word_file

TEXTS = Path(__file__).parent / "texts"
CASE = Path(__file__).parents[2] / "src" / "goodoffices" / "demo" / "case"


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; fail where a file is not what its text gives.")
def make(*, check: bool) -> None:
    """Write one Word file into the case for each text."""
    stale = []
    for text in sorted(TEXTS.glob("*.txt")):
        made = word_file(read_source(text.read_text(encoding="utf-8")))
        path = CASE / f"{text.stem}.docx"
        if not check:
            path.write_bytes(made)
        elif not path.exists() or path.read_bytes() != made:
            stale.append(path.name)
    if stale:
        raise click.ClickException(f"Run python -m scripts.demo_case: not what the texts give: {', '.join(stale)}.")


if __name__ == "__main__":
    make()
