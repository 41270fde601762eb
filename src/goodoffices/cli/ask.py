"""The command `ask`: what to ask each party next, as an agenda for the next shuttle."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from goodoffices.cli import options, soundings, whatifs
from goodoffices.cli.interrupting import interruptible
from goodoffices.cli.outputs import show
from goodoffices.cli.progress import progress
from goodoffices.packages.feasible.feasible import Feasibility, Prospect, feasible
from goodoffices.packages.feasible.question import Question, agenda, curve, good_under_all
from goodoffices.packages.soundings.contradiction import Contradiction, contradictions
from goodoffices.packages.soundings.evidence import Soundings
from goodoffices.packages.watching import Stopped, Watch
from goodoffices.text.read.invisible import visible

Agenda = Mapping[str, tuple[Question, ...]]


@click.command(name="ask", short_help="Tell what to ask each party next.")
@click.argument("model", type=options.FILE, metavar="CASE|MODEL")
@whatifs.options
@soundings.worlds
@soundings.seed
@options.as_json
def command(model: Path, *, worlds: int, seed: int, as_json: bool, **tried: Sequence[Any]) -> None:
    """Tell what to ask each party next, and what the answer would be worth.

    Somebody logs in to a CASE, and what that person reads of it counts. Where statements of a party cannot all hold,
    which of them still does is asked first, and nothing else. Ctrl-C gives what to ask by what is known so far.
    """
    said = soundings.soundings_in(model)
    with progress() as doing, interruptible(doing) as watch:
        change = whatifs.change(said, **tried)
        said = said if change is None else change.applied(said)
        clashes = contradictions(said)
        if clashes:
            _show_clashes(said, clashes, as_json=as_json)
            return
        found = feasible(said, soundings.sampling(worlds, seed), watch=watch)
        first = found.prospects[0]
        asked = agenda(said, good_under_all([one.worlds for one in found.prospects], first.pool, watch))
        shares = _curve(first, watch)
    if as_json:
        show(f"{json.dumps(_form(found, asked, shares), ensure_ascii=False, indent=1)}\n")
        return
    for line in _told(found, asked, shares):
        click.echo(visible(line))


def _curve(found: Prospect, watch: Watch) -> Sequence[float]:
    try:
        return curve(found.worlds, found.pool, watch=watch)
    except Stopped:
        return ()


def _show_clashes(said: Soundings, clashes: Sequence[Contradiction], *, as_json: bool) -> None:
    asked = [(said.parties[clash.party], clash.question(said)) for clash in clashes]
    if as_json:
        form = {"format": "agenda 1", "contradictions": [{"party": party, "words": words} for party, words in asked]}
        show(f"{json.dumps(form, ensure_ascii=False, indent=1)}\n")
        return
    for party, words in asked:
        click.echo(visible(f"To {party}: {words}"))


def _told(found: Feasibility, asked: Agenda, shares: Sequence[float]) -> Iterator[str]:
    reservations = found.reservations()
    yield from reservations
    for party, questions in asked.items():
        yield f"\nTo {party}:" if questions else f"\nTo {party}: no answer would change which package is best."
        for question in questions:
            worth = "" if reservations else f" ({100 * question.gain:+.1f} points)"
            yield f"  {question.words(found.soundings)}{worth}"
    if shares and not reservations:
        steps = ", ".join(f"{100 * share:.0f} %" for share in shares)
        yield "\nThe best package, picked anew after each answer, is accepted by all in"
        yield f"  {steps} after 0 to {len(shares) - 1} of the best questions."
    rooms = found.label.names()
    if rooms:
        yield f"\nOnly for those who may read all of: {', '.join(rooms)}."


def _form(found: Feasibility, asked: Agenda, shares: Sequence[float]) -> dict[str, Any]:
    reservations = found.reservations()
    sampling = found.prospects[0].worlds.sampling
    return {
        "format": "agenda 1",
        "worlds": sampling.count,
        "seed": sampling.seed,
        "rooms": found.label.names(),
        "not_enough": reservations,
        "contradictions": [],
        "agenda": [
            {"party": party, "questions": [_question_form(found.soundings, one, reservations) for one in questions]}
            for party, questions in asked.items()
        ],
        "after_questions": None if reservations or not shares else [round(share, 4) for share in shares],
    }


def _question_form(said: Soundings, one: Question, reservations: Sequence[str]) -> dict[str, Any]:
    worth = {} if reservations else {"gain": round(one.gain, 4), "standard_error": round(one.noise, 4)}
    return {"kind": type(one.asks).__name__, "words": one.words(said), **worth}
