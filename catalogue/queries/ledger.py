"""Reductions, added up by the database from the figures of revisions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    SQLColumnExpression,
    case,
    func,
    select,
)
from sqlalchemy.orm import Session, aliased

from catalogue.queries.baselines import Rows, end_of, in_force_at, in_force_now
from catalogue.tables import BaselineItem, ItemRevision, RevisionFigures
from catalogue.values.figures import UNITS, Measure
from catalogue.values.ledger import Amounts, Asked, Beside, Totals
from catalogue.values.limits import LimitUnit
from kernel.access import Action, Actor
from organisation.queries import departments_reached, regions_below

Then, Now = aliased(RevisionFigures, name="figures_then"), aliased(RevisionFigures, name="figures")
Old, New = aliased(ItemRevision, name="revision_then"), aliased(ItemRevision, name="revision")
BY_LAW = tuple(UNITS)  # the measures of which the law says how much it may be
_COLUMNS = {
    Measure.MATERIALS: RevisionFigures.materials,
    Measure.INTERMEDIARIES: RevisionFigures.intermediaries,
    Measure.FEES: RevisionFigures.fees_fen,
    Measure.STEPS: RevisionFigures.steps,
    Measure.VISITS: RevisionFigures.visits,
}
Grouped = Mapping[int | None, Totals]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two amounts, and whether they can be held against each other."""

    fits: ColumnElement[bool]
    before: SQLColumnExpression[Any]
    after: SQLColumnExpression[Any]
    units: tuple[SQLColumnExpression[Any], SQLColumnExpression[Any]] | None = None


def measures_of(asked: Asked) -> tuple[Measure, ...]:
    """Return what can be compared: against the law only limits."""
    return BY_LAW if asked.baseline_id is None else tuple(Measure)


def pair_of(measure: Measure, asked: Asked) -> Pair:
    """Return the two amounts of a measure."""
    if measure not in UNITS:
        name = _COLUMNS[measure].key
        before, after = getattr(Then, name), getattr(Now, name)
        return Pair(before.is_not(None) & after.is_not(None), before, after)
    if asked.baseline_id is None:
        old, before = Now.legal_unit, Now.legal_number
    else:
        old, before = Then.limit_unit, Then.limit_number
    fits = _same_unit(UNITS[measure], old, Now.limit_unit)
    return Pair(fits, before, Now.limit_number, (old, Now.limit_unit))


def _same_unit(
    unit: LimitUnit, old: SQLColumnExpression[Any], new: SQLColumnExpression[Any]
) -> ColumnElement[bool]:
    """Whether both count the same. On the spot is none of any unit, twice of working days."""
    spot = LimitUnit.ON_THE_SPOT
    both = (old == unit) & new.in_((unit, spot)) | (old == spot) & (new == unit)
    return both | (old == spot) & (new == spot) if unit is LimitUnit.WORKING_DAY else both


def compared(asked: Asked, actor: Actor) -> Rows:
    """Return a query of what is in both and seen by `actor`; the caller names columns."""
    now = _now(asked)
    query = select(New.id).select_from(now).join(New, New.id == now.c.revision_id)
    query = query.join(Now, Now.revision_id == New.id)
    if asked.baseline_id is not None:
        query = (
            query.join(BaselineItem, BaselineItem.item_id == now.c.item_id)
            .join(Then, Then.revision_id == BaselineItem.revision_id)
            .where(BaselineItem.baseline_id == asked.baseline_id)
        )
    return within(query, New, asked, actor)


def came(asked: Asked, actor: Actor) -> Rows:
    """Return a query of what is in force and not in the baseline."""
    now = _now(asked)
    there = select(BaselineItem.item_id).where(
        BaselineItem.baseline_id == asked.baseline_id, BaselineItem.item_id == now.c.item_id
    )
    query = select(New.id).select_from(now).join(New, New.id == now.c.revision_id)
    query = query.join(Now, Now.revision_id == New.id).where(~there.exists())
    return within(query, New, asked, actor)


def went(asked: Asked, actor: Actor) -> Rows:
    """Return a query of what is in the baseline and no longer in force."""
    now = _now(asked)
    query = (
        select(Old.id)
        .select_from(BaselineItem)
        .join(Old, Old.id == BaselineItem.revision_id)
        .join(Then, Then.revision_id == Old.id)
        .outerjoin(now, now.c.item_id == BaselineItem.item_id)
        .where(BaselineItem.baseline_id == asked.baseline_id, now.c.revision_id.is_(None))
    )
    return within(query, Old, asked, actor)


def within(query: Rows, revision: Any, asked: Asked, actor: Actor) -> Rows:
    """Narrow to what `actor` may see and what is asked for."""
    query = query.where(revision.department_id.in_(departments_reached(actor, Action.READ_FIGURES)))
    if asked.region_path:
        query = query.where(revision.region_id.in_(regions_below(asked.region_path)))
    if asked.department_id is not None:
        query = query.where(revision.department_id == asked.department_id)
    return query


def _now(asked: Asked) -> Any:
    query = in_force_now() if asked.day is None else in_force_at(end_of(asked.day))
    return query.subquery("in_force")


def totals(
    session: Session, asked: Asked, actor: Actor, by: SQLColumnExpression[Any] | None = None
) -> Grouped:
    """Return what all items come to, or those of each department or region; one query."""
    measures = measures_of(asked)
    columns = [column for one in measures for column in _sums(pair_of(one, asked))]
    query = compared(asked, actor).with_only_columns(
        *(() if by is None else (by,)), func.count(), *columns
    )
    rows = session.execute(query if by is None else query.group_by(by))
    if by is None:
        return {None: _totals(rows.one(), measures)}
    return {row[0]: _totals(row[1:], measures) for row in rows}


def joined(groups: Iterable[Totals], asked: Asked) -> Totals:
    """Return several groups as one."""
    items, amounts = 0, dict.fromkeys(measures_of(asked), Amounts())
    for group in groups:
        items += group.items
        amounts = {one: amounts[one] + group.amounts[one] for one in amounts}
    return Totals(items=items, amounts=amounts)


def _sums(pair: Pair) -> list[ColumnElement[Any]]:
    def add(amount: Any, when: ColumnElement[bool]) -> ColumnElement[Any]:
        return func.coalesce(func.sum(case((when, amount), else_=0)), 0)

    return [
        add(1, pair.fits),
        add(pair.before, pair.fits),
        add(pair.after, pair.fits),
        add(1, pair.fits & (pair.after < pair.before)),
        add(1, pair.fits & (pair.after > pair.before)),
    ]


def _totals(row: Any, measures: tuple[Measure, ...]) -> Totals:
    amounts = {
        measure: Amounts(
            **dict(
                zip(
                    ("items", "before", "after", "less", "more"),
                    map(int, row[1 + 5 * place : 6 + 5 * place]),
                    strict=True,
                )
            )
        )
        for place, measure in enumerate(measures)
    }
    return Totals(items=row[0], amounts=amounts)


def beside(session: Session, asked: Asked, actor: Actor) -> Beside:
    """Return how much the comparison leaves out; against the law nothing is."""
    if asked.baseline_id is None:
        return Beside()

    def count(query: Rows) -> int:
        return session.scalar(query.with_only_columns(func.count())) or 0

    return Beside(
        added=count(came(asked, actor)),
        withdrawn=count(went(asked, actor)),
        later=count(compared(asked, actor).where(BaselineItem.later)),
    )
