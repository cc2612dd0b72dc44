"""All that a comparison is made of, item by item, for a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import null
from sqlalchemy.orm import Session

from catalogue.queries.baselines import Rows
from catalogue.queries.ledger import New, Now, Old, Then, came, compared, went
from catalogue.queries.ledger_items import in_portions
from catalogue.tables import ServiceItem
from catalogue.values.figures import Figures
from catalogue.values.ledger import Asked, Show
from kernel.access import Actor
from kernel.clock import office_day

NAMES = tuple(Figures.__dataclass_fields__)
_WIDTH = 2 + len(NAMES)


@dataclass(frozen=True, slots=True)
class Side:
    """One version of an item with all its figures."""

    number: int
    since: date
    figures: Figures


@dataclass(frozen=True, slots=True)
class ExportRow:
    """An item and both its versions; of what came or went one is missing."""

    code: str
    name: str
    department_id: int
    region_id: int
    show: Show
    before: Side | None
    after: Side | None


def export_rows(session: Session, asked: Asked, actor: Actor) -> Iterator[ExportRow]:
    """Yield what can be compared, then what came and what went; few rows are in memory at once."""
    both = compared(asked, actor)
    if asked.baseline_id is None:
        yield from _fetched(session, Show.COMPARED, _columns(both, New, _nothing(), _now()))
        return
    then = _side(Old, Then)
    both = both.join(Old, Old.id == Then.revision_id)
    yield from _fetched(session, Show.COMPARED, _columns(both, New, then, _now()))
    new, gone = came(asked, actor), went(asked, actor)
    yield from _fetched(session, Show.ADDED, _columns(new, New, _nothing(), _now()))
    yield from _fetched(session, Show.WITHDRAWN, _columns(gone, Old, then, _nothing()))


def _now() -> tuple[Any, ...]:
    return _side(New, Now)


def _side(revision: Any, figures: Any) -> tuple[Any, ...]:
    names = (getattr(figures, name) for name in NAMES)
    return revision.number, revision.published_at, *names


def _nothing() -> tuple[Any, ...]:
    return tuple(null().label(f"none_{number}") for number in range(_WIDTH))


def _columns(query: Rows, revision: Any, before: tuple[Any, ...], after: tuple[Any, ...]) -> Rows:
    item = (ServiceItem.code, ServiceItem.name, revision.department_id, revision.region_id)
    query = query.join(ServiceItem, ServiceItem.id == revision.item_id)
    return query.with_only_columns(*item, *before, *after).order_by(ServiceItem.code)


def _fetched(session: Session, show: Show, query: Rows) -> Iterator[ExportRow]:
    for row in in_portions(session, query):
        yield ExportRow(
            code=row[0],
            name=row[1],
            department_id=row[2],
            region_id=row[3],
            show=show,
            before=_told(row[4 : 4 + _WIDTH]),
            after=_told(row[4 + _WIDTH :]),
        )


def _told(values: Any) -> Side | None:
    if values[0] is None:
        return None
    figures = Figures(**dict(zip(NAMES, values[2:], strict=True)))
    return Side(values[0], office_day(values[1]), figures)
