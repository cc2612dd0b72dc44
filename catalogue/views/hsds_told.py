"""Services with their places, a page of them at once: no query a service."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flask import current_app, g

from catalogue.exchange.open_referral.organizations import organization
from catalogue.exchange.open_referral.places import at_halls, at_points, hall, on_the_net
from catalogue.exchange.open_referral.scene import Node, Scene
from catalogue.exchange.open_referral.services import brief, whole
from catalogue.queries import as_told, places_each, points_of
from catalogue.rules.handing_in import home_of
from catalogue.values.codes import Channel
from catalogue.values.handing_in import Entrusted, Place
from catalogue.values.published import PublishedItem
from kernel import clock
from kernel.db import db
from organisation.queries import (
    all_opening_hours,
    centre_by_id,
    list_departments,
    list_regions,
)
from organisation.values import OpenHours


def scene() -> Scene:
    """Return for whom this request is answered."""
    return Scene(
        lang=g.lang,
        base=str(current_app.config["ONEWINDOW_PUBLIC_BASE_URL"]),
        today=clock.office_day(clock.now()),
        regions=list_regions(),
    )


def briefly(items: Sequence[PublishedItem], here: Scene) -> list[Node]:
    """Return what a list says of services."""
    departments = list_departments()
    offices = {
        number: organization(departments[number], here)
        for number in {item.department_id for item in items}
    }
    return [brief(item, offices[item.department_id], here) for item in items]


def wholly(items: Sequence[PublishedItem], here: Scene) -> list[Node]:
    """Return all of some services; nine queries at most, however many they are."""
    departments = list_departments()
    known = as_told(db.session(), items)
    told = briefly(known, here)
    places = _places(known, here, [one["id"] for one in told])
    return [
        whole(item, node, departments[item.department_id], found, here)
        for item, node, found in zip(known, told, places, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _House:
    """What every service of a page needs of the house, read and told once."""

    scene: Scene
    hours: Mapping[int, Sequence[OpenHours]]
    points: Mapping[int, list[Entrusted]]
    halls: dict[int, Node] = field(default_factory=dict)

    def places(self, item: PublishedItem, service: str, halls: Sequence[Place]) -> list[Node]:
        """Return where a service is to be had."""
        online = on_the_net(item.facts.online_url, service)
        if item.facts.channels and Channel.WINDOW not in item.facts.channels:
            return [*online]  # not done at a counter
        departments = list_departments()
        there = [(one, self._hall(one.centre_id)) for one in halls]
        points = [
            (one, departments[one.department_id]) for one in self.points.get(item.item_id, ())
        ]
        return [*at_halls(there, service), *at_points(points, service, self.scene), *online]

    def _hall(self, centre_id: int) -> Node:
        if centre_id not in self.halls:
            hours = self.hours.get(centre_id, ())
            self.halls[centre_id] = hall(centre_by_id(centre_id), hours, self.scene)
        return self.halls[centre_id]


def _places(
    items: Sequence[PublishedItem], here: Scene, services: Sequence[str]
) -> list[list[Node]]:
    session = db.session()
    house = _House(
        here, all_opening_hours(session), points_of(session, [item.item_id for item in items])
    )
    halls = places_each(session, [home_of(item) for item in items], here.today)
    return [
        house.places(item, service, there)
        for item, service, there in zip(items, services, halls, strict=True)
    ]
