"""What changing many items at once does to each, and what it leaves alone."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from catalogue.rules.bulk_rows import fit, replaced
from catalogue.rules.claims import LOCAL_FIELDS, LOCKED_FIELDS
from catalogue.values.bulk import DECISIONS, BulkChange, BulkItem, Outcome, Planned
from catalogue.values.states import ItemKind

LONGEST = {"checked_by": 100, "online_url": 2000}
LONGEST_TEXT = 20_000


def plan(change: BulkChange, item: BulkItem, *, locked: Collection[str]) -> Planned | None:
    """Return what becomes of an item: all of its fields change, or none; None: nothing would."""
    after = {name: _changed(change, item.values[name]) for name in change.fields}
    after = {name: value for name, value in after.items() if value != item.values[name]}
    if item.kind is ItemKind.CLAIM and len(after) > 1:
        after.pop(DECISIONS, None)  # its standard says them, so it changes there
    if not after:
        return None
    inherited = tuple(
        name for name in after if item.kind is ItemKind.CLAIM and name not in item.own
    )
    return Planned(
        item=item,
        outcome=_outcome(change, item, after, inherited, locked),
        before={name: item.values[name] for name in after},
        after=after,
        inherited=inherited,
    )


def _changed(change: BulkChange, value: Any) -> Any:
    if isinstance(value, list):
        return replaced(value, change.find, change.value)
    if change.find:
        return (value or "").replace(change.find, change.value).strip()
    return change.value or (None if value is None else "")


def _outcome(
    change: BulkChange,
    item: BulkItem,
    after: Mapping[str, Any],
    inherited: Collection[str],
    locked: Collection[str],
) -> Outcome:
    free = {*LOCAL_FIELDS, *LOCKED_FIELDS} - {*locked}
    if item.kind is ItemKind.CLAIM and not free.issuperset(after):
        return Outcome.LOCKED
    if inherited and not change.inherited:
        return Outcome.INHERITED
    if item.in_review:
        return Outcome.IN_REVIEW
    if not all(fits(name, value) for name, value in after.items()):
        return Outcome.UNFIT
    return Outcome.WAITING


def canonical(name: str, value: str) -> str:
    """Return a value as a field keeps it: a day may be typed in several forms."""
    if name == "checked_on" and _is_day(value):
        return date.fromisoformat(value).isoformat()
    return value


def fits(name: str, value: Any) -> bool:
    """Whether a field can hold a plain value."""
    if not value:
        return True
    if isinstance(value, list):
        return fit(value)
    if name == "checked_on":
        return _is_day(value)
    if name == "online_url" and not _is_address(value):
        return False
    return len(value) <= LONGEST.get(name, LONGEST_TEXT)


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:  # brackets that do not match
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
