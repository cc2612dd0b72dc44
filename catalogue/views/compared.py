"""Differences as pages show them: labels, words, and which words differ."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from catalogue.phrases.fields import (
    field_words,
    is_chinese,
    part_field_words,
    part_words,
    value_words,
)
from catalogue.phrases.requests import how_words
from catalogue.rules.comparing import Differences, FieldChange, How, PartChange
from catalogue.rules.marking import Piece, Pieces, mark

_TONES = {How.ADDED: "ok", How.REMOVED: "bad", How.CHANGED: "warn", How.MOVED: "plain"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedField:
    """One field, before and after."""

    field: str
    label: str
    before: Pieces
    after: Pieces
    chinese: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedPart:
    """One material, step, fee or question, and what became of it."""

    field: str
    label: str
    name: str
    how: str
    tone: str
    places: tuple[int, int] | None  # where it stood and stands, of one that moved
    fields: list[ChangedField]


def changed_fields(found: Differences) -> list[ChangedField]:
    """Return the fields of the item that differ, in words."""
    return [_field(one, field_words(one.field)) for one in found.fields]


def changed_parts(found: Differences) -> list[ChangedPart]:
    """Return the parts that differ, in words."""
    return [
        ChangedPart(
            field=f"{part.kind}.{part.key}",
            label=part_words(part.kind),
            name=part.name,
            how=how_words(part.how),
            tone=_TONES[part.how],
            places=_places(part),
            fields=list(_of_part(part.fields)),
        )
        for part in found.parts
    ]


def _places(part: PartChange) -> tuple[int, int] | None:
    if part.how is not How.MOVED or part.place_before is None or part.place_after is None:
        return None
    return part.place_before, part.place_after


def _of_part(fields: Iterable[FieldChange]) -> Iterable[ChangedField]:
    return (_field(one, part_field_words(one.field)) for one in fields)


def _field(change: FieldChange, label: str) -> ChangedField:
    chinese = is_chinese(change.before) or is_chinese(change.after)
    before = value_words(change.field, change.before)
    after = value_words(change.field, change.after)
    pieces = mark(before, after) if chinese else (_all(before), _all(after))
    return ChangedField(
        field=change.field, label=label, before=pieces[0], after=pieces[1], chinese=chinese
    )


def _all(text: Any) -> Pieces:
    return (Piece(text, True),) if text else ()
