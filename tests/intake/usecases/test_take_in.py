"""The desk's one act."""

from datetime import date, timedelta

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from booking.queries import find_appointment
from catalogue.values.codes import Acceptance, HandlingSystem
from documents.queries import papers_of
from intake.queries import find_case
from intake.refusals import (
    CaseTwice,
    NoAuthority,
    NothingLacking,
    NotServedHere,
    OtherSystem,
    ReasonMissing,
    StillLacking,
    UnknownMaterial,
    WrongCentre,
)
from intake.usecases.take_in import take_in
from intake.values.commands import Finding, Outcome
from intake.values.reasons import Reason
from intake.values.states import CaseState, MaterialState, Step, TaskKind
from intake.values.views import CaseView
from kernel.db import transaction
from kernel.refusals import NotFound
from organisation.tables import Station
from tests.booking.builders import TUESDAY_9, a_booking, a_centre, cut_day
from tests.clock import NOW
from tests.intake.builders import a_case, a_clerk, a_taking, an_office, complete, lacking

TUESDAY_MORNING = TUESDAY_9 - timedelta(minutes=5)


def the_case(session: Session, reference: str) -> CaseView:
    found = find_case(session, reference)
    assert found
    return found


def papers(session: Session, reference: str) -> list[str]:
    return [paper.kind for paper in papers_of(session, "case", reference)]


def test_materials_are_received_with_a_receipt(session: Session) -> None:
    centre, code = an_office()

    taken = a_case(a_clerk(centre), a_taking(centre, code))

    case = the_case(session, taken.reference)
    assert (case.state, case.task) == (CaseState.RECEIVED, None)
    assert [line.name for line in case.materials] == ["申请表", "营业执照", "健康证明"]
    assert [line.required for line in case.materials] == [True, True, False]
    assert [event.step for event in case.events] == [Step.RECEIVE]
    assert papers(session, taken.reference) == ["materials_receipt"]


def test_an_authorised_window_accepts_and_the_clock_starts(session: Session) -> None:
    centre, code = an_office()

    taken = a_case(a_clerk(centre), a_taking(centre, code), Outcome.ACCEPT)

    case = the_case(session, taken.reference)
    assert case.state is CaseState.ACCEPTED
    assert case.accepted_on == date(2026, 11, 23)
    assert case.promised
    assert case.promised.day == date(2026, 11, 30)
    assert case.statutory
    assert case.statutory.day == date(2026, 12, 21)
    assert (case.task, case.task_due) == (TaskKind.DECIDE, date(2026, 11, 30))
    assert papers(session, taken.reference) == ["materials_receipt", "acceptance_notice"]


def test_a_window_without_authority_takes_nothing_in_half(session: Session) -> None:
    centre, code = an_office(acceptance=Acceptance.WINDOW_RECEIVES)
    clerk = a_clerk(centre)
    command = a_taking(centre, code)

    with pytest.raises(NoAuthority):
        a_case(clerk, command, Outcome.ACCEPT)

    taken = a_case(clerk, command, Outcome.HAND_OVER)
    case = the_case(session, taken.reference)
    assert (case.state, case.accepted_on) == (CaseState.RECEIVED, None)
    assert (case.task, case.task_due) == (TaskKind.ACCEPT, date(2026, 11, 24))


def test_all_that_is_missing_is_told_at_once(session: Session) -> None:
    centre, code = an_office()
    findings = (
        Finding(key="m1", state=MaterialState.MISSING),
        Finding(key="m2", state=MaterialState.WRONG, reason=Reason.EXPIRED),
        Finding(key="m3", state=MaterialState.MISSING),
    )

    taken = a_case(
        a_clerk(centre), a_taking(centre, code, findings=findings), Outcome.ASK_CORRECTION
    )

    case = the_case(session, taken.reference)
    assert (case.state, case.accepted_on, case.statutory) == (
        CaseState.AWAITING_CORRECTION,
        None,
        None,
    )
    assert case.events[-1].details["materials"] == {"m1": "missing", "m2": "expired"}
    assert papers(session, taken.reference) == ["materials_receipt", "correction_notice"]


