"""What a booking page was asked for in its address: services and place, nothing personal."""

from dataclasses import dataclass
from typing import Any

from flask import abort, g, redirect, request, url_for

from booking.queries import wanted_visit
from booking.values import Wanted
from catalogue.queries import counters_for, places_for
from catalogue.values.handing_in import Place
from kernel import clock
from kernel.db import db
from kernel.locales import Tag
from kernel.texts import Shown, pick
from organisation.queries import list_centres, near_first
from organisation.values import CentreCard


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The services of a visit, and the place chosen for it."""

    wanted: Wanted
    centre: CentreCard | None

    @property
    def codes(self) -> list[str]:
        """Return the codes of the services in order."""
        return [item.code for item in self.wanted.items]

    @property
    def names(self) -> list[Shown]:
        """Return the names of the services."""
        return [pick(item.names, Tag(g.lang)) for item in self.wanted.items]

    def href(self, page: str, **more: object) -> str:
        """Return the address of a booking page for the same services and place."""
        arguments: dict[str, Any] = {"item": self.codes, **more}
        if self.centre:
            arguments["centre"] = self.centre.slug
        return url_for(f"booking.{page}", **arguments)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen(Asked):
    """The same once a place has been chosen."""

    centre: CentreCard
    pool_ids: tuple[int, ...]

    @property
    def place(self) -> Shown:
        """Return the name of the place."""
        return pick(self.centre.names, Tag(g.lang))

    @property
    def address(self) -> Shown:
        """Return the address of the place."""
        return pick(self.centre.addresses, Tag(g.lang))


def asked() -> Asked:
    """Return what the address asks for; without a service it leads to the list of services.

    Whether the place takes these services is asked where it matters: by `places` and `chosen`.
    """
    codes = request.args.getlist("item")
    if not codes:
        abort(redirect(url_for("catalogue_public.list_items")))
    slug = request.args.get("centre")
    centre = next((one for one in list_centres() if one.slug == slug), None)
    return Asked(wanted=wanted_visit(db.session(), codes), centre=centre)


def places(wants: Asked) -> list[Place]:
    """Return the places that take all of the services in one visit, those near my place first."""
    found = places_for(db.session(), wants.wanted.homes, clock.office_day(clock.now()))
    centres = {int(centre.id): centre for centre in list_centres()}
    near = near_first([centres[place.centre_id] for place in found])
    return sorted(found, key=lambda place: near.index(centres[place.centre_id]))


def chosen() -> Chosen:
    """Return the same; without a place that takes these services it leads back to the places."""
    found = asked()
    centre, pool_ids = found.centre, _counters(found)
    if centre is None or not pool_ids:
        abort(redirect(Asked(wanted=found.wanted, centre=None).href("start", again=1)))
    return Chosen(wanted=found.wanted, centre=centre, pool_ids=pool_ids)


def _counters(found: Asked) -> tuple[int, ...]:
    if found.centre is None:
        return ()
    today = clock.office_day(clock.now())
    return counters_for(db.session(), found.wanted.homes, found.centre.id, today)
