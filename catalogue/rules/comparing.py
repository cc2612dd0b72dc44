"""What differs between two states of an item, field by field; parts are matched by their key."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from catalogue.rules.content import text_digest, to_json
from catalogue.rules.situation_names import named_alike
from catalogue.rules.texts import in_chinese
from catalogue.values.facts import FaqFacts, FeeFacts, ItemFacts, MaterialFacts, StepFacts
from catalogue.values.situations import DecisionFacts, QuestionFacts
from kernel.canonical import canonical_json

Part = MaterialFacts | StepFacts | FeeFacts | FaqFacts | QuestionFacts | DecisionFacts
PARTS = ("materials", "steps", "fees", "faqs", "questions", "decisions")
_OF_A_PART = frozenset({"texts", "key"})  # of a decision, materials and fees are fields
_APART = frozenset({*_OF_A_PART, *PARTS})
NOTHING = ItemFacts(name="", department="")


class How(StrEnum):
    """What became of a part."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field and what it says before and after."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class PartChange:
    """One material, step, fee or question."""

    kind: str  # one of PARTS
    key: str
    how: How
    name: str
    place_before: int | None
    place_after: int | None
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """All that differs."""

    fields: tuple[FieldChange, ...]
    parts: tuple[PartChange, ...]

    def __bool__(self) -> bool:
        return bool(self.fields or self.parts)


def compare(before: ItemFacts | None, after: ItemFacts) -> Differences:
    """Return what differs, in Chinese, in the order of the model. Before the first: everything."""
    old, new = named_alike(in_chinese(before or NOTHING), in_chinese(after))
    return Differences(
        fields=_fields(old, new, _APART),
        parts=tuple(
            change
            for kind in PARTS
            for change in _parts(kind, keyed(getattr(old, kind)), keyed(getattr(new, kind)))
        ),
    )


def keyed(parts: Iterable[Part]) -> dict[str, Part]:
    """Return parts by what they are matched by: their key, else their name and its number."""
    met: Counter[str] = Counter()
    found: dict[str, Part] = {}
    for part in parts:
        name = getattr(part, "key", "") or name_of(part)
        met[name] += 1
        found[name if met[name] == 1 else f"{name} {met[name]}"] = part
    return found


def name_of(part: Part) -> str:
    """Return what a part is called."""
    match part:
        case FaqFacts():
            return part.question
        case QuestionFacts():
            return part.text
        case DecisionFacts():
            return part.key
    return part.name


def _fields(old: Any, new: Any, apart: frozenset[str]) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(one.name, getattr(old, one.name), getattr(new, one.name))
        for one in fields(new)
        if one.name not in apart and getattr(old, one.name) != getattr(new, one.name)
    )


def _parts(kind: str, old: dict[str, Part], new: dict[str, Part]) -> Iterable[PartChange]:
    moved = _moved([key for key in old if key in new], [key for key in new if key in old])
    places_before = {key: place for place, key in enumerate(old, 1)}
    places_after = {key: place for place, key in enumerate(new, 1)}
    for key in [*new, *(key for key in old if key not in new)]:
        one = new.get(key) or old[key]
        found = _fields(old.get(key, _empty(one)), new.get(key, _empty(one)), _OF_A_PART)
        how = _how(key in old, key in new, bool(found), key in moved)
        if how is not None:
            yield PartChange(
                kind=kind,
                key=key,
                how=how,
                name=name_of(one),
                place_before=places_before.get(key),
                place_after=places_after.get(key),
                fields=found,
            )


def _how(was: bool, is_there: bool, changed: bool, moved: bool) -> How | None:
    if not was:
        return How.ADDED
    if not is_there:
        return How.REMOVED
    if changed:
        return How.CHANGED
    return How.MOVED if moved else None


def _moved(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """Return the keys that left their place among the others; as few as explain the new order."""
    kept: set[str] = set()
    for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        kept.update(before[block.a : block.a + block.size])
    return {*before} - kept


def _empty(part: Part) -> Part:
    """Return a part of the same kind that says nothing."""
    match part:
        case MaterialFacts():
            return MaterialFacts(key=part.key, name="")
        case StepFacts():
            return StepFacts(key=part.key, name="")
        case FeeFacts():
            return FeeFacts(name="")
        case FaqFacts():
            return FaqFacts(question="", answer="")
        case QuestionFacts():
            return QuestionFacts(key=part.key, text="")
        case DecisionFacts():
            return DecisionFacts(key=part.key)


def marks_of(facts: ItemFacts) -> dict[str, str]:
    """Return a short mark of each field and part, to see later which of them changed."""
    data = to_json(in_chinese(facts))
    parts = {
        f"{kind}.{key}": to_json(part)
        for kind in PARTS
        for key, part in keyed(getattr(in_chinese(facts), kind)).items()
    }
    whole = {name: value for name, value in data.items() if name not in _APART}
    silent = {one.name: None for one in fields(facts) if one.name not in _APART}
    return {
        name: text_digest(canonical_json(value))[:8]
        for name, value in {**silent, **whole, **parts}.items()
    }


def take_fields(mine: ItemFacts, theirs: ItemFacts, names: Sequence[str]) -> ItemFacts:
    """Return `mine` with some fields as they are in `theirs`; parts are named `materials.<key>`."""
    taken: dict[str, Any] = {name: getattr(theirs, name) for name in names if "." not in name}
    for kind in PARTS:
        keys = {name.partition(".")[2] for name in names if name.startswith(f"{kind}.")}
        if keys:
            taken[kind] = _taken(keyed(getattr(mine, kind)), keyed(getattr(theirs, kind)), keys)
    return replace(mine, **taken)


def _taken(mine: dict[str, Part], theirs: dict[str, Part], keys: set[str]) -> tuple[Part, ...]:
    """Take what they have under `keys`: changed in its place, added at the end, removed."""
    kept = [
        theirs[key] if key in keys else part
        for key, part in mine.items()
        if key not in keys or key in theirs
    ]
    return (*kept, *(part for key, part in theirs.items() if key in keys and key not in mine))
