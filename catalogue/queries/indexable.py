"""What the search index has to know of published items."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session, aliased

from catalogue.queries.handing_in import points_of
from catalogue.rules.frozen import whole
from catalogue.rules.texts import with_words
from catalogue.tables import CatalogueChange, ItemRevision, ServiceItem
from catalogue.values.facts import ItemFacts

AT_ONCE = 200
Base = aliased(ItemRevision, name="base")
_Row = Row[ItemRevision, ItemRevision, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexable:
    """One published item."""

    item_id: int
    department_id: int
    region_id: int
    standard_id: int | None  # items of one standard are one hit with its places
    facts: ItemFacts
    points: tuple[int, ...]  # departments that are entrusted with it


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
    rows = session.execute(_in_force().where(ServiceItem.id.in_(item_ids))).all()
    return {one.item_id: one for one in _indexables(session, rows)}


def all_published(session: Session) -> Iterator[Indexable]:
    """Yield everything published, a few at a time."""
    last = 0
    while True:
        query = _in_force().where(ServiceItem.id > last).order_by(ServiceItem.id)
        rows = session.execute(query.limit(AT_ONCE)).all()
        if not rows:
            return
        yield from _indexables(session, rows)
        last = rows[-1][0].item_id
        session.expunge_all()


def _in_force() -> Select[ItemRevision, ItemRevision, int | None]:
    return (
        select(ItemRevision, Base, ServiceItem.standard_id)
        .join(ServiceItem, ServiceItem.current_revision_id == ItemRevision.id)
        .outerjoin(Base, Base.id == ItemRevision.base_id)
        .where(ServiceItem.batch_id.is_(None))
    )


def _indexables(session: Session, rows: Sequence[_Row]) -> Iterator[Indexable]:
    points = points_of(session, [row[0].item_id for row in rows])
    for row in rows:
        entrusted = points.get(row[0].item_id, ())
        yield _indexable(row, tuple(point.department_id for point in entrusted))


def _indexable(row: _Row, points: tuple[int, ...]) -> Indexable:
    revision, standard_id = row[0], row[2]
    base: ItemRevision | None = row[1]
    facts, words = whole(
        (revision.content, revision.words), (base.content, base.words) if base else None
    )
    return Indexable(
        item_id=revision.item_id,
        department_id=revision.department_id,
        region_id=revision.region_id,
        standard_id=standard_id,
        facts=with_words(facts, words),
        points=points,
    )
