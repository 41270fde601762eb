"""The fictional case that ships with the product: the talks on the Orsel Valley, its proposals in Word.

Who is who is told in `docs/guide/the-case.md`. The files are made by `python -m scripts.demo_case`.
"""

from contextlib import AbstractContextManager
from importlib.resources import as_file, files
from pathlib import Path

__all__ = ["case_folder"]


def case_folder() -> AbstractContextManager[Path]:
    """Return a context that gives the folder of the case: its Word files, and `table.toml`, which lists them.

    The folder is to be read only while the context is open: where the package is not unpacked on disk, it is a
    temporary copy.
    """
    return as_file(files(__name__) / "case")
