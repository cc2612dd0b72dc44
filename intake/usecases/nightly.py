"""What happens to cases overnight: silence accepts, and changed calendars move dates."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.values.codes import HandlingSystem
from groundwork.audit import Subject, record
from intake.rules.acceptance import notice_due
from intake.tables import Case
from intake.usecases.accept import accept, filing_of
from intake.usecases.moving import claim, deadline_days
from intake.usecases.recount import recount
from intake.values.commands import Officer
from intake.values.states import CaseState
from kernel.access import SYSTEM
from kernel.clock import office_day

SHORTEST = timedelta(days=5)  # five working days are never shorter
RUNNING = (CaseState.ACCEPTED, CaseState.DECIDING)


def deem_accepted(session: Session, public_base: str, *, now: datetime) -> int:
    """Accept what nobody answered within five working days; return how many cases.

    They count from the day they came, and the breach is recorded. Source: licensing law, art. 32.
    """
    silent = session.scalars(
        select(Case).where(
            Case.state == CaseState.RECEIVED,
            Case.handling_system == HandlingSystem.OURS,
            Case.received_at < now - SHORTEST,
        )
    ).all()
    calendars = {case.region_id: deadline_days(session, case) for case in silent}
    overdue = [
        case
        for case in silent
        if office_day(now) > notice_due(filing_of(case), calendars[case.region_id])
    ]
    officer = Officer(SYSTEM, public_base)
    for case in overdue:
        accept(session, claim(session, case.id, case.version), officer, now=now)
    return len(overdue)


def refresh_clocks(session: Session, *, now: datetime) -> int:
    """Compute the due dates of running cases as the calendar stands now; return how many moved."""
    moved = 0
    for case in session.scalars(select(Case).where(Case.state.in_(RUNNING))).all():
        if recount(session, case):
            moved += 1
            record(session, SYSTEM, "case.recount", Subject("case", case.id), now=now)
    return moved
