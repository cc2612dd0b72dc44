"""Where an item can be handed in, as its guide says it."""

from collections.abc import Collection
from dataclasses import dataclass, field

from flask import g

from catalogue.phrases.places import (
    LISTED,
    HallGroup,
    PointGroup,
    hall_groups,
    point_groups,
    points_by_level,
)
from catalogue.queries import places_for, points_of
from catalogue.rules.handing_in import home_of
from catalogue.values.codes import Channel, Level
from catalogue.values.published import PublishedItem
from kernel import clock
from kernel.db import db


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The halls and points that take an item in, the nearest kinds first."""

    bookable: bool
    halls: list[HallGroup] = field(default_factory=list)
    points: list[PointGroup] = field(default_factory=list)
    met: Collection[Level] = ()  # the levels of these points

    def __bool__(self) -> bool:
        return bool(self.halls or self.points)


def where_of(item: PublishedItem) -> Where:
    """Return where an item is handed in; nowhere, if it is not done at a counter."""
    if item.facts.channels and Channel.WINDOW not in item.facts.channels:
        return Where(bookable=False)
    points = points_of(db.session(), [item.item_id]).get(item.item_id, [])
    today = clock.office_day(clock.now())
    return Where(
        bookable=True,
        halls=hall_groups(places_for(db.session(), [home_of(item)], today), g.lang),
        points=point_groups(points, g.lang, most=LISTED),
        met=points_by_level(points),
    )
