"""A draft's facts as columns and rows, and back. Plain data: the tables fit it."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from catalogue.rules.content import field_from_json, to_json
from catalogue.rules.texts import sources
from catalogue.values.facts import ItemFacts, MaterialFacts, StepFacts

_ELSEWHERE = frozenset({"department", "region", "source", "texts", "materials", "steps"})
ITEM_COLUMNS = tuple(f.name for f in fields(ItemFacts) if f.name not in _ELSEWHERE)
MATERIAL_COLUMNS = tuple(f.name for f in fields(MaterialFacts) if f.name != "texts")
STEP_COLUMNS = tuple(f.name for f in fields(StepFacts) if f.name != "texts")
_AS_DATA = frozenset({"fees", "faqs", "questions", "decisions", "legal_limit", "promised_limit"})


def item_columns(facts: ItemFacts) -> dict[str, Any]:
    """Return the columns of an item's draft, without those that need the database."""
    columns = {name: _column(name, getattr(facts, name)) for name in ITEM_COLUMNS}
    return {
        **columns,
        "department_name": facts.department,
        "region_code": facts.region,
        "source_platform": facts.source.platform or None,
        "source_id": facts.source.id or None,
        "source_url": facts.source.url,
    }


def _column(name: str, value: Any) -> Any:
    if name in _AS_DATA:
        return _data(value)
    return list(value) if isinstance(value, tuple) else value


def _data(value: Any) -> Any:
    if isinstance(value, tuple):
        return [to_json(part) for part in value]
    return None if value is None else to_json(value)


def part_rows(parts: Iterable[MaterialFacts | StepFacts]) -> list[dict[str, Any]]:
    """Return the columns of each material or step, in order."""
    return [
        {
            "position": position,
            **{f.name: getattr(part, f.name) for f in fields(part) if f.name != "texts"},
        }
        for position, part in enumerate(parts, 1)
    ]


def source_rows(facts: ItemFacts) -> list[dict[str, Any]]:
    """Return the columns of each Chinese text that is translated, in order."""
    return [
        {"position": position, **{f.name: getattr(source, f.name) for f in fields(source)}}
        for position, source in enumerate(sources(facts), 1)
    ]


def own_sources(base: ItemFacts, facts: ItemFacts) -> list[dict[str, Any]]:
    """Return the columns of each text that a claim says otherwise than its standard."""
    shared = {(source.field, source.digest) for source in sources(base)}
    return [row for row in source_rows(facts) if (row["field"], row["digest"]) not in shared]


def column_of(name: str, value: Any) -> Any:
    """Return what the column of a field holds; `value` is plain data."""
    return value if name in _AS_DATA else field_from_json(ItemFacts, name, value)


def item_fields(columns: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of ItemFacts that columns hold; lists and data become what they were."""
    return {
        name: field_from_json(ItemFacts, name, value) if isinstance(value, list | dict) else value
        for name, value in columns.items()
    }
