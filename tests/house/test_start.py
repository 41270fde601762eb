"""The start script: two commands on a fresh machine, a clear sentence where they cannot work."""

import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.house.source import ROOT

from goodoffices import __version__

pytestmark = pytest.mark.skipif(os.name != "posix", reason="The start script is for Linux and macOS.")

NOT_POSSIBLE = 69
BARE = "/usr/bin:/bin"
PYTHON = str(Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}")
SHIPPED = ("goodoffices", "pyproject.toml", "requirements.lock", "requirements-dev.lock", "README.md", "LICENSE", "src")

Started = subprocess.CompletedProcess[str]


def copy_to(folder: Path) -> Path:
    """Lay a fresh checkout into a folder with a space in its name."""
    house = folder / "good offices"
    house.mkdir(parents=True)
    for name in SHIPPED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, house / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, house / name)
    return house


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return copy_to(tmp_path)


def surroundings(**more: str) -> dict[str, str]:
    """A bare environment: an empty home, the system's programs, and the certificates this machine is told to trust."""
    told = {name: value for name, value in os.environ.items() if name in {"PIP_CERT", "SSL_CERT_FILE"}}
    return {"PATH": BARE, "HOME": "/nonexistent", "GOODOFFICES_PYTHON": PYTHON, **told, **more}


