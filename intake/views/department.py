"""The department: its tasks by days left, and the deciding of one case."""

from dataclasses import dataclass
from datetime import date

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session

from intake.forms import (
    ChecklistForm,
    DeclineForm,
    GrantForm,
    NotAcceptForm,
    PauseForm,
    StepForm,
    findings_of,
)
from intake.queries import department_tasks, get_department_case
from intake.rules.clock import days_left
from intake.usecases.accept import accept_by_department
from intake.usecases.correction import ask_correction
from intake.usecases.decide import grant, not_accept, refuse, start_deciding
from intake.usecases.pause import pause, resume
from intake.values.commands import AskCorrection, Decline, Grant, PauseCase, Request
from intake.values.reasons import Ground, Procedure
from intake.values.views import CaseView, TaskLine
from intake.views.acting import officer
from intake.views.blueprints import department
from intake.views.shown_case import Shown, shown_case
from intake.views.stepping import Room, case_words
from intake.views.words import STATES, TASKS
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.clock import office_day
from kernel.db import db
from organisation.queries import working_days
from organisation.values import Purpose

SIMPLE = {"accept": accept_by_department, "start": start_deciding, "resume": resume}


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """A task with the working days that are left."""

    task: TaskLine
    left: int | None
    due_on: date | None


@department.get("")
@open_to(Access.STAFF, Action.DECIDE)
def tasks() -> ResponseReturnValue:
    """What has to be done, most urgent first; `?kind=` narrows."""
    lines = department_tasks(db.session(), current_actor())
    kind = request.args.get("kind", "")
    regions = {line.region_id for line in lines}
    calendars = {one: working_days(db.session(), one, Purpose.DEADLINE) for one in regions}
    today = office_day(clock.now())
    rows = [
        TaskRow(
            task=line,
            left=days_left(line.due_on, today, calendars[line.region_id]) if line.due_on else None,
            due_on=line.due_on,
        )
        for line in lines
        if kind in ("", line.kind.value)
    ]
    return render_template("intake/tasks.html", rows=rows, kind=kind, kinds=TASKS, states=STATES)


@department.get("/cases/<reference>")
@open_to(Access.STAFF, Action.DECIDE)
def show_case(reference: str) -> ResponseReturnValue:
    """A case with what may be done with it now."""
    return _page(shown_case(_case(reference)))


@department.post("/cases/<reference>/<any(accept, start, resume):step>")
@open_to(Access.STAFF, Action.DECIDE)
def take_step(reference: str, step: str) -> ResponseReturnValue:
    """Accept, take on, or end a special procedure."""
    form, work = StepForm(), SIMPLE[step]
    asked = Request(reference=reference, version=form.seen())
    return ROOM.step(reference, form, lambda s: work(s, asked, officer(), now=clock.now()))


@department.post("/cases/<reference>/checklist")
@open_to(Access.STAFF, Action.DECIDE)
def ask(reference: str) -> ResponseReturnValue:
    """Give the one-time notice."""
    case, form = _case(reference), ChecklistForm()
    command = AskCorrection(
        reference=reference,
        version=form.seen(),
        findings=findings_of(request.form, [line.key for line in case.materials]),
        bring_by=form.bring_by.data,
        despite_breach=bool(form.despite_breach.data),
    )
    return ROOM.step(
        reference, form, lambda s: ask_correction(s, command, officer(), now=clock.now())
    )


@department.post("/cases/<reference>/grant")
@open_to(Access.STAFF, Action.DECIDE)
def decide_to_grant(reference: str) -> ResponseReturnValue:
    form = GrantForm()
    command = Grant(
        reference=reference,
        version=form.seen(),
        result_number=(form.result_number.data or "").strip(),
        text=(form.remark.data or "").strip(),
    )
    return ROOM.step(reference, form, lambda s: grant(s, command, officer(), now=clock.now()))


@department.post("/cases/<reference>/refuse")
@open_to(Access.STAFF, Action.DECIDE)
def decide_to_refuse(reference: str) -> ResponseReturnValue:
    form = DeclineForm()
    return ROOM.step(
        reference,
        form,
        lambda s: refuse(s, _decline(reference, form), officer(), now=clock.now()),
    )


@department.post("/cases/<reference>/not-accept")
@open_to(Access.STAFF, Action.DECIDE)
def decide_not_to_accept(reference: str) -> ResponseReturnValue:
    form = NotAcceptForm()
    return ROOM.step(
        reference,
        form,
        lambda s: not_accept(s, _decline(reference, form), officer(), now=clock.now()),
    )


@department.post("/cases/<reference>/pause")
@open_to(Access.STAFF, Action.DECIDE)
def begin_procedure(reference: str) -> ResponseReturnValue:
    form = PauseForm()

    def work(session: Session) -> object:
        command = PauseCase(
            reference=reference,
            version=form.seen(),
            procedure=Procedure(form.procedure.data),
            needs_days=form.needs_days.data or 0,
            text=(form.what.data or "").strip(),
        )
        return pause(session, command, officer(), now=clock.now())

    return ROOM.step(reference, form, work)


def _decline(reference: str, form: DeclineForm) -> Decline:
    return Decline(
        reference=reference,
        version=form.seen(),
        ground=Ground(form.ground.data),
        text=form.text.data or "",
    )


def _case(reference: str) -> CaseView:
    return get_department_case(db.session(), reference, current_actor())


FORMS: tuple[type[StepForm], ...] = (
    ChecklistForm,
    GrantForm,
    DeclineForm,
    NotAcceptForm,
    PauseForm,
)


def _page(shown: Shown, failed: FlaskForm | None = None) -> str:
    """Show a case; the form that failed keeps what was typed."""
    forms = {
        kind.__name__: failed if type(failed) is kind else kind(formdata=None) for kind in FORMS
    }
    return render_template("intake/department_case.html", **case_words(shown, failed), forms=forms)


ROOM = Room(endpoint="department.show_case", find=_case, show=_page)
