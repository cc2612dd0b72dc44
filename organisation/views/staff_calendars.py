"""Staff pages: special days of the work calendars."""

from datetime import date

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import Refusal
from organisation.forms import CERTAINTIES, CalendarForm, DayForm, KnownUntilForm, add_refusal
from organisation.queries import calendars, days_of
from organisation.usecases.add_calendar import add_calendar
from organisation.usecases.calendars import (
    add_day,
    remove_day,
    set_known_until,
)
from organisation.views.entering import attempt, calendar_names

pages = Blueprint("organisation_calendars", __name__, url_prefix="/staff/organisation/calendars")
MANAGE = Action.MANAGE_ORGANISATION


@pages.route("", methods=["GET", "POST"])
@open_to(Access.STAFF, MANAGE)
def list_calendars() -> ResponseReturnValue:
    form = CalendarForm()
    form.offer(calendar_names())
    status = attempt(
        form,
        lambda write: add_calendar(write, form.command(), actor=current_actor(), now=clock.now()),
    )
    if status is None:
        return redirect(url_for(".show_calendar", code=form.command().code))
    page = render_template("organisation/calendars.html", form=form, rows=calendars(db.session()))
    return page, status


@pages.get("/<code>")
@open_to(Access.STAFF, MANAGE)
def show_calendar(code: str) -> ResponseReturnValue:
    return _calendar_page(code, DayForm(), 200)


def _calendar_page(code: str, form: DayForm, status: int) -> ResponseReturnValue:
    calendar = next((one for one in calendars(db.session()) if one.code == code), None)
    if calendar is None:
        abort(404)
    year = request.args.get("year", default=clock.office_day(clock.now()).year, type=int)
    if not date.min.year < year < date.max.year:
        abort(404)
    page = render_template(
        "organisation/calendar.html",
        calendar=calendar,
        year=year,
        days=days_of(db.session(), code, year),
        form=form,
        certainties=CERTAINTIES,
        until=KnownUntilForm(until=calendar.known_until),
    )
    return page, status


@pages.post("/<code>/days")
@open_to(Access.STAFF, MANAGE)
def post_day(code: str) -> ResponseReturnValue:
    form = DayForm()
    if not form.validate():
        return _calendar_page(code, form, 422)
    special = form.special_day()
    try:
        with transaction() as write:
            add_day(write, code, special, actor=current_actor(), now=clock.now())
    except Refusal as refusal:
        add_refusal(form, refusal)
        return _calendar_page(code, form, refusal.status)
    return redirect(url_for(".show_calendar", code=code, year=special.day.year))


@pages.post("/<code>/days/<iso>/remove")
@open_to(Access.STAFF, MANAGE)
def post_removal(code: str, iso: str) -> ResponseReturnValue:
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        abort(404)
    with transaction() as write:
        remove_day(write, code, day, actor=current_actor(), now=clock.now())
    return redirect(url_for(".show_calendar", code=code, year=day.year))


@pages.post("/<code>/until")
@open_to(Access.STAFF, MANAGE)
def set_until(code: str) -> ResponseReturnValue:
    form = KnownUntilForm()
    if form.validate() and form.until.data:
        with transaction() as write:
            set_known_until(write, code, form.until.data, actor=current_actor(), now=clock.now())
        return redirect(url_for(".show_calendar", code=code))
    return _calendar_page(code, DayForm(formdata=None), 422)
