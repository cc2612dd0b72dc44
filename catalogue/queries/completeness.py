"""How completely services are translated: counted in the database, a few rows come back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CTE, ColumnElement, case, func, literal, select
from sqlalchemy.orm import Session

from catalogue.queries.narrowing import IN_FORCE
from catalogue.tables import ItemSource, ItemText, ServiceItem
from kernel.access import Action, Actor
from kernel.locales import Tag
from organisation.queries import Within, scoped

GROUPS = ("name", "summary", "material", "step")
WITHIN = Within(region=ServiceItem.region_id, department=ServiceItem.department_id)
OWNER = func.coalesce(ServiceItem.standard_id, ServiceItem.id)  # the standard's texts are a claim's
_FRESH = case((ItemText.source_digest == ItemSource.digest, 1), else_=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Complete:
    """Services with texts of one group: how many have all translated, or some; `stale`: with some
    whose Chinese was changed since."""

    services: int = 0
    full: int = 0
    partly: int = 0
    stale: int = 0

    @property
    def none(self) -> int:
        """How many have nothing that readers see."""
        return self.services - self.full - self.partly


Groups = Mapping[str, Complete]


def by_department(session: Session, actor: Actor, locale: Tag) -> dict[int, Groups]:
    """Return how complete a language is, by department and group; two queries."""
    return _counted(session, actor, locale)


def by_language(session: Session, actor: Actor) -> dict[str, Groups]:
    """Return how complete each language is that has any text, by language; two queries."""
    return _counted(session, actor, None)


def _counted(session: Session, actor: Actor, locale: Tag | None) -> dict[Any, Groups]:
    """Count by department in one language; or, where none is named, by language."""
    services, needed, there = _services(actor, locale), _needed(), _there(locale)
    with_texts = services.join(needed, needed.c.item_id == services.c.owner)
    both = (there.c.item_id == needed.c.item_id) & (there.c.part == needed.c.part)
    place = there.c.locale if locale is None else services.c.place
    totals = {
        (row.place, row.part): int(row.services)
        for row in session.execute(
            select(services.c.place, needed.c.part, func.sum(services.c.number).label("services"))
            .select_from(with_texts)
            .group_by(services.c.place, needed.c.part)
        )
    }
    counted = session.execute(
        select(place.label("place"), needed.c.part, *_sums(services, needed, there))
        .select_from(with_texts.join(there, both))
        .group_by(place, needed.c.part)
    )
    rows = {(row.place, row.part): row for row in counted}
    places = {key for key, _part in (rows if locale is None else totals)}
    return {
        one: {
            part: _complete(totals.get((one if locale else 0, part), 0), rows.get((one, part)))
            for part in GROUPS
        }
        for one in places
    }


def _complete(services: int, row: Any) -> Complete:
    if row is None:
        return Complete(services=services)
    return Complete(
        services=services, full=int(row.full), partly=int(row.partly), stale=int(row.stale)
    )


def _sums(services: CTE, needed: CTE, there: CTE) -> tuple[Any, ...]:
    full, number = there.c.fresh == needed.c.texts, services.c.number
    some = ~full & (there.c.fresh > 0)
    return (
        func.sum(case((full, number), else_=0)).label("full"),
        func.sum(case((some, number), else_=0)).label("partly"),
        func.sum(case((there.c.texts > there.c.fresh, number), else_=0)).label("stale"),
    )


def _services(actor: Actor, locale: Tag | None) -> CTE:
    """Return how many services in force within reach each owner of texts has, and where."""
    place = literal(0) if locale is None else ServiceItem.department_id
    columns = (OWNER.label("owner"), place.label("place"), func.count().label("number"))
    query = select(*columns).where(IN_FORCE)
    grouped = (OWNER,) if locale is None else (OWNER, ServiceItem.department_id)
    reached = scoped(query, actor, Action.TRANSLATE, WITHIN).group_by(*grouped)
    return reached.cte("services").prefix_with("MATERIALIZED")


def _part() -> ColumnElement[str]:
    kind = ItemSource.kind
    return case((kind.like("material.%"), "material"), (kind.like("step.%"), "step"), else_=kind)


def _asked() -> ColumnElement[bool]:
    kind = ItemSource.kind
    return kind.in_(("name", "summary")) | kind.like("material.%") | kind.like("step.%")


def _needed() -> CTE:
    part = _part().label("part")
    query = select(ItemSource.item_id, part, func.count().label("texts"))
    return (
        query.where(_asked())
        .group_by(ItemSource.item_id, part)
        .cte("needed")
        .prefix_with("MATERIALIZED")
    )


def _there(locale: Tag | None) -> CTE:
    part = _part().label("part")
    query = (
        select(
            ItemSource.item_id,
            part,
            ItemText.locale,
            func.count().label("texts"),
            func.sum(_FRESH).label("fresh"),
        )
        .join(
            ItemText,
            (ItemText.item_id == ItemSource.item_id) & (ItemText.field == ItemSource.field),
        )
        .where(_asked())
        .group_by(ItemSource.item_id, "part", ItemText.locale)
    )
    if locale is not None:
        query = query.where(ItemText.locale == locale)
    return query.cte("there").prefix_with("MATERIALIZED")