def test_a_second_click_gets_the_first_ones_answer(session: Session) -> None:
    centre, code = an_office()
    clerk, command = a_clerk(centre), a_taking(centre, code)

    first = a_case(clerk, command, Outcome.ACCEPT)
    second = a_case(clerk, command, Outcome.ACCEPT)

    assert second.again
    assert second.reference == first.reference
    assert len(papers(session, first.reference)) == 2


def test_an_appointment_is_arrived_and_fulfilled_by_its_cases(session: Session) -> None:
    centre, code = an_office()
    cut_day(centre)
    booked = a_booking(centre, code)

    taken = a_case(
        a_clerk(centre),
        a_taking(centre, code, appointment=booked.reference),
        now=TUESDAY_MORNING,
    )

    appointment = find_appointment(session, booked.reference)
    assert appointment
    assert appointment.state == "fulfilled"
    assert the_case(session, taken.reference).state is CaseState.RECEIVED


def test_one_service_of_an_appointment_is_taken_in_once(session: Session) -> None:
    centre, code = an_office()
    cut_day(centre)
    booked = a_booking(centre, code)
    clerk = a_clerk(centre)
    a_case(clerk, a_taking(centre, code, appointment=booked.reference), now=TUESDAY_MORNING)

    with pytest.raises(CaseTwice):
        a_case(clerk, a_taking(centre, code, appointment=booked.reference), now=TUESDAY_MORNING)


def test_an_appointment_of_another_centre_is_not_taken_in(session: Session) -> None:
    centre, code = an_office()
    cut_day(centre)
    booked = a_booking(centre, code)
    other = a_centre("other")

    with pytest.raises(WrongCentre):
        a_case(a_clerk(other), a_taking(other, code, appointment=booked.reference))


def test_a_clerk_takes_in_at_the_own_centre_only(session: Session) -> None:
    centre, code = an_office()

    with pytest.raises(NotFound):
        a_case(a_clerk(a_centre("other")), a_taking(centre, code))


@pytest.mark.parametrize(
    ("findings", "outcome", "refusal"),
    [
        (complete()[:2], Outcome.RECEIVE, UnknownMaterial),
        ((*complete(), Finding(key="m9")), Outcome.RECEIVE, UnknownMaterial),
        (lacking(reason=None), Outcome.ASK_CORRECTION, ReasonMissing),  # type: ignore[arg-type]
        (lacking(reason=Reason.OTHER), Outcome.ASK_CORRECTION, ReasonMissing),
        (lacking(), Outcome.ACCEPT, StillLacking),
        (lacking(), Outcome.HAND_OVER, StillLacking),
        (complete(), Outcome.ASK_CORRECTION, NothingLacking),
        (lacking("m3"), Outcome.ASK_CORRECTION, NothingLacking),
    ],
)
def test_a_checklist_that_does_not_fit_is_refused_whole(
    session: Session, findings: tuple[Finding, ...], outcome: Outcome, refusal: type[Exception]
) -> None:
    centre, code = an_office()
    clerk, command = a_clerk(centre), a_taking(centre, code, findings=findings)

    with pytest.raises(refusal), transaction() as write:
        take_in(write, command, outcome, clerk, now=NOW)


def test_a_case_of_another_system_is_not_taken_in_here(session: Session) -> None:
    centre, code = an_office(handling_system=HandlingSystem.NATIONAL)

    with pytest.raises(OtherSystem):
        a_case(a_clerk(centre), a_taking(centre, code))


def test_a_walk_in_is_refused_where_no_window_serves_the_department(session: Session) -> None:
    _centre, code = an_office()
    other = a_centre("other")  # built after the item: its department is not stationed there

    with pytest.raises(NotServedHere):
        a_case(a_clerk(other), a_taking(other, code))


def test_what_was_booked_is_taken_in_though_the_department_moved_out(session: Session) -> None:
    centre, code = an_office()
    cut_day(centre)
    booked = a_booking(centre, code)
    with transaction() as write:
        write.execute(delete(Station))

    taken = a_case(
        a_clerk(centre), a_taking(centre, code, appointment=booked.reference), now=TUESDAY_MORNING
    )

    assert the_case(session, taken.reference).state is CaseState.RECEIVED
