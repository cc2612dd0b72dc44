"""Counts the clock of an accepted case anew: a pause ended, or the calendar changed."""

from datetime import time

from sqlalchemy import update
from sqlalchemy.orm import Session

from intake.queries.items import item_of
from intake.tables import Case, Task
from intake.usecases.clocks import first_due, start_clock
from intake.usecases.moving import deadline_days


def recount(session: Session, case: Case) -> bool:
    """Write the due dates of a case as the calendar stands now; return whether one moved."""
    before = (case.statutory_due, case.promised_due, case.clock)
    item = item_of(session, case).facts
    at = time.fromisoformat(case.clock["at"])
    limits = (item.legal_limit, item.promised_limit)
    start_clock(case, limits, deadline_days(session, case), at)
    session.execute(
        update(Task)
        .where(Task.case_id == case.id, Task.done_at.is_(None))
        .values(due_on=first_due(case))
    )
    return before != (case.statutory_due, case.promised_due, case.clock)
