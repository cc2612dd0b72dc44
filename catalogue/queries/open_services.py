"""Published services a page at a time, and which one a UUID means: for programs outside."""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalogue.queries.indexable import changes_after
from catalogue.queries.narrowing import Query, in_force
from catalogue.queries.published import get_revisions
from catalogue.rules.uuids import service_tail, service_uuid, tail_of
from catalogue.tables import CatalogueChange, ItemRevision, ServiceItem
from catalogue.values.published import PublishedItem

AT_ONCE = 1000
BITS = 63  # of the number of an item, while they are put in order


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrow:
    """What narrows the list: whose services, and since when they say what they say."""

    department_id: int | None = None
    since: datetime | None = None


def count_services(session: Session, narrow: Narrow) -> int:
    """Return how many published services there are."""
    return session.scalar(_narrowed(select(func.count(ServiceItem.id)), narrow)) or 0


def some_services(session: Session, narrow: Narrow, *, page: int, size: int) -> list[PublishedItem]:
    """Return one page of published services, the oldest first; two queries."""
    rows = session.execute(
        _narrowed(select(ItemRevision.id), narrow)
        .order_by(ServiceItem.id)
        .limit(size)
        .offset((page - 1) * size)
    )
    return in_order(session, [row.id for row in rows])


def in_order(session: Session, revision_ids: Sequence[int]) -> list[PublishedItem]:
    """Return revisions in the order of their ids; one query."""
    found = get_revisions(session, revision_ids)
    return [found[number] for number in revision_ids if number in found]


def when_changed(
    session: Session, narrow: Narrow, *, page: int, size: int
) -> list[tuple[str, datetime]]:
    """Return codes and times of one page of services."""
    rows = session.execute(
        _narrowed(select(ServiceItem.code, ItemRevision.published_at), narrow)
        .order_by(ServiceItem.id)
        .limit(size)
        .offset((page - 1) * size)
    )
    return [(row.code, row.published_at) for row in rows]


def _narrowed(query: Query, narrow: Narrow) -> Query:
    departments = () if narrow.department_id is None else (narrow.department_id,)
    return in_force(query, departments, narrow.since)


class ByUuid:
    """Which item a UUID means. A UUID does not tell the code it was made of, so all are kept:
    16 bytes an item, in order, read once; of what changed since the changes are read.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._tails, self._ids = array("Q"), array("Q")
        self._newer: dict[int, int] = {}
        self._seq = -1

    def find(self, session: Session, uuid: UUID) -> int | None:
        """Return the id of the item that may be meant, None if none is."""
        with self._lock:
            self._follow(session)
        tail = tail_of(uuid)
        if tail in self._newer:
            return self._newer[tail]
        at = bisect_left(self._tails, tail)
        there = at < len(self._tails) and self._tails[at] == tail
        return self._ids[at] if there else None

    def _follow(self, session: Session) -> None:
        if self._seq < 0:
            self._seq = session.scalar(select(func.max(CatalogueChange.seq))) or 0
            self._read_all(session)
        while changes := changes_after(session, self._seq, AT_ONCE):
            ids = {item_id for _, item_id in changes}
            rows = session.execute(
                select(ServiceItem.code, ServiceItem.id).where(ServiceItem.id.in_(ids))
            )
            self._newer |= {service_tail(row.code): row.id for row in rows}
            self._seq = changes[-1][0]

    def _read_all(self, session: Session) -> None:
        rows = session.execute(select(ServiceItem.code, ServiceItem.id)).yield_per(AT_ONCE)
        both = sorted(service_tail(code) << BITS | item_id for code, item_id in rows)
        self._tails = array("Q", (one >> BITS for one in both))
        self._ids = array("Q", (one & (1 << BITS) - 1 for one in both))


def service_by_uuid(session: Session, known: ByUuid, uuid: UUID) -> PublishedItem | None:
    """Return the published service with a UUID, None if none has it; three queries."""
    item_id = known.find(session, uuid)
    row = session.execute(
        in_force(select(ItemRevision.id, ServiceItem.code)).where(ServiceItem.id == item_id)
    ).one_or_none()
    if row is None or service_uuid(row.code) != uuid:
        return None
    return in_order(session, [row.id])[0]
