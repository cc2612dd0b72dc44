"""Where a service is to be had: halls, points of townships and villages, and the net."""

from collections.abc import Iterator, Sequence

from catalogue.exchange.open_referral.organizations import phone
from catalogue.exchange.open_referral.scene import Node, Scene, said
from catalogue.exchange.open_referral.schedules import schedules
from catalogue.phrases.places import HINTS, KINDS
from catalogue.rules.uuids import uuid_of
from catalogue.values.handing_in import Entrusted, Place
from kernel.texts import pick
from kernel.words import _
from organisation.values import (
    CentreCard,
    DepartmentCard,
    OpenHours,
    RegionCard,
    RegionLevel,
    ids_on,
)

COUNTRY = "CN"
NOT_KEPT = ""  # HSDS asks for a postal code; the house keeps none


def at_halls(halls: Sequence[tuple[Place, Node]], service: str) -> Iterator[Node]:
    """Yield the halls that take a service in, and why."""
    for place, where in halls:
        yield _at(service, where, _(HINTS[place.why]) if place.why in HINTS else "")


def at_points(
    points: Sequence[tuple[Entrusted, DepartmentCard]], service: str, scene: Scene
) -> Iterator[Node]:
    """Yield the points of townships and villages that take a service in."""
    for entrusted, department in points:
        region = scene.regions[department.region_id]
        here = str(uuid_of("point", region.code, department.code))
        where = said(
            id=here,
            location_type="physical",
            name=pick(department.names, scene.lang).text,
            description=pick(region.names, scene.lang).text,
            phones=phone(department.phone, here),
        )
        yield _at(service, where, _(KINDS[entrusted.kind]))


def on_the_net(url: str, service: str) -> Iterator[Node]:
    """Yield the platform that takes a service in online."""
    if url.startswith(("https://", "http://")):
        here = str(uuid_of("virtual", service))
        yield _at(service, {"id": here, "location_type": "virtual", "url": url}, "")


def hall(centre: CentreCard, hours: Sequence[OpenHours], scene: Scene) -> Node:
    """Return a hall: where it is, when it is open, its telephone."""
    place = str(uuid_of("centre", scene.regions[centre.region_id].code, centre.slug))
    return said(
        id=place,
        location_type="physical",
        name=pick(centre.names, scene.lang).text,
        latitude=centre.latitude,
        longitude=centre.longitude,
        addresses=_addresses(centre, place, scene),
        phones=phone(centre.phone, place),
        schedules=schedules(hours, place, scene.today),
    )


def _at(service: str, where: Node, description: str) -> Node:
    return said(
        id=str(uuid_of("service at location", service, where["id"])),
        description=description,
        location=where,
    )


def _addresses(centre: CentreCard, place: str, scene: Scene) -> list[Node]:
    line = pick(centre.addresses, scene.lang).text
    if not line:
        return []
    region = scene.regions[centre.region_id]
    return [
        {
            "id": str(uuid_of("address", place)),
            "address_1": line,
            "city": _above(region, RegionLevel.PREFECTURE, scene),
            "region": pick(region.names, scene.lang).text,
            "state_province": _above(region, RegionLevel.REGION, scene),
            "postal_code": NOT_KEPT,
            "country": COUNTRY,
            "address_type": "physical",
        }
    ]


def _above(region: RegionCard, level: RegionLevel, scene: Scene) -> str:
    """Return the name of what a region lies in at a level; else that of its root."""
    chain = [scene.regions[one] for one in ids_on(region.path)]
    found = next((one for one in chain if one.level is level), chain[0])
    return pick(found.names, scene.lang).text
