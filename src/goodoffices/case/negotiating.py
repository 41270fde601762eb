"""The negotiating text: the latest draft of a room with every change since applied in order, and its history."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from goodoffices.case.amending import alternative_of, bracket_of, lifted, provision_of, reworded, with_state
from goodoffices.case.composing import composed, origins_of, with_moved, with_provision, without_provision
from goodoffices.case.kinds.drafts import Bridging, Draft, Edited, Lifted, ProvisionState, Restored
from goodoffices.case.kinds.provisions import ProvisionAdded, ProvisionMoved, ProvisionSetAgain, ProvisionStruck
from goodoffices.case.kinds.showing import DraftShown
from goodoffices.case.said import Said
from goodoffices.case.statement import Statement
from goodoffices.case.view import View
from goodoffices.terms import NotPossible
from goodoffices.text.form.framework import loads
from goodoffices.text.framework import Framework, Provision
from goodoffices.text.notation import parse_segments
from goodoffices.text.wording import Bracket, Segment, Wording

Rewording = Edited | Lifted | Restored | ProvisionState
Composing = ProvisionAdded | ProvisionStruck | ProvisionSetAgain | ProvisionMoved
Change = Rewording | Composing
_COMPOSING = (ProvisionAdded, ProvisionStruck, ProvisionSetAgain, ProvisionMoved)
_CHANGES = (Edited, Lifted, Restored, ProvisionState, *_COMPOSING)
_READ: WeakKeyDictionary[Draft | DraftShown, Framework] = WeakKeyDictionary()


class NoText(NotPossible):
    """There is no negotiating text in your rooms yet: table proposals and unify them first."""


class NotUndone(NotPossible):
    """This clause was changed after the bracket was lifted, so it cannot simply be put back: word the clause anew."""


class NotStruck(NotPossible):
    """This clause is not struck, so it cannot be set again: look at the text as it reads now."""


class ChangedMeanwhile(NotPossible):
    """This clause was changed while you wrote “{yours}” and now reads “{now}”: take both into one wording and save again."""  # noqa: E501 - one sentence that shows both


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the text: the entry, and the provision before and after it.

    `before` is None where it was added or set again, `after` where it was struck. One that was moved is the same.
    """

    said: Said
    before: Provision | None
    after: Provision | None

    @property
    def provision(self) -> str:
        """The id of the provision."""
        return self.after.id if self.after else self.before.id  # type: ignore[union-attr]  # one of them is there

    @property
    def reworded(self) -> bool:
        """Whether words came, went or changed."""
        return _wordings(self.before) != _wordings(self.after)


