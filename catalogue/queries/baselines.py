"""Baselines, and what was in force on a day."""

from datetime import date, datetime, timedelta
from datetime import time as clock_time
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from catalogue.tables import Baseline, BaselineItem, ItemRevision, ServiceItem
from catalogue.values.codes import RevisionState
from catalogue.values.ledger import BaselineCard
from catalogue.values.states import ItemKind
from kernel.clock import at_office
from organisation.queries import list_regions

Rows = Select[*tuple[Any, ...]]  # a query of any columns
SERVES = ServiceItem.batch_id.is_(None) & (ServiceItem.kind != ItemKind.STANDARD)
WAS_SEEN = ItemRevision.state.in_((RevisionState.PUBLISHED, RevisionState.WITHDRAWN))


def list_baselines(session: Session) -> list[BaselineCard]:
    """Return all baselines, the one used last first; one query."""
    size = (
        select(func.count())
        .select_from(BaselineItem)
        .where(BaselineItem.baseline_id == Baseline.id)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Baseline, size).order_by(Baseline.used_at.desc(), Baseline.id.desc())
    )
    regions = list_regions()
    return [
        BaselineCard(
            id=row.id,
            key=f"{regions[row.region_id].code}-{row.day.isoformat()}",
            region_id=row.region_id,
            day=row.day,
            name=row.name,
            later=row.later,
            items=items,
        )
        for row, items in rows
    ]


def end_of(day: date) -> datetime:
    """Return the instant at which a day is over at the office."""
    return at_office(day + timedelta(days=1), clock_time())


def in_force_now() -> Rows:
    """Return a query of items (`item_id`) and their revisions in force (`revision_id`)."""
    return select(
        ServiceItem.id.label("item_id"), ServiceItem.current_revision_id.label("revision_id")
    ).where(SERVES, ServiceItem.current_revision_id.is_not(None))


def in_force_at(end: datetime) -> Rows:
    """Return the same of a past instant. Where an import took over, the newer one counts."""
    gone = ItemRevision.withdrawn_at
    return (
        select(
            ItemRevision.item_id.label("item_id"), func.max(ItemRevision.id).label("revision_id")
        )
        .join(ServiceItem, ServiceItem.id == ItemRevision.item_id)
        .where(SERVES, WAS_SEEN, ItemRevision.published_at < end, or_(gone.is_(None), gone >= end))
        .group_by(ItemRevision.item_id)
    )


def first_since(end: datetime) -> Rows:
    """Return the first revision of each item that was published from an instant on."""
    return (
        select(
            ItemRevision.item_id.label("item_id"), func.min(ItemRevision.id).label("revision_id")
        )
        .join(ServiceItem, ServiceItem.id == ItemRevision.item_id)
        .where(SERVES, WAS_SEEN, ItemRevision.published_at >= end)
        .group_by(ItemRevision.item_id)
    )
