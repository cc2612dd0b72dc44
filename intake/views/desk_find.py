"""The desk's first page: whom the clerk has before them, and what waits."""

from dataclasses import dataclass, field
from datetime import timedelta

from flask import abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from booking.queries import (
    appointments_on,
    find_appointment,
    find_by_name,
    find_by_phone_tail,
)
from booking.values import AppointmentState, AppointmentView
from catalogue.values.published import ItemCard
from intake.forms import FindForm
from intake.queries import find_by_person, get_desk_case, open_at_desk, taken_in, to_hand_out
from intake.values.views import CaseLine
from intake.views.blueprints import desk
from intake.views.offers import services
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.clock import office_day
from kernel.db import db
from kernel.refusals import NotFound
from kernel.words import _
from organisation.queries import At, list_centres, may_at
from organisation.values import CentreCard

LOOK_BACK = timedelta(days=400)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search of the desk came to."""

    appointments: tuple[AppointmentView, ...] = ()
    cases: tuple[CaseLine, ...] = ()
    services: tuple[ItemCard, ...] = ()
    taken: dict[tuple[int, int], str] = field(default_factory=dict)
    said: str = ""  # where nothing was found, or only elsewhere


@desk.get("")
@open_to(Access.STAFF, Action.TAKE_IN)
def home() -> ResponseReturnValue:
    """Today's appointments and what waits for the desk."""
    centre = my_centre()
    today = appointments_on(db.session(), centre.id, office_day(clock.now()))
    coming = tuple(
        one for one in today if one.state in (AppointmentState.BOOKED, AppointmentState.ARRIVED)
    )
    return _page(FindForm(), Found(appointments=coming), today=True)


@desk.post("")
@open_to(Access.STAFF, Action.TAKE_IN)
def find() -> ResponseReturnValue:
    """Find an appointment, a case or a service; a single hit opens at once.

    By POST, so that no name or phone stands in an address.
    """
    form, centre = FindForm(), my_centre()
    if not form.validate_on_submit():
        return _page(form, Found()), 422
    found = _found(form, centre)
    if len(found.appointments) == 1 and not (found.cases or found.services):
        return redirect(_first_open(found.appointments[0], found.taken))
    if len(found.cases) == 1 and not (found.appointments or found.services):
        return redirect(url_for("desk.show_case", reference=found.cases[0].reference))
    return _page(form, found)


def my_centre() -> CentreCard:
    """Return the centre the clerk works at; of several, the one asked for."""
    mine = my_centres()
    if not mine:
        abort(403)
    slug = request.args.get("centre", "")
    return next((centre for centre in mine if centre.slug == slug), mine[0])


def my_centres() -> list[CentreCard]:
    """Return the centres at which the clerk may take in."""
    if "desk_centres" not in g:
        session, actor = db.session(), current_actor()
        g.desk_centres = [
            centre
            for centre in list_centres()
            if may_at(session, actor, Action.TAKE_IN, At(centre_id=centre.id))
        ]
    centres: list[CentreCard] = g.desk_centres
    return centres


def _found(form: FindForm, centre: CentreCard) -> Found:
    reference = form.reference()
    if reference:
        return _by_reference(reference, centre)
    session, actor = db.session(), current_actor()
    since = clock.now() - LOOK_BACK
    tail = form.tail_and_phone()
    if tail:
        booked = find_by_phone_tail(session, centre.id, *tail)
        return _with_taken(Found(appointments=tuple(booked)))
    person = form.phone() or form.person()
    cases = tuple(find_by_person(session, actor, centre.id, person, since))
    if form.phone():
        return Found(cases=cases, said="" if cases else _("No case with this phone here."))
    today = office_day(clock.now())
    booked = find_by_name(session, centre.id, today, person)
    offered = () if booked or cases else services(person)
    nothing = not (booked or cases or offered)
    said = _("Nobody of that name today, and no service so called.") if nothing else ""
    return _with_taken(Found(appointments=tuple(booked), cases=cases, services=offered, said=said))


def _by_reference(reference: str, centre: CentreCard) -> Found:
    booked = find_appointment(db.session(), reference)
    if booked and booked.centre_id != centre.id:
        return Found(said=_("This appointment is for another centre."))
    if booked:
        return _with_taken(Found(appointments=(booked,)))
    try:
        case = get_desk_case(db.session(), reference, current_actor())
    except NotFound:
        return Found(said=_("No appointment and no case with this number here."))
    line = CaseLine(
        reference=case.reference,
        version=case.version,
        state=case.state,
        item_names=case.item_names,
        name=case.name,
        department_id=case.department_id,
        received_at=case.received_at,
        decided_at=case.decided_at,
    )
    return Found(cases=(line,))


def _with_taken(found: Found) -> Found:
    ids = [one.id for one in found.appointments]
    return Found(
        appointments=found.appointments,
        cases=found.cases,
        services=found.services,
        taken=dict(taken_in(db.session(), ids)) if ids else {},
        said=found.said,
    )


def _first_open(booked: AppointmentView, taken: dict[tuple[int, int], str]) -> str:
    """Return where to take in the first service that was not taken in yet, else its case."""
    for item in booked.items:
        if (booked.id, item.item_id) not in taken:
            return url_for("desk.take", appointment=booked.reference, item=item.code)
    reference = taken[booked.id, booked.items[0].item_id]
    return url_for("desk.show_case", reference=reference)


def _page(form: FindForm, found: Found, *, today: bool = False) -> str:
    session, actor, centre = db.session(), current_actor(), my_centre()
    return render_template(
        "intake/desk.html",
        form=form,
        found=found,
        today=today,
        centre=centre,
        centres=my_centres(),
        waiting=open_at_desk(session, actor, centre.id),
        ready=to_hand_out(session, actor, centre.id),
    )
