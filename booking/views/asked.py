"""What a booking page was asked for in its address: services and place, nothing personal."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask import abort, g, redirect, request, url_for

from booking.queries import wanted_visit
from booking.refusals import NobodyCanApply
from booking.rules.timing import MOST_ITEMS
from booking.values import Wanted
from catalogue.queries import counters_for, get_published_many, places_for
from catalogue.rules.situations import parsed_visit, situation, written, written_visit
from catalogue.values.handing_in import Place
from catalogue.values.situations import Answers
from catalogue.views.situated import FIELD, sent_answers
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
    unsure: bool = False  # what is not answered is asked at the window

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
        arguments: dict[str, Any] = {}
        for name, value in self.kept():
            arguments.setdefault(name, []).append(value)
        if self.centre:
            arguments["centre"] = self.centre.slug
        return url_for(f"booking.{page}", **{**arguments, **more})

    def answered(self) -> "Asked":
        """Return it as nobody needs to ask again: what is open is asked at the window."""
        return replace(self, unsure=self.wanted.asks)

    def kept(self) -> list[tuple[str, str]]:
        """Return what every step carries along: the services, the situation."""
        told = [item for item in self.wanted.items if item.answers]
        return [
            *(("item", code) for code in self.codes),
            *(("situation", written_visit(item.code, item.answers)) for item in told),
            *([("unsure", "1")] if self.unsure else []),
        ]


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
    answers = {**parsed_visit(request.args.getlist("situation")), **_sent(codes)}
    return Asked(wanted=_wanted(codes, answers), centre=centre, unsure="unsure" in request.args)


def _sent(codes: list[str]) -> dict[str, Answers]:
    """Return the answers that the form of the questions sent."""
    found = {code: sent_answers(request.args, field_of(code)) for code in codes[:MOST_ITEMS]}
    return {code: answers for code, answers in found.items() if answers is not None}


def field_of(code: str) -> str:
    """Return how the fields of an item's questions begin."""
    return f"{FIELD}{code}."


def _wanted(codes: list[str], answers: Mapping[str, Answers]) -> Wanted:
    """Return what the visit needs; where nobody can apply like this the guide says so."""
    try:
        return wanted_visit(db.session(), codes, answers)
    except NobodyCanApply:
        for item in get_published_many(db.session(), list(dict.fromkeys(codes))):
            found = situation(item.facts, answers.get(item.code, {}))
            if found.stops:
                told = written(found.answers)
                abort(
                    redirect(url_for("catalogue_public.show_item", code=item.code, situation=told))
                )
        raise


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
        abort(redirect(replace(found, centre=None).href("start", again=1)))
    return Chosen(wanted=found.wanted, centre=centre, unsure=found.unsure, pool_ids=pool_ids)


def _counters(found: Asked) -> tuple[int, ...]:
    if found.centre is None:
        return ()
    today = clock.office_day(clock.now())
    return counters_for(db.session(), found.wanted.homes, found.centre.id, today)
