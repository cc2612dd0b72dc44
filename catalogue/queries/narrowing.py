"""Conditions by which lists are narrowed, and the orders they may stand in."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, Text, exists, type_coerce

from catalogue.tables import ItemRevision, ServiceItem
from catalogue.values.codes import RevisionState
from kernel.canonical import canonical_json

Query = TypeVar("Query", bound=Select[*tuple[Any, ...]])
IN_FORCE = ServiceItem.current_revision_id.is_not(None) & ServiceItem.batch_id.is_(None)
CHANGED = "changed"  # in place of a state: in force, and its draft says something else
ORDERS: Mapping[str, tuple[Any, ...]] = {
    "": (ServiceItem.changed_at.desc(), ServiceItem.id.desc()),
    "name": (ServiceItem.name, ServiceItem.id),
    "department": (ServiceItem.department_name, ServiceItem.name, ServiceItem.id),
}


def in_force(
    query: Query, departments: Collection[int] = (), since: datetime | None = None
) -> Query:
    """Return `query` of the services in force: of some departments, saying what they say since."""
    query = query.join_from(
        ServiceItem, ItemRevision, ItemRevision.id == ServiceItem.current_revision_id
    ).where(ServiceItem.batch_id.is_(None))
    if departments:
        query = query.where(ItemRevision.department_id.in_(departments))
    return query if since is None else query.where(ItemRevision.published_at >= since)


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
