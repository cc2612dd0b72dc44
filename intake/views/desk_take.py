"""Taking in: the checklist of one service for one person, on one screen."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from flask import current_app, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from booking.queries import find_appointment
from booking.rules.entry import parse_reference
from booking.values import AppointmentView, BookedItem
from catalogue.phrases import item_name
from catalogue.queries import find_published, get_revision, places_for, told_of, why_here
from catalogue.rules.handing_in import home_of
from catalogue.rules.situations import for_answers, parsed, selected, situation, written
from catalogue.values.codes import HandlingSystem
from catalogue.values.handing_in import ONLY_RECEIVE, Why
from catalogue.values.published import PublishedItem
from catalogue.values.situations import Answers
from catalogue.views.situated import FIELD, Situated, sent_answers, situated
from groundwork.submissions import once
from intake.forms import ApplicantForm, OutsideForm, TakeInForm, add_refusal, findings_of
from intake.queries.authority import may_accept_at
from intake.refusals import NotServedHere
from intake.usecases.register_outside import register_outside
from intake.usecases.take_in import take_in
from intake.values.commands import (
    Finding,
    OutsideResult,
    ReceiveMaterials,
    RegisterOutside,
)
from intake.views.acting import officer
from intake.views.blueprints import desk
from intake.views.checklist import CheckRow, checklist
from intake.views.desk_find import my_centre
from intake.views.words import reason_choices, state_choices
from kernel import clock
from kernel.access import Access, Action, open_to
from kernel.clock import office_day
from kernel.db import db
from kernel.refusals import NotFound, Refusal
from organisation.queries import centre_by_id, get_department


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """What is being taken in: a service, of an appointment or of a walk-in."""

    item: PublishedItem  # in this situation
    situation: Situated
    answers: Answers
    booked: AppointmentView | None
    may_accept: bool
    why: Why | None  # a window of this centre takes it in, for this reason
    served: bool

    @property
    def for_others(self) -> bool:
        """Whether it is only handed in here and accepted elsewhere."""
        return self.why in ONLY_RECEIVE

    @property
    def is_outside(self) -> bool:
        """Whether another system handles it."""
        return self.item.facts.handling_system is not HandlingSystem.OURS


@desk.route("/take-in", methods=["GET", "POST"], endpoint="take")
@open_to(Access.STAFF, Action.TAKE_IN)
def take_one() -> ResponseReturnValue:
    """Show the checklist of the revision; sent, make the case and its papers."""
    taking = _taking()
    if not taking.served:
        return _elsewhere(taking), 200 if request.method == "GET" else NotServedHere.status
    form: ApplicantForm = OutsideForm() if taking.is_outside else TakeInForm()
    form.offer(current_app.config["ONEWINDOW_LANGUAGES"])
    if request.method == "GET":
        _fill(form, taking)
        return _page(form, taking, ())
    findings = findings_of(request.form, _listed(taking))
    if _asked_anew(taking):
        return _page(form, taking, findings)
    if not form.validate_on_submit():
        return _page(form, taking, findings), 422
    try:
        reference = _taken(form, taking, findings)
    except Refusal as refusal:
        status = add_refusal(form, refusal)
        return _page(form, taking, findings), status
    return redirect(url_for("desk.show_case", reference=reference, new=1))


def _taken(form: ApplicantForm, taking: Taking, findings: tuple[Finding, ...]) -> str:
    if isinstance(form, OutsideForm):
        noted = _outside_command(form, taking)
        return once(lambda s: register_outside(s, noted, officer(), now=clock.now())).reference
    if not isinstance(form, TakeInForm):
        raise TypeError("form")
    outcome = form.chosen()
    command = ReceiveMaterials(
        centre_id=my_centre().id,
        revision_id=taking.item.revision_id,
        applicant=form.applicant(),
        findings=findings,
        submission=form.submission.data or "",
        appointment=taking.booked.reference if taking.booked else None,
        answers=taking.answers,
    )
    return once(lambda s: take_in(s, command, outcome, officer(), now=clock.now())).reference


def _outside_command(form: OutsideForm, taking: Taking) -> RegisterOutside:
    return RegisterOutside(
        centre_id=my_centre().id,
        revision_id=taking.item.revision_id,
        applicant=form.applicant(),
        outside_number=form.outside_number.data or "",
        submission=form.submission.data or "",
        result=OutsideResult(form.result.data),
        appointment=taking.booked.reference if taking.booked else None,
        answers=taking.answers,
    )


def _taking() -> Taking:
    """Return what the address names: the revision booked under, else the published one."""
    session = db.session()
    code = request.args.get("item", "")
    reference = parse_reference(request.args.get("appointment", ""))
    booked = find_appointment(session, reference) if reference else None
    if booked and booked.centre_id != my_centre().id:
        raise NotFound
    told = next((one for one in booked.items if one.code == code), None) if booked else None
    if booked:
        item = get_revision(session, told.revision_id) if told else None
    else:
        item = find_published(session, code)
    if item is None:
        raise NotFound
    here, today = my_centre().id, office_day(clock.now())
    why = why_here(session, home_of(item), here, today)
    found = situation(item.facts, _answers(told))
    return Taking(
        item=for_answers(told_of(session, item), found.answers),
        situation=situated(item.facts, found),
        answers=found.answers,
        booked=booked,
        may_accept=may_accept_at(session, item, here, today),
        why=why,
        served=bool(booked or why),
    )


def _answers(booked: BookedItem | None) -> Answers:
    """Return the answers as the clerk has them on the page, else as they were booked."""
    sent = sent_answers(request.form, FIELD)
    return sent if sent is not None else booked.answers if booked else {}


def _listed(taking: Taking) -> list[str]:
    """Return the materials of the list that was sent: that of the answers it was shown under."""
    whole = get_revision(db.session(), taking.item.revision_id).facts
    shown = request.form.get("situation")
    answers = taking.answers if shown is None else parsed(shown)
    return [one.key for one in selected(whole, answers).materials]


def _asked_anew(taking: Taking) -> bool:
    """Whether the clerk changed answers: then the list is another, and is looked at first."""
    if taking.is_outside or "situation" not in request.form:
        return False
    changed = written(taking.answers) != request.form["situation"]
    return changed or request.form.get("outcome") == "situation"


def _elsewhere(taking: Taking) -> str:
    """Say where a walk-in is taken in whose department has no window at this centre."""
    home = home_of(taking.item)
    places = places_for(db.session(), [home], office_day(clock.now()))
    return render_template(
        "intake/elsewhere.html",
        name=item_name(taking.item.facts, g.lang),
        department=get_department(taking.item.department_id),
        places=[centre_by_id(one.centre_id) for one in places],
        centre=my_centre(),
    )


def _fill(form: ApplicantForm, taking: Taking) -> None:
    form.submission.data = secrets.token_urlsafe(16)
    offered = current_app.config["ONEWINDOW_LANGUAGES"]
    if taking.booked:
        form.name.data = taking.booked.name
        form.phone.data = taking.booked.phone
        form.locale.data = taking.booked.locale
    if form.locale.data not in offered:
        form.locale.data = offered[0]


def _page(form: ApplicantForm, taking: Taking, findings: Sequence[Finding]) -> str:
    rows: tuple[CheckRow, ...] = checklist(taking.item.facts.materials, findings, g.lang)
    return render_template(
        "intake/take_in.html",
        form=form,
        taking=taking,
        department=get_department(taking.item.department_id),
        name=item_name(taking.item.facts, g.lang),
        rows=rows,
        reasons=reason_choices(),
        states=state_choices(),
        centre=my_centre(),
    )
