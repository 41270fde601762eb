"""The living case: the talks on the Orsel Valley as a sealed case, three rounds old on the day it is made.

Who is who is told in `docs/guide/the-case.md`. All that is said goes in by the verbs of the office.
"""

from pathlib import Path

from goodoffices.demo import case_folder
from goodoffices.demo.delegations import open_rooms, show_the_text
from goodoffices.demo.opening import open_case
from goodoffices.demo.rounds import first_round, last_days, second_round, third_round
from goodoffices.demo.stage import Cast, Stage
from goodoffices.demo.weighing import weighs
from goodoffices.record.person import Effort
from goodoffices.store.casefolder import CaseFolder

HOST = "room-5.localhost"
"""The name of the site of a party, where none is given; it tells not whose it is."""


def living_case(folder: Path, now: int, effort: Effort | None = None, host: str = HOST) -> tuple[Cast, ...]:
    """Make the living case in a new folder and return its people; `now` is in milliseconds since 1970 UTC.

    Nobody has an account yet: `effort` is what opening a key costs, and `host` the name of the site of a party.

    Raises:
        FolderExists: there is something at this place.
    """
    case = CaseFolder.create(folder)
    try:
        stage = Stage(case, now)
        with case_folder() as papers:
            open_case(stage, papers, effort)
        for told in (first_round, second_round, third_round):
            told(stage)
        open_rooms(stage, host)
        show_the_text(stage)
        last_days(stage)
        weighs(stage)
        return stage.cast()
    finally:
        case.close()
