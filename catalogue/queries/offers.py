"""Where else the same is offered: the published items of one standard, place by place."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Integer, Row, bindparam, or_, select
from sqlalchemy.orm import Session

from catalogue.tables import ServiceItem
from kernel.db import table_of

# Plain rows, and built once: every list and guide of a reader with a place asks for these.
ITEM, SAME = table_of(ServiceItem), table_of(ServiceItem).alias("same")
IN_FORCE = SAME.c.current_revision_id.is_not(None) & SAME.c.batch_id.is_(None)
SAME_SERVICE = (SAME.c.standard_id == ITEM.c.standard_id) | (SAME.c.id == ITEM.c.id)
OFFERS = (
    select(
        ITEM.c.id.label("of_item"),
        SAME.c.id,
        SAME.c.code,
        SAME.c.region_id,
        SAME.c.department_id,
    )
    .select_from(ITEM.join(SAME, SAME_SERVICE))
    .where(
        IN_FORCE,
        ITEM.c.id.in_(bindparam("items", type_=Integer, expanding=True)),
        SAME.c.region_id.in_(bindparam("regions", type_=Integer, expanding=True)),
    )
    .order_by(SAME.c.code)
)


_WHEREVER = (
    select(SAME.c.id, SAME.c.code, SAME.c.region_id, SAME.c.department_id)
    .where(IN_FORCE, ITEM.c.id == bindparam("item"))
    .order_by(SAME.c.code)
)
ALL_OFFERS = _WHEREVER.select_from(ITEM.join(SAME, SAME_SERVICE))
ALL_NAMED = _WHEREVER.select_from(ITEM.join(SAME, SAME.c.name == ITEM.c.name)).where(
    or_(SAME.c.id == ITEM.c.id, SAME.c.standard_id.is_(None) & ITEM.c.standard_id.is_(None))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One item that carries out the same as another."""

    item_id: int
    code: str
    region_id: int
    department_id: int


def offers_among(
    session: Session, item_ids: Sequence[int], region_ids: Collection[int]
) -> dict[int, list[Offer]]:
    """Return for each item what carries out the same in some regions, itself too; one query."""
    found: dict[int, list[Offer]] = {item_id: [] for item_id in item_ids}
    for row in session.execute(OFFERS, {"items": item_ids, "regions": list(region_ids)}):
        found[row.of_item].append(_offer(row))
    return found


def all_offers(session: Session, item_id: int) -> list[Offer]:
    """Return all that carry out the same as an item, itself too, wherever; one query or two.

    What has no standard is the same where it has the same name, as in the list.
    """
    rows = session.execute(ALL_OFFERS, {"item": item_id}).all()
    if len(rows) == 1:
        rows = session.execute(ALL_NAMED, {"item": item_id}).all()
    return [_offer(row) for row in rows]


def nearest(offers: Iterable[Offer], region_ids: Sequence[int]) -> Offer | None:
    """Return the offer of the last region that has one; from the root down, the nearest."""
    there = [offer for offer in offers if offer.region_id in region_ids]
    return max(there, key=lambda offer: region_ids.index(offer.region_id), default=None)


def _offer(row: Row[*tuple[Any, ...]]) -> Offer:
    return Offer(
        item_id=row.id, code=row.code, region_id=row.region_id, department_id=row.department_id
    )
