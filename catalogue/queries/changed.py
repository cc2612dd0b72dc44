"""What was published last, one line a service: for the page and the feed of changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, String, cast, func, select
from sqlalchemy.orm import Session

from catalogue.queries.narrowing import in_force
from catalogue.queries.published import cards
from catalogue.tables import ItemRevision, ServiceItem
from catalogue.values.published import ItemCard


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A service that was published anew, and when. `number` 1: it is new."""

    card: ItemCard
    number: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFilter:
    """What narrows the changes: a theme, departments (none: all), and since when."""

    theme: str = ""
    departments: tuple[int, ...] = ()
    since: datetime | None = None


def newly_changed(
    session: Session, most: int, narrow: ChangeFilter | None = None, *, skip: int = 0
) -> list[Changed]:
    """Return what changed last, the newest first; the claims of one standard once. Two queries."""
    service = func.coalesce(ServiceItem.standard_id, -ServiceItem.id)
    newest = (
        _narrowed(select(func.max(ItemRevision.id).label("revision_id")), narrow or ChangeFilter())
        .group_by(service)
        .order_by(func.max(ItemRevision.id).desc())
        .limit(most)
        .offset(skip)
        .subquery()
    )
    return _changed(
        session,
        session.execute(
            select(ItemRevision.item_id, ItemRevision.number, ItemRevision.published_at)
            .join(newest, newest.c.revision_id == ItemRevision.id)
            .order_by(ItemRevision.published_at.desc(), ItemRevision.id.desc())
        ).all(),
    )


def _narrowed(query: Select[int | None], narrow: ChangeFilter) -> Select[int | None]:
    query = in_force(query, narrow.departments, narrow.since)
    if narrow.theme:
        themes = cast(ItemRevision.themes, String)
        query = query.where(themes.contains(f'"{narrow.theme}"', autoescape=True))
    return query


def changed_among(session: Session, codes: Sequence[str]) -> list[Changed]:
    """Return when some services were published last, the newest first. Two queries."""
    rows = session.execute(
        select(ItemRevision.item_id, ItemRevision.number, ItemRevision.published_at)
        .join(ServiceItem, ServiceItem.current_revision_id == ItemRevision.id)
        .where(ServiceItem.code.in_(codes), ServiceItem.batch_id.is_(None))
        .order_by(ItemRevision.published_at.desc(), ItemRevision.id.desc())
    )
    return _changed(session, rows.all())


def _changed(session: Session, rows: Sequence[Any]) -> list[Changed]:
    found = {row.item_id: row for row in rows}
    return [
        Changed(card=card, number=found[card.item_id].number, at=found[card.item_id].published_at)
        for card in cards(session, list(found))
    ]