@dataclass(frozen=True, slots=True)
class NegotiatingText:
    """A draft and what it has become.

    `tabled` is the framework of the draft, `framework` the text as it reads now. `entries` are the ids of all that was
    done to it, in order, and `clashes` those changes that were written to words which had changed meanwhile: they are
    not applied, and shown for a person to take up.
    """

    draft: Said
    tabled: Framework
    framework: Framework
    steps: tuple[Step, ...] = ()
    entries: tuple[str, ...] = ()
    clashes: tuple[Said, ...] = ()

    @property
    def now(self) -> Draft:
        """The draft's statement."""
        return self.draft.statement  # type: ignore[return-value]  # only drafts are read into a text

    @property
    def head(self) -> str:
        """The id of the last entry of the text: what a change must rest on."""
        return self.entries[-1]

    def steps_of(self, provision: str) -> tuple[Step, ...]:
        """Return the changes of one provision in order."""
        return tuple(one for one in self.steps if one.provision == provision)

    def struck(self, provision: str) -> Provision | None:
        """Return a provision that was struck and not set again, as it was worded last; None where it is no such one."""
        last = self.steps_of(provision)[-1:]
        return last[0].before if last and last[0].after is None else None

    def changed_after(self, provision: str, entry: str) -> bool:
        """Whether a provision was changed after an entry of the text; so it is after an entry that is none of it.

        One that was only moved reads as it did.
        """
        if entry not in self.entries:
            return True
        later = self.entries[self.entries.index(entry) + 1 :]
        return any(one.said.id in later and one.before != one.after for one in self.steps_of(provision))

    def taken(self, said: Said, bridges: Mapping[str, Bridging]) -> "NegotiatingText":
        """Return the text after one more change.

        Raises:
            ChangedMeanwhile: its clause was changed after the entry that the change rests on.
            NotPossible: the change does not fit the text (see `case.amending` and `case.composing`).
        """
        change: Change = said.statement  # type: ignore[assignment]  # only changes are taken
        before, after = self.changed(change, bridges)
        return replace(
            self,
            framework=self._composed(change, before, after),
            steps=(*self.steps, Step(said, before, after)),
            entries=(*self.entries, said.id),
        )

    def checked(self, change: Change, bridges: Mapping[str, Bridging]) -> tuple[Provision, Framework]:
        """Return the provision that a change is about, and the text that the change would make.

        Raises:
            ChangedMeanwhile, NotPossible: as for `taken`.
        """
        before, after = self.changed(change, bridges)
        about = before or after
        if about is None:
            raise NotStruck
        return about, self._composed(change, before, after)

    def changed(self, change: Change, bridges: Mapping[str, Bridging]) -> tuple[Provision | None, Provision | None]:
        """Return the provision that a change is about, before it and after it, as a `Step` has them.

        Raises:
            ChangedMeanwhile, NotPossible: as for `taken`.
        """
        if isinstance(change, ProvisionAdded):
            return None, composed(self.framework, change)
        if isinstance(change, ProvisionSetAgain):
            return None, self._struck_by(change)
        before = self._subject(change)
        if isinstance(change, ProvisionMoved):
            return before, before
        if self.changed_after(before.id, change.after):
            raise ChangedMeanwhile(now=shown(before), yours=_offered(change))
        return before, None if isinstance(change, ProvisionStruck) else self._reworded(change, before, bridges)

    def _reworded(self, change: Rewording, before: Provision, bridges: Mapping[str, Bridging]) -> Provision | None:
        match change:
            case Edited():
                return reworded(self.framework, before, change.language, change.words)
            case Lifted():
                bracket = bracket_of(self.framework, change.bracket)[1]
                return lifted(before, bracket, _chosen(bracket, change.chosen, bridges))
            case Restored():
                return self._step_undone(change).before
            case ProvisionState():
                return with_state(before, change.status)

    def _composed(self, change: Change, before: Provision | None, after: Provision | None) -> Framework:
        """Return the framework with a change made; where provisions come or go, the proposals' blocks follow."""
        old = self.framework
        if isinstance(change, ProvisionMoved) and after:
            return replace(old, provisions=with_moved(old, after, change.follows))
        if isinstance(change, ProvisionAdded | ProvisionSetAgain) and after:
            return self._standing(with_provision(old, after, change.follows))
        if after is None and before:
            return self._standing(without_provision(old, before))
        return replace(old, provisions=tuple(after if after and one.id == after.id else one for one in old.provisions))

    def _standing(self, provisions: tuple[Provision, ...]) -> Framework:
        origins = origins_of(self.tabled.origins, {one.id for one in provisions})
        return replace(self.framework, provisions=provisions, origins=origins)

    def _subject(self, change: Rewording | ProvisionStruck | ProvisionMoved) -> Provision:
        match change:
            case Lifted():
                return bracket_of(self.framework, change.bracket)[0]
            case Restored():
                return provision_of(self.framework, self._step_undone(change).provision)
            case _:
                return provision_of(self.framework, change.provision)

    def _struck_by(self, change: ProvisionSetAgain) -> Provision:
        step = next((one for one in self.steps if one.said.id == change.struck), None)
        struck = self.struck(step.provision) if step else None
        if struck is None:
            raise NotStruck
        return struck

    def _step_undone(self, change: Restored) -> Step:
        step = next((one for one in self.steps if one.said.id == change.lifted), None)
        if step is None or not isinstance(step.said.statement, Lifted):
            raise NotUndone
        now = provision_of(self.framework, step.provision)
        if now.wordings != _wordings(step.after):
            raise NotUndone
        return step


@dataclass(frozen=True, slots=True)
class _Taken:
    """How far the changes of a draft were taken. It must not hold the draft, with which it is forgotten."""

    framework: Framework
    steps: tuple[Step, ...] = ()
    entries: tuple[str, ...] = ()
    clashes: tuple[Said, ...] = ()


_TAKEN: WeakKeyDictionary[Statement, _Taken] = WeakKeyDictionary()


def framework_in(statement: Draft | DraftShown) -> Framework:
    """Return the framework of a draft or of a text that was shown, read once.

    It is forgotten with the statement, when whoever opened that locks.
    """
    found = _READ.get(statement)
    if found is None:
        found = _READ[statement] = loads(statement.framework.encode())
    return found


