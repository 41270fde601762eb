"""Every command and option is explained, and the first pages name what can be called."""

import re
from collections.abc import Iterator

import click
import pytest
from tests.house.source import ROOT

from goodoffices.cli import main


def commands(group: click.Command, path: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command with the words that call it."""
    if isinstance(group, click.Group):
        for name, command in group.commands.items():
            yield from commands(command, f"{path} {name}".strip())
    else:
        yield path, group


COMMANDS = dict(commands(main))


def options(command: click.Command) -> list[str]:
    """All spellings of the options of a command."""
    shown = [one for one in command.params if isinstance(one, click.Option) and not one.hidden]
    return [spelling for one in shown for spelling in (*one.opts, *one.secondary_opts)]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_and_each_of_its_options_is_explained(name: str) -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    section = re.search(rf"^##+ `?(?:goodoffices )?{name}\b.*?(?=^##? |\Z)", page, re.MULTILINE | re.DOTALL)
    assert section, f"docs/commands.md has no heading for {name}"
    assert [one for one in options(COMMANDS[name]) if not re.search(rf"`[^`]*{one}\b", section.group())] == []
    assert COMMANDS[name].help


def test_the_start_script_and_the_readme_name_every_command() -> None:
    script = (ROOT / "goodoffices").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    called = {name.split()[0] for name in COMMANDS}
    for page in (script, readme):
        assert called | {"demo", "test"} <= set(re.findall(r"\./goodoffices (\w+)", page))
