"""What a booking page was asked for in its address: services and place, nothing personal."""

from dataclasses import dataclass
from typing import Any

from flask import abort, g, redirect, request, url_for

from booking.queries import serving_pools, wanted_visit
from booking.values import Wanted
from kernel.db import db
from kernel.locales import Tag
from kernel.texts import Shown, pick
from organisation.queries import centres_serving
from organisation.values import CentreCard


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The services of a visit, the places that take them all, and the one chosen."""

    wanted: Wanted
    centres: tuple[CentreCard, ...]
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
    """Return what the address asks for; without a service it leads to the list of services."""
    codes = request.args.getlist("item")
    if not codes:
        abort(redirect(url_for("catalogue_public.list_items")))
    session = db.session()
    wanted = wanted_visit(session, codes)
    centres = tuple(centres_serving(session, wanted.department_ids))
    slug = request.args.get("centre")
    centre = next((one for one in centres if one.slug == slug), None)
    return Asked(wanted=wanted, centres=centres, centre=centre)


def chosen() -> Chosen:
    """Return the same; without a place that takes these services it leads back to the places."""
    found = asked()
    if found.centre is None:
        abort(redirect(found.href("start", again=1)))
    pools = serving_pools(db.session(), found.centre.id, found.wanted.department_ids)
    return Chosen(
        wanted=found.wanted,
        centres=found.centres,
        centre=found.centre,
        pool_ids=tuple(pool.id for pool in pools),
    )
