"""The one-time notice of all that is missing, and what comes in answer to it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.refusals import TooLateToAsk
from intake.rules.acceptance import notice_due
from intake.rules.checklist import check_findings, check_told_once, lacking, reason_of, untold
from intake.tables import Case, CaseEvent, CaseMaterial
from intake.usecases.accept import filing_of
from intake.usecases.moving import (
    Move,
    close_tasks,
    deadline_days,
    desk_case,
    either_case,
    materials_of,
    move,
    note_breach,
)
from intake.usecases.papers import Draft, issue, materials_facts
from intake.usecases.receive import issue_receipt
from intake.values.commands import AskCorrection, Finding, Officer, ReceiveCorrection
from intake.values.states import Breach, PaperKind, Step
from kernel.clock import office_day


def ask_correction(
    session: Session, command: AskCorrection, officer: Officer, *, now: datetime
) -> int:
    """Tell the applicant once all that is missing; return the new version.

    Raises NothingLacking, AskedBefore, TooLateToAsk, ReasonMissing.
    """
    case = either_case(session, command, officer.actor)
    check_findings([row.key for row in materials_of(session, case)], command.findings)
    tell_what_is_missing(session, case, command, officer, now=now)
    return case.version


def tell_what_is_missing(
    session: Session, case: Case, command: AskCorrection, officer: Officer, *, now: datetime
) -> None:
    """Write down and print what is missing. Asking a second time for more is a breach."""
    rows = _noted(materials_of(session, case), command.findings)
    lacks = lacking(command.findings, {row.key for row in rows if row.required})
    keys = [finding.key for finding in lacks]
    more = untold(keys, _told(session, case))
    named = [row.name for row in rows if row.key in more]
    check_told_once(named, despite_breach=command.despite_breach)
    _check_in_time(session, case, now)
    details: dict[str, Any] = {"materials": {one.key: reason_of(one) for one in lacks}}
    if more:
        details |= note_breach(session, case, Breach.ASKED_TWICE, officer.actor, now=now)
    case.noticed_at = case.noticed_at or now
    close_tasks(session, case, officer.actor, now=now)
    move(session, case, Move(step=Step.ASK_CORRECTION, details=details), officer.actor, now=now)
    asked = [row for row in rows if row.key in keys]
    facts = {
        "materials": materials_facts(session, case, asked),
        "bring_by": command.bring_by.isoformat() if command.bring_by else None,
    }
    issue(session, case, Draft(kind=PaperKind.CORRECTION, facts=facts), officer, now=now)


def receive_correction(
    session: Session, command: ReceiveCorrection, officer: Officer, *, now: datetime
) -> int:
    """Take in what was missing, with a receipt; return the new version.

    The clock has not run: a case accepted after this counts from today.
    """
    case = desk_case(session, command, officer.actor)
    rows = materials_of(session, case)
    check_findings([row.key for row in rows], command.findings)
    before = {row.key: row.state for row in rows}
    _noted(rows, command.findings)
    case.corrected_on = office_day(now)
    move(session, case, Move(step=Step.RECEIVE_CORRECTION), officer.actor, now=now)
    new = [row for row in rows if row.state is not before[row.key]]
    issue_receipt(session, case, new, officer, now=now)
    return case.version


def _noted(rows: list[CaseMaterial], findings: Sequence[Finding]) -> list[CaseMaterial]:
    found = {finding.key: finding for finding in findings}
    for row in rows:
        finding = found[row.key]
        row.state, row.remark = finding.state, finding.remark
        row.reason = reason_of(finding) or ""
        row.originals, row.copies = finding.originals, finding.copies
    return rows


def _told(session: Session, case: Case) -> set[str] | None:
    """Return the keys that earlier notices of this case named, None where there was none."""
    events = session.scalars(
        select(CaseEvent).where(CaseEvent.case_id == case.id, CaseEvent.step == Step.ASK_CORRECTION)
    ).all()
    return {key for event in events for key in event.details["materials"]} if events else None


def _check_in_time(session: Session, case: Case, now: datetime) -> None:
    last = notice_due(filing_of(case), deadline_days(session, case))
    if office_day(now) > last:
        raise TooLateToAsk(day=last)
