"""Where items can be handed in: the one place that decides it, for every page and use case."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from sqlalchemy import Integer, bindparam, select
from sqlalchemy.orm import Session

from catalogue.rules.handing_in import WIDE, areas_of, places
from catalogue.tables import IntakePoint
from catalogue.values.handing_in import Entrusted, Home, Place, PointKind, Takers, Why
from kernel.db import table_of
from organisation.queries import allied_paths, counters, levels_above, pools_serving
from organisation.values import Counter, RegionLevel

POINT = table_of(IntakePoint).c
POINTS = (
    select(POINT.item_id, POINT.department_id, POINT.kind, POINT.document)
    .where(POINT.item_id.in_(bindparam("items", type_=Integer, expanding=True)))
    .order_by(POINT.item_id, POINT.id)
)


def points_of(session: Session, item_ids: Collection[int]) -> dict[int, list[Entrusted]]:
    """Return the points of items, by item; one query."""
    found: dict[int, list[Entrusted]] = {}
    for item_id, department_id, kind, document in session.execute(
        POINTS, {"items": tuple(item_ids)}
    ):
        found.setdefault(item_id, []).append(
            Entrusted(department_id=department_id, kind=kind, document=document)
        )
    return found


def takers_of(session: Session, homes: Sequence[Home], on: date) -> list[Takers]:
    """Return who takes each item in on a day; at most four queries, however many items."""
    points = points_of(session, [home.item_id for home in homes])
    codes = {home.alliance for home in homes if home.alliance}
    allied = allied_paths(session, on, codes) if codes else {}
    wide = {home.region_id for home in homes if _is_wide(home)}
    above: dict[int, dict[str, RegionLevel]] = levels_above(session, wide) if wide else {}
    return [
        Takers(
            department_id=home.department_id,
            points=_kinds(points.get(home.item_id, ())),
            areas=areas_of(home, above.get(home.region_id, {}), allied.get(home.alliance, ())),
        )
        for home in homes
    ]


def _is_wide(home: Home) -> bool:
    return home.scope in WIDE or bool(home.alliance)


def _kinds(points: Sequence[Entrusted]) -> dict[int, PointKind]:
    return {point.department_id: point.kind for point in points}


def places_for(
    session: Session, homes: Sequence[Home], on: date, centre_id: int | None = None
) -> list[Place]:
    """Return the halls that take all of some items in at one counter, by slug; or one of them."""
    takers = takers_of(session, homes, on)
    return places(takers, counters_of(session, takers, centre_id))


def places_each(session: Session, homes: Sequence[Home], on: date) -> list[list[Place]]:
    """Return for each item the halls that take it in; at most five queries, however many items."""
    takers = takers_of(session, homes, on)
    found = counters_of(session, takers)
    return [places([one], found) for one in takers]


def counters_of(
    session: Session, takers: Iterable[Takers], centre_id: int | None = None
) -> list[Counter]:
    """Return the counters of all halls, or of one; each says which of the takers are met there."""
    asked = {number for one in takers for number in (one.department_id, *one.points)}
    return counters(session, asked, centre_id)


def counters_for(
    session: Session, homes: Sequence[Home], centre_id: int, on: date
) -> tuple[int, ...]:
    """Return the pools of one hall, with windows open, that take all of some items in.

    Mostly the departments themselves are met there: then one query is enough.
    """
    departments = {home.department_id for home in homes}
    own = [pool.id for pool in pools_serving(session, centre_id, departments) if pool.windows]
    if own:
        return tuple(own)
    found = places_for(session, homes, on, centre_id)
    return found[0].pool_ids if found else ()


def why_here(session: Session, home: Home, centre_id: int, on: date) -> Why | None:
    """Return why a hall takes an item in, None where it does not.

    The department's own counter takes it in while no window of it is open, too.
    """
    if pools_serving(session, centre_id, {home.department_id}):
        return Why.OWN
    found = places_for(session, [home], on, centre_id)
    return found[0].why if found else None
