"""Takes materials in: a visit, a case with the checklist of its revision, a receipt."""

import secrets
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from booking.queries import find_appointment
from booking.rules.entry import REFERENCES, make_reference, show_reference
from booking.usecases.arrive import arrive, fulfil
from booking.values import AppointmentState, AppointmentView
from catalogue.queries import why_here
from catalogue.rules.handing_in import home_of
from catalogue.rules.situations import known_answers
from catalogue.values.codes import HandlingSystem
from catalogue.values.published import PublishedItem
from intake.refusals import AppointmentOver, CaseTwice, NotServedHere, OtherSystem, WrongCentre
from intake.rules.acceptance import notice_due
from intake.rules.checklist import check_findings, is_required, reason_of
from intake.rules.moves import START
from intake.tables import Case, CaseMaterial, Visit
from intake.usecases.accept import filing_of
from intake.usecases.moving import Move, deadline_days, write_event
from intake.usecases.papers import Draft, issue, materials_facts
from intake.values.commands import Officer, ReceiveMaterials, RegisterOutside
from intake.values.states import MaterialState, PaperKind, Step
from kernel.access import Action
from kernel.clock import office_day
from kernel.refusals import NotFound
from organisation.queries import At, require_at

Taking = ReceiveMaterials | RegisterOutside


def receive(
    session: Session,
    command: ReceiveMaterials,
    item: PublishedItem,
    officer: Officer,
    *,
    now: datetime,
) -> Case:
    """Make a case with its checklist. Raises UnknownMaterial, ReasonMissing, OtherSystem."""
    if item.facts.handling_system is not HandlingSystem.OURS:
        raise OtherSystem
    check_findings([material.key for material in item.facts.materials], command.findings)
    case = open_case(session, command, item, officer, now=now)
    session.add_all(_materials(case, command, item))
    session.flush()
    write_event(session, case, Move(step=Step.RECEIVE), officer.actor, now=now)
    return case


def open_case(
    session: Session, command: Taking, item: PublishedItem, officer: Officer, *, now: datetime
) -> Case:
    """Make a case of a visit at the clerk's centre.

    Raises NotFound, NotServedHere, WrongCentre, CaseTwice.
    """
    require_at(session, officer.actor, Action.TAKE_IN, At(centre_id=command.centre_id))
    _check_served(session, command, item, now=now)
    visit = _visit(session, command, item, officer, now)
    case = Case(
        reference=make_reference(secrets.randbelow(REFERENCES)),
        visit_id=visit.id,
        centre_id=command.centre_id,
        department_id=item.department_id,
        region_id=item.region_id,
        item_id=item.item_id,
        revision_id=item.revision_id,
        item_code=item.code,
        item_names=_names(item),
        answers=known_answers(item.facts, command.answers),
        acceptance=item.facts.acceptance,
        handling_system=item.facts.handling_system,
        state=START,
        name=command.applicant.name,
        phone=command.applicant.phone,
        locale=command.applicant.locale,
        received_at=now,
        clock={},
        pauses=[],
        paper_count=0,
        version=1,
    )
    session.add(case)
    session.flush()
    return case


def _check_served(session: Session, command: Taking, item: PublishedItem, *, now: datetime) -> None:
    """Refuse a walk-in for what the centre does not take in; what was booked is kept."""
    if command.appointment is not None:
        return
    if why_here(session, home_of(item), command.centre_id, office_day(now)) is None:
        raise NotServedHere


def _names(item: PublishedItem) -> dict[str, str]:
    named = {tag: words["name"] for tag, words in item.facts.texts.items() if words.get("name")}
    return {**named, "zh-Hans": item.facts.name}


def _visit(
    session: Session, command: Taking, item: PublishedItem, officer: Officer, now: datetime
) -> Visit:
    booked = _appointment(session, command, officer, now)
    if booked:
        there = session.scalar(select(Visit).where(Visit.appointment_id == booked.id))
        _check_once(session, there, booked, item)
        if there:
            return there
    visit = Visit(
        centre_id=command.centre_id,
        appointment_id=booked.id if booked else None,
        name=command.applicant.name,
        phone=command.applicant.phone,
        locale=command.applicant.locale,
        began_at=now,
        staff_id=officer.actor.staff_id or 0,
    )
    session.add(visit)
    session.flush()
    return visit


def _appointment(
    session: Session, command: Taking, officer: Officer, now: datetime
) -> AppointmentView | None:
    if command.appointment is None:
        return None
    booked = find_appointment(session, command.appointment)
    if booked is None:
        raise NotFound
    if booked.centre_id != command.centre_id:
        raise WrongCentre
    if booked.state is AppointmentState.CANCELLED:
        raise AppointmentOver
    if booked.state is AppointmentState.BOOKED:
        arrive(session, booked.reference, officer.actor, now=now)
    return booked


def _check_once(
    session: Session, visit: Visit | None, booked: AppointmentView, item: PublishedItem
) -> None:
    """Refuse to take the same service of an appointment in twice."""
    if visit is None:
        return
    of_visit = select(Case.reference).where(Case.visit_id == visit.id)
    found = session.scalar(of_visit.where(Case.item_id == item.item_id))
    if found:
        raise CaseTwice(reference=show_reference(found))


def settle_appointment(
    session: Session, command: Taking, case: Case, officer: Officer, *, now: datetime
) -> None:
    """Close an appointment whose services are all taken in."""
    if command.appointment is None:
        return
    booked = find_appointment(session, command.appointment)
    taken = set(session.scalars(select(Case.item_id).where(Case.visit_id == case.visit_id)))
    open_still = booked is not None and booked.state is AppointmentState.ARRIVED
    if booked and open_still and {one.item_id for one in booked.items} <= taken:
        fulfil(session, booked.reference, officer.actor, now=now)


def _materials(case: Case, command: ReceiveMaterials, item: PublishedItem) -> list[CaseMaterial]:
    findings = {finding.key: finding for finding in command.findings}
    return [
        CaseMaterial(
            case_id=case.id,
            position=position,
            key=material.key,
            name=material.name,
            required=is_required(material),
            state=findings[material.key].state,
            originals=findings[material.key].originals,
            copies=findings[material.key].copies,
            reason=reason_of(findings[material.key]) or "",
            remark=findings[material.key].remark,
        )
        for position, material in enumerate(item.facts.materials, 1)
    ]


def issue_receipt(
    session: Session, case: Case, rows: list[CaseMaterial], officer: Officer, *, now: datetime
) -> str:
    """Issue the receipt of what has come, with the last day to answer; return its token."""
    came = [row for row in rows if row.state is MaterialState.COMPLETE]
    answer_by = notice_due(filing_of(case), deadline_days(session, case))
    facts = {
        "materials": materials_facts(session, case, came),
        "answer_by": answer_by.isoformat(),
    }
    return issue(session, case, Draft(kind=PaperKind.RECEIPT, facts=facts), officer, now=now)
