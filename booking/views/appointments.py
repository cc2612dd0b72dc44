"""An appointment that has been made: look it up, see it, move it, cancel it."""

from dataclasses import dataclass
from datetime import date, datetime

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from booking.forms import CancelForm, LookUpForm, MoveForm
from booking.queries import counters_again
from booking.refusals import JustTaken
from booking.rules.entry import show_reference
from booking.usecases.cancel_appointment import cancel_appointment
from booking.usecases.look_up import check_tries
from booking.usecases.look_up import look_up as find_and_grant
from booking.usecases.move_appointment import move_appointment
from booking.values import AppointmentState, AppointmentView, MoveAppointment
from booking.views.bring import Bring, asked_for, bring
from booking.views.granted import granted
from booking.views.weeks import Choice, week_of, with_nearest
from kernel import clock
from kernel.access import Access, open_to
from kernel.clock import office_day
from kernel.db import db, transaction
from kernel.locales import Tag
from kernel.refusals import Refusal
from kernel.texts import Shown, pick
from kernel.words import _l, say
from organisation.queries import centre_by_id
from organisation.values import CentreCard

pages = Blueprint("appointments", __name__, url_prefix="/appointments")
STATE_WORDS = {
    AppointmentState.BOOKED: _l("Booked"),
    AppointmentState.ARRIVED: _l("You have arrived"),
    AppointmentState.FULFILLED: _l("Visit done"),
    AppointmentState.CANCELLED: _l("Cancelled"),
    AppointmentState.NO_SHOW: _l("Missed"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An appointment in the reader's language."""

    view: AppointmentView
    reference: str
    centre: CentreCard
    place: Shown
    address: Shown
    names: tuple[Shown, ...]
    state: object
    is_open: bool

    @property
    def day(self) -> date:
        """Return the day of the visit."""
        return office_day(self.view.starts)

    @property
    def codes(self) -> list[str]:
        """Return the codes of the services."""
        return [item.code for item in self.view.items]


@pages.route("", methods=["GET", "POST"])
@open_to(Access.PUBLIC)
def look_up() -> ResponseReturnValue:
    form = LookUpForm()
    status = 200
    if form.validate_on_submit():
        try:
            return _open(form)
        except Refusal as refusal:
            form.form_errors.append(say(refusal.message, **refusal.params))
            status = refusal.status
    elif form.errors:
        status = 422
    return render_template("appointments/look_up.html", form=form), status


def _open(form: LookUpForm) -> Response:
    reference, phone = form.asked()
    client = request.remote_addr or ""
    check_tries(reference, client)
    with transaction() as session:
        find_and_grant(session, reference, phone, client=client, now=clock.now())
    return redirect(url_for("appointments.show", reference=reference))


@pages.get("/<reference>")
@open_to(Access.CITIZEN)
def show(reference: str) -> ResponseReturnValue:
    page = page_of(granted(reference))
    return render_template(
        "appointments/show.html",
        page=page,
        bring=things_to_bring(page.view),
        done=request.args.get("done", ""),
    )


@pages.route("/<reference>/move", methods=["GET", "POST"])
@open_to(Access.CITIZEN)
def move(reference: str) -> ResponseReturnValue:
    page = page_of(granted(reference))
    if not page.is_open:
        return redirect(url_for("appointments.show", reference=reference))
    form = MoveForm()
    status, lost = 200, None
    if form.validate_on_submit():
        try:
            return _moved(page.view, form)
        except Refusal as refusal:
            form.form_errors.append(say(refusal.message, **refusal.params))
            status = refusal.status
            lost = form.starts() if isinstance(refusal, JustTaken) else None
    elif form.errors:
        status = 422
    return _times(page, form, lost), status


def _moved(view: AppointmentView, form: MoveForm) -> Response:
    command = MoveAppointment(
        reference=view.reference, starts=form.starts(), version=int(form.version.data or 0)
    )
    with transaction() as session:
        move_appointment(session, command, now=clock.now())
    return redirect(url_for("appointments.show", reference=view.reference, done="moved"))


def _times(page: Page, form: MoveForm, lost: datetime | None) -> str:
    now, revisions = clock.now(), [item.revision_id for item in page.view.items]
    pool_ids = counters_again(db.session(), revisions, page.centre.id, on=clock.office_day(now))
    choice = Choice(centre=page.centre, pool_ids=pool_ids, stay=page.view.slot_count)
    week = week_of(choice, request.args.get("from", ""), now=now)
    if lost:
        week = with_nearest(week, choice, lost, now=now)
    form.version.data = str(page.view.version)
    return render_template(
        "appointments/move.html", page=page, form=form, week=week, lost=lost is not None
    )


@pages.route("/<reference>/cancel", methods=["GET", "POST"])
@open_to(Access.CITIZEN)
def cancel(reference: str) -> ResponseReturnValue:
    page = page_of(granted(reference))
    form = CancelForm()
    status = 200
    if form.validate_on_submit():
        try:
            with transaction() as session:
                cancel_appointment(session, page.view.reference, now=clock.now())
            return redirect(url_for("appointments.show", reference=reference, done="cancelled"))
        except Refusal as refusal:
            form.form_errors.append(say(refusal.message, **refusal.params))
            status = refusal.status
    elif not page.is_open:
        return redirect(url_for("appointments.show", reference=reference))
    return render_template("appointments/cancel.html", page=page, form=form), status


def page_of(view: AppointmentView) -> Page:
    """Return an appointment in the language of this page."""
    language = Tag(g.lang)
    centre = centre_by_id(view.centre_id)
    return Page(
        view=view,
        reference=show_reference(view.reference),
        centre=centre,
        place=pick(centre.names, language),
        address=pick(centre.addresses, language),
        names=tuple(pick(item.names, language) for item in view.items),
        state=STATE_WORDS[view.state],
        is_open=view.state is AppointmentState.BOOKED and view.starts > clock.now(),
    )


def things_to_bring(view: AppointmentView) -> Bring:
    """Return what the services of the visit ask for, as they were when it was booked."""
    return bring(asked_for(db.session(), view), Tag(g.lang))
