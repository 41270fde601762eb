"""A child process of this program: its own interpreter, which gets all through pipes and nothing from around it."""

import os
import subprocess
import sys
from pathlib import Path

import goodoffices

_BOOT = """
import sys
from importlib import import_module
sys.path.append(sys.argv[1])
sys.exit(import_module(sys.argv[2]).main())
"""


def begun(module: str) -> subprocess.Popen[bytes]:
    """Start the `main` of a module in a child process, with pipes to and from it.

    It sees neither the environment nor the packages of a user, and what it says beside its output goes nowhere.
    """
    root = str(Path(goodoffices.__file__).parents[1])
    return subprocess.Popen(  # noqa: S603 - this very interpreter and words of our own
        [sys.executable, "-I", "-X", "utf8", "-c", _BOOT, root, module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ},
    )