def shown_text(view: View, shown: str) -> Framework:
    """Return the text that a room was shown.

    Raises:
        NoSuchThing: no such text is in the view.
    """
    return framework_in(view.one(DraftShown, shown).now)


def texts(view: View, room: str = "") -> tuple[NegotiatingText, ...]:
    """Return every draft of a room (of all rooms without one) with its changes, the latest last."""
    drafts = [one.last for one in view.all(Draft) if room in {"", one.last.room}]
    return tuple(_followed(view, draft) for draft in drafts)


def text_of(view: View, draft: str) -> NegotiatingText:
    """Return one draft with its changes.

    Raises:
        NoSuchThing: there is no such draft in the view.
    """
    return _followed(view, view.one(Draft, draft).last)


def head(view: View, room: str = "") -> NegotiatingText:
    """Return the negotiating text of a room: its latest draft with all changes (without a room, the latest of all).

    Raises:
        NoText: there is none.
    """
    return text_of(view, latest_draft(view, room).id)


def latest_draft(view: View, room: str = "") -> Said:
    """Return the entry of the latest draft of a room (of all rooms without one).

    Raises:
        NoText: there is none.
    """
    drafts = [one.last for one in view.all(Draft) if room in {"", one.last.room}]
    if not drafts:
        raise NoText
    return drafts[-1]


def shown(provision: Provision, language: str | None = None) -> str:
    """Return a wording of a provision (the first, if no language is named) in signs that a refusal can quote."""
    wording = provision.wordings[0] if language is None else provision.wording(language)
    return "".join(_signs(wording.segments if wording else ()))


def _wordings(provision: Provision | None) -> tuple[Wording, ...]:
    return provision.wordings if provision else ()


def _signs(segments: tuple[Segment, ...]) -> Iterator[str]:
    for one in segments:
        if isinstance(one, Bracket):
            yield " ".join(f"[{''.join(_signs(each.content))}]" for each in one.alternatives)
        else:
            yield one.text


def bridges_of(view: View, before: Said | None = None) -> dict[str, Bridging]:
    """Return the bridging proposals by their ids, as they stand now, or as they stood when something was said."""
    found = {}
    for one in view.all(Bridging):
        said = [each for each in one.history if before is None or each < before]
        if said and isinstance(said[-1].statement, Bridging):
            found[one.id] = said[-1].statement
    return found


def _followed(view: View, draft: Said) -> NegotiatingText:
    """Return a draft with its changes; those that were taken before are not taken again."""
    changes = _changes(view, draft)
    framework = framework_in(draft.statement)  # type: ignore[arg-type]  # a draft, as the view sorts
    ids = (draft.id, *(one.id for one in changes))
    known = _TAKEN.get(draft.statement)
    if known is None or known.entries != ids[: len(known.entries)]:
        known = _Taken(framework, entries=(draft.id,))
    text = NegotiatingText(draft, framework, known.framework, known.steps, known.entries, known.clashes)
    for said in changes[len(known.entries) - 1 :]:
        try:
            text = text.taken(said, bridges_of(view, said) if isinstance(said.statement, Lifted) else {})
        except NotPossible:
            text = replace(text, entries=(*text.entries, said.id), clashes=(*text.clashes, said))
    _TAKEN[draft.statement] = _Taken(text.framework, text.steps, text.entries, text.clashes)
    return text


def _changes(view: View, draft: Said) -> list[Said]:
    """Return what was done to a draft, in order: what is said of it in other rooms does not touch it."""
    made = (one.last for kind in _CHANGES for one in view.all(kind))
    return sorted(one for one in made if one.room == draft.room and _draft_of(one) == draft.id)


def _draft_of(said: Said) -> str:
    return said.statement.draft if isinstance(said.statement, _CHANGES) else ""


def _chosen(bracket: Bracket, name: str, bridges: Mapping[str, Bridging]) -> tuple[Segment, ...]:
    bridge = bridges.get(name)
    if bridge is not None and bridge.bracket == bracket.id and not bridge.withdrawn:
        return parse_segments(bridge.words)
    return alternative_of(bracket, name).content


def _offered(change: Change) -> str:
    match change:
        case Edited():
            return change.words
        case ProvisionState():
            return change.agreement.value
        case _:
            return change.because
