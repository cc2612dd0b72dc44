"""A case at the desk: what came, what is missing, what to hand out."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session

from intake.forms import (
    ChecklistForm,
    DeliverForm,
    HandOverForm,
    StepForm,
    findings_of,
)
from intake.queries import get_desk_case, to_hand_out
from intake.usecases.accept import accept_at_desk
from intake.usecases.correction import ask_correction
from intake.usecases.deliver import deliver
from intake.usecases.hand_over import hand_over
from intake.usecases.register_outside import record_result
from intake.usecases.take_in import take_in_correction
from intake.usecases.withdraw import withdraw
from intake.values.commands import (
    AskCorrection,
    Deliver,
    HandOver,
    OutsideResult,
    ReceiveCorrection,
    Request,
    Withdraw,
)
from intake.values.reasons import DeliveryWay
from intake.values.states import CaseState
from intake.values.views import CaseView
from intake.views.acting import file_of, officer
from intake.views.blueprints import desk
from intake.views.desk_find import my_centre
from intake.views.shown_case import OPEN, Shown, shown_case
from intake.views.stepping import Room, case_words
from intake.views.words import STATES
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db


@desk.get("/cases/<reference>")
@open_to(Access.STAFF, Action.TAKE_IN)
def show_case(reference: str) -> ResponseReturnValue:
    """A case with its papers and what may be done with it now."""
    return _page(shown_case(_case(reference)))


@desk.post("/cases/<reference>/accept")
@open_to(Access.STAFF, Action.TAKE_IN)
def accept(reference: str) -> ResponseReturnValue:
    form = StepForm()
    request_ = Request(reference=reference, version=form.seen())
    return ROOM.step(
        reference, form, lambda s: accept_at_desk(s, request_, officer(), now=clock.now())
    )


@desk.post("/cases/<reference>/hand-over")
@open_to(
    Access.STAFF,
    Action.TAKE_IN,
)
def leave(reference: str) -> ResponseReturnValue:
    form = HandOverForm()
    command = HandOver(reference=reference, version=form.seen(), why=form.why.data or "")
    return ROOM.step(reference, form, lambda s: hand_over(s, command, officer(), now=clock.now()))


@desk.post("/cases/<reference>/checklist")
@open_to(Access.STAFF, Action.TAKE_IN)
def check(reference: str) -> ResponseReturnValue:
    """The checklist anew: before an answer the notice, after it what was brought."""
    case, form = _case(reference), ChecklistForm()
    findings = findings_of(request.form, [line.key for line in case.materials])
    brought = ReceiveCorrection(reference=reference, version=form.seen(), findings=findings)
    notice = AskCorrection(
        reference=reference,
        version=form.seen(),
        findings=findings,
        bring_by=form.bring_by.data,
        despite_breach=bool(form.despite_breach.data),
    )

    def work(session: Session) -> object:
        if case.state is CaseState.AWAITING_CORRECTION:
            return take_in_correction(session, brought, form.chosen(), officer(), now=clock.now())
        return ask_correction(session, notice, officer(), now=clock.now())

    return ROOM.step(reference, form, work)


@desk.post("/cases/<reference>/deliver")
@open_to(Access.STAFF, Action.TAKE_IN)
def hand_out(reference: str) -> ResponseReturnValue:
    form = DeliverForm()
    command = Deliver(
        reference=reference,
        version=form.seen(),
        recipient=form.recipient.data or "",
        way=_way(form),
    )
    return ROOM.step(reference, form, lambda s: deliver(s, command, officer(), now=clock.now()))


@desk.post("/cases/<reference>/withdraw")
@open_to(Access.STAFF, Action.TAKE_IN)
def take_back(reference: str) -> ResponseReturnValue:
    form = HandOverForm()
    command = Withdraw(reference=reference, version=form.seen(), why=form.why.data or "")
    return ROOM.step(reference, form, lambda s: withdraw(s, command, officer(), now=clock.now()))


@desk.post("/cases/<reference>/result/<any(granted, refused):result>")
@open_to(Access.STAFF, Action.TAKE_IN)
def note_result(reference: str, result: str) -> ResponseReturnValue:
    """Note what the other system decided."""
    form = StepForm()
    request_ = Request(reference=reference, version=form.seen())
    outcome = OutsideResult(result)
    return ROOM.step(
        reference,
        form,
        lambda s: record_result(s, request_, outcome, officer(), now=clock.now()),
    )


@desk.get("/results")
@open_to(Access.STAFF, Action.TAKE_IN)
def results() -> ResponseReturnValue:
    """The results that wait for their person at this centre."""
    centre = my_centre()
    ready = to_hand_out(db.session(), current_actor(), centre.id)
    return render_template("intake/results.html", centre=centre, ready=ready, states=STATES)


def _way(form: DeliverForm) -> DeliveryWay:
    return (
        DeliveryWay(form.way.data) if form.way.data in list(DeliveryWay) else DeliveryWay.IN_PERSON
    )


def _case(reference: str) -> CaseView:
    return get_desk_case(db.session(), reference, current_actor())


def _page(shown: Shown, failed: FlaskForm | None = None) -> str:
    fresh = request.args.get("new") == "1" and shown.papers
    newest = shown.papers[-1] if fresh else None
    return render_template(
        "intake/desk_case.html",
        **case_words(shown, failed),
        open=shown.case.state in OPEN and not shown.case.is_outside,
        deliver_form=failed
        if isinstance(failed, DeliverForm)
        else DeliverForm(formdata=None, recipient=shown.case.name),
        checklist_form=failed
        if isinstance(failed, ChecklistForm)
        else ChecklistForm(formdata=None),
        centre=my_centre(),
        newest=newest,
        missing=file_of(newest.token).missing if newest else (),
    )


ROOM = Room(endpoint="desk.show_case", find=_case, show=_page)
