"""Accepts a case: from that day the clock runs."""

from datetime import datetime, time

from sqlalchemy.orm import Session

from catalogue.queries import why_here
from catalogue.rules.handing_in import home_of
from intake.queries.items import item_of
from intake.refusals import StillLacking
from intake.rules.acceptance import Filing, accepted_on, check_authority
from intake.tables import Case
from intake.usecases.clocks import first_due, start_clock
from intake.usecases.moving import (
    Move,
    close_tasks,
    deadline_days,
    department_case,
    desk_case,
    is_lacking,
    move,
    note_breach,
    open_new_task,
)
from intake.usecases.papers import Draft, issue
from intake.values.commands import Officer, Request
from intake.values.states import PaperKind, Step, TaskKind
from kernel.clock import OFFICE_ZONE, office_day


def accept_at_desk(session: Session, request: Request, officer: Officer, *, now: datetime) -> int:
    """Accept in the department's name; return the new version. Raises NoAuthority."""
    case = desk_case(session, request, officer.actor)
    accept_as_window(session, case, officer, now=now)
    return case.version


def accept_by_department(
    session: Session, request: Request, officer: Officer, *, now: datetime
) -> int:
    """Accept as the competent department; return the new version. Raises StillLacking."""
    case = department_case(session, request, officer.actor)
    accept(session, case, officer, now=now)
    return case.version


def accept_as_window(session: Session, case: Case, officer: Officer, *, now: datetime) -> None:
    """Accept where the window's authority is recorded and in force.

    Raises NoAuthority or TakenForOthers.
    """
    item, today = item_of(session, case), office_day(now)
    check_authority(item.facts, why_here(session, home_of(item), case.centre_id, today), today)
    accept(session, case, officer, now=now)


def accept(session: Session, case: Case, officer: Officer, *, now: datetime) -> None:
    """Start the clock, tell the applicant, ask the department to decide. Raises StillLacking.

    What nobody asked for in time can no longer keep a case from counting as accepted.
    """
    today, days = office_day(now), deadline_days(session, case)
    accepted = accepted_on(filing_of(case), today, days)
    if accepted.breach is None and is_lacking(session, case):
        raise StillLacking
    case.accepted_on = accepted.on
    at = now.astimezone(OFFICE_ZONE).time() if accepted.on == today else time.min
    item = item_of(session, case).facts
    start_clock(case, (item.legal_limit, item.promised_limit), days, at)
    details = {"accepted_on": accepted.on.isoformat()}
    if accepted.breach:
        details |= note_breach(session, case, accepted.breach, officer.actor, now=now)
    close_tasks(session, case, officer.actor, now=now)
    open_new_task(session, case, TaskKind.DECIDE, now=now).due_on = first_due(case)
    move(session, case, Move(step=Step.ACCEPT, details=details), officer.actor, now=now)
    facts = {
        "accepted_on": accepted.on.isoformat(),
        "clock": case.clock,
        "silent": accepted.breach is not None,
    }
    issue(session, case, Draft(kind=PaperKind.ACCEPTANCE, facts=facts), officer, now=now)


def filing_of(case: Case) -> Filing:
    """Return what the day of acceptance follows from."""
    return Filing(received_on=office_day(case.received_at), corrected_on=case.corrected_on)
