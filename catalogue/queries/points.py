"""Items with their points, as staff who entrust them read them."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from catalogue.queries.drafts import DraftFilter, narrowed, visible
from catalogue.tables import IntakePoint, ServiceItem
from catalogue.values.states import ItemKind
from kernel.access import Action, Actor
from organisation.queries import Within, scoped


@dataclass(frozen=True, slots=True, kw_only=True)
class PointedRow:
    """An item and how many points take it in."""

    code: str
    name: str
    department: str
    points: int


def list_pointed(
    session: Session, actor: Actor, narrow: DraftFilter, *, page: int, size: int
) -> tuple[int, list[PointedRow]]:
    """Return how many items match and one page of them, by code; two queries."""
    matching = narrowed(_mine(actor), narrow)
    total = session.scalar(select(func.count()).select_from(matching.subquery())) or 0
    count = (
        select(func.count(IntakePoint.id))
        .where(IntakePoint.item_id == ServiceItem.id)
        .scalar_subquery()
    )
    rows = session.execute(
        matching.with_only_columns(
            ServiceItem.code, ServiceItem.name, ServiceItem.department_name, count
        )
        .order_by(ServiceItem.code)
        .limit(size)
        .offset((page - 1) * size)
    )
    return total, [
        PointedRow(code=code, name=name, department=department, points=points)
        for code, name, department, points in rows
    ]


def matching_ids(session: Session, actor: Actor, narrow: DraftFilter) -> list[int]:
    """Return the ids of the items that match."""
    query = narrowed(_mine(actor), narrow).with_only_columns(ServiceItem.id)
    return list(session.scalars(query.order_by(ServiceItem.id)))


def those_of(session: Session, actor: Actor, item_ids: Collection[int]) -> dict[int, int]:
    """Return of these items those whose points `actor` may change, with their departments."""
    query = _mine(actor).where(ServiceItem.id.in_(item_ids))
    columns = query.with_only_columns(ServiceItem.id, ServiceItem.department_id)
    return {item_id: department_id for item_id, department_id in session.execute(columns)}  # noqa: C416 - dict() does not know rows


def _mine(actor: Actor) -> Select[ServiceItem]:
    """Return the items of the actor; nobody hands in what is only a standard."""
    query = visible().where(ServiceItem.kind != ItemKind.STANDARD)
    within = Within(region=ServiceItem.region_id, department=ServiceItem.department_id)
    return scoped(query, actor, Action.PUBLISH_ITEM, within)


def carried_out_in(
    session: Session, names: Collection[str], region_ids: Collection[int]
) -> list[int]:
    """Return for each name the first service that is carried out in one of some regions."""
    query = visible().where(
        ServiceItem.name.in_(names),
        ServiceItem.region_id.in_(region_ids),
        ServiceItem.kind != ItemKind.STANDARD,
    )
    rows = session.execute(
        query.with_only_columns(func.min(ServiceItem.id)).group_by(ServiceItem.name)
    )
    return sorted(row[0] for row in rows)
