"""Places: where the halls are and when they are open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from flask import Blueprint, g, render_template
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
    opening_hours,
    stationed,
    window_counts,
    working_days,
)
from organisation.rules import hours_on, in_season, make_up_hours
from organisation.values import CentreCard, OpenHours, Purpose, WorkingDays

pages = Blueprint("centres", __name__, url_prefix="/centres")


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekRow:
    """One weekday and its stretches of opening hours, in words."""

    weekday: str
    stretches: tuple[tuple[time, time], ...]


@pages.get("", endpoint="list_centres")
@open_to(Access.PUBLIC)
def list_centres_page() -> ResponseReturnValue:
    regions = list_regions()
    rows = [
        (
            centre,
            shown(centre.names),
            shown(centre.addresses),
            shown(regions[centre.region_id].names),
        )
        for centre in list_centres()
    ]
    return render_template("organisation/centres.html", rows=rows)


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
