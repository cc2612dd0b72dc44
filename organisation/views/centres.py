"""Places: where the halls are and when they are open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from math import inf

from flask import Blueprint, g, make_response, render_template, request
from flask.typing import ResponseReturnValue

from kernel import clock
from kernel.access import Access, open_to
from kernel.db import db
from kernel.locales import Tag
from kernel.texts import Shown, pick
from organisation.forms import WEEKDAYS
from organisation.queries import (
    get_centre,
    list_centres,
    list_departments,
    list_regions,
    near_first,
    opening_hours,
    stationed,
    window_counts,
    working_days,
)
from organisation.rules import hours_on, in_season, kilometres, make_up_hours, read_point
from organisation.values import CentreCard, OpenHours, Purpose, WorkingDays

MAY_ASK_WHERE = "geolocation=(self), camera=(), microphone=(), payment=()"
pages = Blueprint("centres", __name__, url_prefix="/centres")


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekRow:
    """One weekday and its stretches of opening hours, in words."""

    weekday: str
    stretches: tuple[tuple[time, time], ...]


@pages.get("", endpoint="list_centres")
@open_to(Access.PUBLIC)
def list_centres_page() -> ResponseReturnValue:
    """All places: by distance from the point given, else those of the own place first."""
    regions = list_regions()
    here = read_point(request.args.get("near", ""))
    rows = [
        (
            centre,
            shown(centre.names),
            shown(centre.addresses),
            shown(regions[centre.region_id].names),
            None if distance is None else max(1, round(distance)),
        )
        for centre, distance in _by_distance(near_first(list_centres()), here)
    ]
    page = make_response(render_template("organisation/centres.html", rows=rows, here=here))
    page.headers["Permissions-Policy"] = MAY_ASK_WHERE
    return page


def _by_distance(
    centres: Sequence[CentreCard], here: tuple[float, float] | None
) -> list[tuple[CentreCard, float | None]]:
    """Return the places with their distance, the nearest first; what is unknown comes last."""
    found = [(centre, _distance(centre, here)) for centre in centres]
    return sorted(found, key=lambda pair: inf if pair[1] is None else pair[1])


def _distance(centre: CentreCard, here: tuple[float, float] | None) -> float | None:
    if here is None or centre.latitude is None or centre.longitude is None:
        return None
    return kilometres(here, (centre.latitude, centre.longitude))


@pages.get("/<slug>")
@open_to(Access.PUBLIC)
def show_centre(slug: str) -> ResponseReturnValue:
    centre = get_centre(slug)
    hours = opening_hours(db.session(), centre.id)
    today = clock.office_day(clock.now())
    days = working_days(db.session(), centre.calendar, Purpose.BOOKING)
    departments = list_departments()
    return render_template(
        "organisation/centre.html",
        centre=centre,
        name=shown(centre.names),
        address=shown(centre.addresses),
        week=week(hours, today),
        today=open_today(hours, days, today),
        windows=window_counts(db.session()).get(centre.id, 0),
        departments=[shown(departments[one].names) for one in stationed(db.session(), centre.id)],
        map_href=map_href(centre),
    )


def shown(names: Mapping[str, str]) -> Shown:
    """Return a name in the reader's language, or the language it is in."""
    return pick(names, Tag(g.lang))


def week(hours: Sequence[OpenHours], today: date) -> list[WeekRow]:
    """Return the seven weekdays as they are in today's season."""
    now = [entry for entry in hours if in_season(entry, today)]
    return [
        WeekRow(
            weekday=str(name),
            stretches=tuple((e.opens, e.closes) for e in now if e.weekday == number),
        )
        for number, name in enumerate(WEEKDAYS)
    ]


def open_today(
    hours: Sequence[OpenHours], days: WorkingDays, today: date
) -> tuple[tuple[time, time], ...]:
    """Return the stretches of today; none on a day off."""
    if days.is_working(today):
        return make_up_hours(hours, today)
    special = days.special.get(today)
    return () if special else hours_on(hours, today)


def map_href(centre: CentreCard) -> str | None:
    """Return a link that any map program on a phone opens."""
    if centre.latitude is None or centre.longitude is None:
        return None
    return f"geo:{centre.latitude},{centre.longitude}"
