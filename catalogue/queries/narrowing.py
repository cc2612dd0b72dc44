"""Conditions by which staff narrow their lists, and the orders they may stand in."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Text, exists, type_coerce

from catalogue.tables import ItemRevision, ServiceItem
from catalogue.values.codes import RevisionState
from kernel.canonical import canonical_json

CHANGED = "changed"  # in place of a state: in force, and its draft says something else
ORDERS: Mapping[str, tuple[Any, ...]] = {
    "": (ServiceItem.changed_at.desc(), ServiceItem.id.desc()),
    "name": (ServiceItem.name, ServiceItem.id),
    "department": (ServiceItem.department_name, ServiceItem.name, ServiceItem.id),
}


def rows_contain(column: Any, words: str) -> ColumnElement[bool]:
    """Whether rows kept as canonical JSON have some words; rarely also where it is no word."""
    written = canonical_json(words)[1:-1]
    return type_coerce(column, Text).contains(written, autoescape=True)


def stands(state: str, in_force: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether an item stands like this: a state, or CHANGED."""
    if state != CHANGED:
        return ServiceItem.state == RevisionState(state)
    other = ItemRevision.draft_digest != ServiceItem.digest
    return exists().where(ItemRevision.id == in_force, other).correlate(ServiceItem)
