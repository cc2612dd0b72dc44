"""The items behind a figure of the ledger, each with the two revisions it comes from."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Row, case, func, literal, null, or_, select
from sqlalchemy.orm import Session

from catalogue.queries.baselines import Rows
from catalogue.queries.ledger import (
    New,
    Now,
    Old,
    Then,
    came,
    compared,
    pair_of,
    went,
)
from catalogue.tables import BaselineItem, ServiceItem
from catalogue.values.figures import UNITS, Measure
from catalogue.values.ledger import Asked, LedgerRow, Show, Version
from kernel.access import Actor
from kernel.clock import office_day

AT_ONCE = 500
_NONE = tuple(null().label(f"none_{number}") for number in range(4))


def ledger_items(asked: Asked, actor: Actor, measure: Measure, show: Show) -> Rows:
    """Return a query of the items to list, those with the largest reduction first."""
    if show is Show.ADDED:
        query = came(asked, actor).join(ServiceItem, ServiceItem.id == New.item_id)
        return _columns(query, _NONE, _side(New, Now, measure))
    if show is Show.WITHDRAWN:
        query = went(asked, actor).join(ServiceItem, ServiceItem.id == Old.item_id)
        return _columns(query, _side(Old, Then, measure), _NONE)
    return _in_both(asked, actor, measure, show)


def _in_both(asked: Asked, actor: Actor, measure: Measure, show: Show) -> Rows:
    pair = pair_of(measure, asked)
    query = compared(asked, actor).join(ServiceItem, ServiceItem.id == New.item_id)
    kin = UNITS if measure in UNITS else (measure,)
    fitting = case((or_(*(pair_of(one, asked).fits for one in kin)), 1), else_=0)
    query = query.where(
        {
            Show.LESS: pair.fits & (pair.after < pair.before),
            Show.MORE: pair.fits & (pair.after > pair.before),
            Show.APART: fitting == 0,
        }.get(show, pair.fits)
    )
    if show is not Show.APART:
        query = query.order_by(pair.after - pair.before)
    after = _side(New, Now, measure)
    if asked.baseline_id is None:
        before = (New.number, New.published_at, Now.legal_number, Now.legal_unit)
        return _columns(query, before, after)
    query = query.join(Old, Old.id == Then.revision_id)
    return _columns(query, _side(Old, Then, measure), after, BaselineItem.later)


def _side(revision: Any, figures: Any, measure: Measure) -> tuple[Any, ...]:
    """Return the columns of one side: number, since when, amount and unit."""
    if measure in UNITS:
        return revision.number, revision.published_at, figures.limit_number, figures.limit_unit
    name = "fees_fen" if measure is Measure.FEES else measure.value
    return revision.number, revision.published_at, getattr(figures, name), null()


def _columns(
    query: Rows,
    before: tuple[Any, ...],
    after: tuple[Any, ...],
    later: Any = None,
) -> Rows:
    item = (ServiceItem.code, ServiceItem.name, ServiceItem.department_id)
    counted = literal(value=False) if later is None else later
    return query.with_only_columns(*item, counted, *before, *after).order_by(ServiceItem.code)


def page_of(session: Session, query: Rows, *, page: int, size: int) -> tuple[int, list[LedgerRow]]:
    """Return how many items there are and one page of them; two queries."""
    total = session.scalar(
        select(func.count()).select_from(query.with_only_columns(literal(1)).subquery())
    )
    rows = session.execute(query.limit(size).offset((page - 1) * size))
    return total or 0, [_row(row) for row in rows]


def in_portions(session: Session, query: Rows) -> Iterator[Row[*tuple[Any, ...]]]:
    """Yield rows that are in the order of codes, some at a time, without holding a cursor open."""
    last: str | None = ""
    while last is not None:
        rows = session.execute(query.where(ServiceItem.code > last).limit(AT_ONCE)).all()
        yield from rows
        last = str(rows[-1][0]) if len(rows) == AT_ONCE else None


def all_of(session: Session, query: Rows) -> Iterator[LedgerRow]:
    """Yield all items of a query; few of them are in memory at once."""
    for row in in_portions(session, query):
        yield _row(row)


def _row(row: Row[*tuple[Any, ...]]) -> LedgerRow:
    return LedgerRow(
        code=row[0],
        name=row[1],
        department_id=row[2],
        later=bool(row[3]),
        before=_version(*row[4:8]),
        after=_version(*row[8:12]),
    )


def _version(
    number: int | None, since: datetime | None, amount: int | None, unit: Any
) -> Version | None:
    if number is None or since is None:
        return None
    return Version(number=number, since=office_day(since), amount=amount, unit=unit)