def start(script: Path, *words: str, cwd: Path | None = None, **more: str) -> Started:
    return subprocess.run(
        [script, *words],
        cwd=cwd or script.parent.parent,
        env=surroundings(**more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def program(folder: Path, name: str, lines: str) -> Path:
    """Put a small shell program into a folder."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_the_script_is_short() -> None:
    script = (ROOT / "goodoffices").read_text(encoding="utf-8")
    explained = script[script.index("<<'END'") : script.index("\nEND\n")]
    code = [line for line in script.replace(explained, "").splitlines() if line.strip() and not line.startswith("#")]
    assert len(code) <= 75


def test_alone_it_explains_itself_and_makes_nothing(house: Path) -> None:
    told = start(house / "goodoffices")
    assert told.returncode == 0
    assert "./goodoffices demo" in told.stdout
    assert not (house / ".venv").exists()


@pytest.fixture
def bin_without_python(tmp_path: Path) -> Path:
    """The system's small programs and no Python at all."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("cat", "cmp", "dirname", "readlink", "rm", "sh"):
        (folder / name).symlink_to(shutil.which(name, path=BARE) or name)
    return folder


def test_without_a_python_it_says_which_one_it_needs(house: Path, bin_without_python: Path) -> None:
    told = start(house / "goodoffices", "demo", PATH=str(bin_without_python), GOODOFFICES_PYTHON="")
    assert told.returncode == NOT_POSSIBLE
    assert told.stderr == (
        "goodoffices: Python 3.11, 3.12 or 3.13 is needed and was not found: "
        "install one, or name it in GOODOFFICES_PYTHON.\n"
    )


def test_a_python_that_is_too_old_is_passed_over(house: Path, bin_without_python: Path) -> None:
    program(bin_without_python, "python3", "exit 1")
    told = start(house / "goodoffices", "demo", PATH=str(bin_without_python), GOODOFFICES_PYTHON="")
    assert "3.11, 3.12 or 3.13 is needed" in told.stderr


def test_without_pip_and_ensurepip_it_says_what_to_add(house: Path, tmp_path: Path) -> None:
    for name in ("pip", "ensurepip"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(1)\n", encoding="utf-8")
    told = start(house / "goodoffices", "demo", PYTHONPATH=str(tmp_path))
    assert told.returncode == NOT_POSSIBLE
    assert "has neither pip nor ensurepip: add one (on Debian: apt install python3-venv), or uv." in told.stderr
    assert not (house / ".venv" / "installed").exists()


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of wheels as the script fetches it; the one step here that needs a network."""
    folder = tmp_path_factory.mktemp("wheels") / "for the field"
    told = start(copy_to(tmp_path_factory.mktemp("fetching")) / "goodoffices", "wheels", str(folder))
    assert told.returncode == 0, told.stderr
    return folder


@pytest.fixture
def offline(wheels: Path) -> Callable[..., Started]:
    """Start the script with the folder of wheels and no network that answers."""
    nowhere = "http://127.0.0.1:9"

    def run(script: Path, *words: str, cwd: Path | None = None, **more: str) -> Started:
        shut = {"GOODOFFICES_WHEELS": str(wheels), "HTTPS_PROXY": nowhere, "HTTP_PROXY": nowhere}
        return start(script, *words, cwd=cwd, **shut, **more)

    return run


def works(told: Started) -> bool:
    return told.returncode == 0 and __version__ in told.stdout


@pytest.mark.heavy
def test_it_installs_offline_and_then_starts_at_once(house: Path, offline: Callable[..., Started]) -> None:
    first, second = (offline(house / "goodoffices", "--version") for _ in range(2))
    assert works(first), first.stderr
    assert works(second)
    assert "installing" in first.stderr
    assert second.stderr == ""


@pytest.mark.heavy
def test_it_installs_where_only_ensurepip_is(house: Path, tmp_path: Path, offline: Callable[..., Started]) -> None:
    no_pip = program(tmp_path / "bin", "python", f'[ "$2" != pip ] && exec "{PYTHON}" "$@"')
    told = offline(house / "goodoffices", "--version", GOODOFFICES_PYTHON=str(no_pip))
    assert works(told), told.stderr


@pytest.mark.heavy
def test_it_starts_through_a_link_and_from_elsewhere(
    house: Path, tmp_path: Path, offline: Callable[..., Started]
) -> None:
    link = tmp_path / "bin" / "offices"
    link.parent.mkdir()
    link.symlink_to(Path("..") / house.name / "goodoffices")
    elsewhere = tmp_path / "papers"
    elsewhere.mkdir()
    for name in ("click", "lxml", "numpy", "pip", "venv"):
        (elsewhere / f"{name}.py").write_text(
            "raise SystemExit('a file beside a proposal was run')\n", encoding="utf-8"
        )
    told = offline(link, "--version", cwd=elsewhere)
    assert works(told), told.stderr + told.stdout


@pytest.mark.heavy
def test_an_interrupted_installation_begins_afresh(house: Path, wheels: Path, offline: Callable[..., Started]) -> None:
    script = house / "goodoffices"
    begun = subprocess.Popen(
        [script, "--version"], env=surroundings(GOODOFFICES_WHEELS=str(wheels)), start_new_session=True
    )
    packages = house / ".venv" / "lib" / f"python3.{sys.version_info.minor}" / "site-packages"
    while not (packages / "numpy").exists() and begun.poll() is None:
        time.sleep(0.05)
    os.killpg(begun.pid, signal.SIGKILL)
    begun.wait()
    assert not (house / ".venv" / "installed").exists()
    (packages / "click").mkdir(exist_ok=True)
    (packages / "click" / "left_behind.py").touch()
    assert works(offline(script, "--version"))
    assert not (packages / "click" / "left_behind.py").exists()


@pytest.mark.heavy
def test_a_changed_lock_or_another_place_is_noticed(house: Path, offline: Callable[..., Started]) -> None:
    assert works(offline(house / "goodoffices", "--version"))
    with (house / "requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    assert "installing" in offline(house / "goodoffices", "--version").stderr
    moved = house.rename(house.with_name("moved offices"))
    told = offline(moved / "goodoffices", "--version")
    assert works(told), told.stderr
    assert "installing" in told.stderr


@pytest.mark.heavy
def test_a_wheel_that_was_tampered_with_is_refused(house: Path, wheels: Path, tmp_path: Path) -> None:
    tampered = shutil.copytree(wheels, tmp_path / "tampered")
    with zipfile.ZipFile(next(tampered.glob("click-*.whl")), "a") as wheel:
        wheel.writestr("click/stranger.py", "print('here')\n")
    told = start(house / "goodoffices", "--version", GOODOFFICES_WHEELS=str(tampered))
    assert told.returncode == NOT_POSSIBLE
    assert "HASH" in told.stderr.upper()
    assert not (house / ".venv" / "installed").exists()


@pytest.mark.heavy
def test_the_folder_of_wheels_alone_installs_the_program(wheels: Path, tmp_path: Path) -> None:
    subprocess.run([PYTHON, "-m", "venv", tmp_path / "venv"], check=True)
    python = tmp_path / "venv" / "bin" / "python"
    asked: list[str | Path] = [python, "-m", "pip", "install", "--no-index", "--find-links", wheels, "goodoffices"]
    subprocess.run(asked, check=True, env=surroundings())
    told = subprocess.run(
        [tmp_path / "venv" / "bin" / "goodoffices", "--version"], capture_output=True, text=True, check=True
    )
    assert __version__ in told.stdout
