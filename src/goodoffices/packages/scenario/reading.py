"""The reading of a scenario: which of the files is the domain, which are parties, and what they make together."""

from collections.abc import Mapping
from dataclasses import dataclass

from goodoffices.packages.choice import Model
from goodoffices.packages.scenario import genius, negmas, own
from goodoffices.packages.scenario.told import SCALE, NotAScenario, assemble

YAML, XML, OWN = (".yml", ".yaml"), (".xml",), (".toml", ".json")


@dataclass(frozen=True, slots=True)
class Reading:
    """A scenario that was read: its model, and in words what was left aside."""

    name: str
    model: Model
    notes: tuple[str, ...] = ()


def read(name: str, files: Mapping[str, bytes]) -> Reading:
    """Return the scenario of a folder's files, or of one file in our own form.

    Args:
        name: what the scenario is called.
        files: their content by name.

    Raises:
        NotAScenario: there is no scenario among them; or as the form's reader says.
    """
    if len(files) == 1 and next(iter(files)).lower().endswith(OWN):
        return _own(name, *next(iter(files.items())))
    for ends, reader in ((YAML, _negmas), (XML, _genius)):
        found = {one: files[one] for one in sorted(files) if one.lower().endswith(ends)}
        if found:
            return reader(name, found)
    raise NotAScenario(name=name, why="it has no YAML, XML, TOML or JSON file")


def _own(name: str, file: str, content: bytes) -> Reading:
    told = own.parsed(file, content)
    choices = own.choices_of(file, told)
    parties = own.parties_of(file, told, choices)
    numbers = [one for party in parties for worth in party.worth for one in worth]
    numbers += [party.start for party in parties] + [party.reserved or 0.0 for party in parties]
    whole = all(one.is_integer() for one in numbers)
    return Reading(name, assemble(choices, parties, scale=1 if whole else SCALE))


def _negmas(name: str, files: Mapping[str, bytes]) -> Reading:
    told = {file: negmas.parsed(file, content) for file, content in files.items()}
    domains = [(file, one) for file, one in told.items() if isinstance(one, Mapping) and negmas.is_domain(one)]
    if len(domains) != 1:
        raise NotAScenario(name=name, why="one of its YAML files must list the issues, and one alone")
    issues = negmas.answers_of(*domains[0])
    choices = negmas.choices_of(issues)
    parties = [
        negmas.party_of(file, one, issues)
        for file, one in told.items()
        if isinstance(one, Mapping) and negmas.is_party(one) and not negmas.is_domain(one)
    ]
    return Reading(name, assemble(choices, parties), tuple(note for party in parties for note in party.notes))


def _genius(name: str, files: Mapping[str, bytes]) -> Reading:
    roots = {file: genius.parsed(file, content) for file, content in files.items()}
    profiles = {file: root for file, root in roots.items() if genius.is_party(root)}
    if not profiles:
        raise NotAScenario(name=name, why="none of its XML files gives a party's weights")
    domains = [
        (file, root) for file, root in roots.items() if file not in profiles and root.find(".//issue") is not None
    ]
    issues = genius.answers_of(*(domains or list(profiles.items()))[0])
    choices = genius.choices_of(issues)
    parties = [genius.party_of(file, root, issues) for file, root in profiles.items()]
    return Reading(name, assemble(choices, parties), tuple(note for party in parties for note in party.notes))
