"""Where else the same is offered: the published items of one standard, place by place."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Integer, bindparam, select
from sqlalchemy.orm import Session

from catalogue.tables import ServiceItem
from kernel.db import table_of

# Plain rows, and built once: every list and guide of a reader with a place asks for these.
ITEM, SAME = table_of(ServiceItem), table_of(ServiceItem).alias("same")
IN_FORCE = SAME.c.current_revision_id.is_not(None) & SAME.c.batch_id.is_(None)
OFFERS = (
    select(ITEM.c.id.label("of_item"), SAME.c.id, SAME.c.code, SAME.c.region_id)
    .join(SAME, (SAME.c.standard_id == ITEM.c.standard_id) | (SAME.c.id == ITEM.c.id))
    .where(
        IN_FORCE,
        ITEM.c.id.in_(bindparam("items", type_=Integer, expanding=True)),
        SAME.c.region_id.in_(bindparam("regions", type_=Integer, expanding=True)),
    )
    .order_by(SAME.c.code)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One item that carries out the same as another."""

    item_id: int
    code: str
    region_id: int


def offers_among(
    session: Session, item_ids: Sequence[int], region_ids: Collection[int]
) -> dict[int, list[Offer]]:
    """Return for each item what carries out the same in some regions, itself too; one query."""
    found: dict[int, list[Offer]] = {item_id: [] for item_id in item_ids}
    for row in session.execute(OFFERS, {"items": item_ids, "regions": list(region_ids)}):
        offer = Offer(item_id=row.id, code=row.code, region_id=row.region_id)
        found[row.of_item].append(offer)
    return found
