"""What the search index has to know of published items."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.rules.content import from_json
from catalogue.rules.texts import with_words, words_from_json
from catalogue.tables import CatalogueChange, ItemRevision, ServiceItem
from catalogue.values.facts import ItemFacts

AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexable:
    """One published item."""

    item_id: int
    department_id: int
    region_id: int
    facts: ItemFacts


def changes_after(session: Session, seq: int, most: int) -> list[tuple[int, int]]:
    """Return (number, item id) of the changes after `seq`, at most `most` of them."""
    rows = session.execute(
        select(CatalogueChange.seq, CatalogueChange.item_id)
        .where(CatalogueChange.seq > seq)
        .order_by(CatalogueChange.seq)
        .limit(most)
    )
    return [(row[0], row[1]) for row in rows]


def published_among(session: Session, item_ids: Sequence[int]) -> dict[int, Indexable]:
    """Return what is published of some items, by id."""
    rows = session.scalars(
        select(ItemRevision)
        .join(ServiceItem, ServiceItem.current_revision_id == ItemRevision.id)
        .where(ServiceItem.id.in_(item_ids), ServiceItem.batch_id.is_(None))
    )
    return {row.item_id: _indexable(row) for row in rows}


def all_published(session: Session) -> Iterator[Indexable]:
    """Yield everything published, a few at a time."""
    last = 0
    while True:
        rows = session.scalars(
            select(ItemRevision)
            .join(ServiceItem, ServiceItem.current_revision_id == ItemRevision.id)
            .where(ServiceItem.batch_id.is_(None), ServiceItem.id > last)
            .order_by(ServiceItem.id)
            .limit(AT_ONCE)
        ).all()
        if not rows:
            return
        yield from map(_indexable, rows)
        last = rows[-1].item_id
        session.expunge_all()


def _indexable(row: ItemRevision) -> Indexable:
    return Indexable(
        item_id=row.item_id,
        department_id=row.department_id,
        region_id=row.region_id,
        facts=with_words(from_json(row.content), words_from_json(row.words)),
    )
