"""What else happens to a case after it was taken in."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from catalogue.values.codes import Acceptance
from intake.refusals import (
    NumberMissing,
    OurSystem,
)
from intake.usecases.decide import grant
from intake.usecases.nightly import deem_accepted, refresh_clocks
from intake.usecases.pause import pause, resume
from intake.usecases.register_outside import record_result, register_outside
from intake.usecases.withdraw import withdraw
from intake.values.commands import (
    Applicant,
    Grant,
    Officer,
    Outcome,
    OutsideResult,
    PauseCase,
    RegisterOutside,
    Request,
    Withdraw,
)
from intake.values.reasons import Procedure
from intake.values.states import CaseState
from kernel.access import SYSTEM, Role
from kernel.db import transaction
from kernel.refusals import NotFound
from organisation.usecases.calendars import add_day
from organisation.values import Certainty, DayKind, SpecialDay
from tests.booking.builders import a_centre
from tests.clock import NOW
from tests.intake.builders import (
    BASE,
    a_case,
    a_clerk,
    a_taking,
    an_office,
    another_department,
    staff,
)
from tests.intake.lives import an_accepted_case, do, kinds, the_case


def test_silence_accepts_as_of_the_day_of_receipt_and_is_a_breach(session: Session) -> None:
    centre, code = an_office(acceptance=Acceptance.DEPARTMENT)
    clerk = a_clerk(centre)
    reference = a_case(clerk, a_taking(centre, code), Outcome.HAND_OVER).reference

    with transaction() as write:
        on_the_last_day = deem_accepted(write, BASE, now=NOW + timedelta(days=7))
    with transaction() as write:
        deem_accepted(write, BASE, now=NOW + timedelta(days=8))

    case = the_case(session, reference)
    assert on_the_last_day == 0
    assert (case.state, case.accepted_on) == (CaseState.ACCEPTED, date(2026, 11, 23))
    assert case.events[-1].details["breach"] == "notice_late"
    assert case.events[-1].details["holder"].startswith("department:")


def test_a_special_procedure_moves_the_due_dates(session: Session) -> None:
    _clerk, approver, reference = an_accepted_case()
    begin = PauseCase(reference=reference, version=1, procedure=Procedure.TESTING, needs_days=5)

    version = do(pause, begin, approver, now=NOW + timedelta(days=1))
    assert the_case(session, reference).task_due is None
    do(
        resume,
        Request(reference=reference, version=version),
        approver,
        now=NOW + timedelta(days=8),
    )

    case = the_case(session, reference)
    assert case.promised
    assert case.promised.day == date(2026, 12, 7)  # a week later than without it
    assert case.task_due == date(2026, 12, 7)
    assert "special_procedure_notice" in kinds(session, reference)


def test_a_changed_calendar_moves_due_dates_overnight(session: Session) -> None:
    _clerk, _approver, reference = an_accepted_case()
    day_off = SpecialDay(
        date(2026, 11, 26), DayKind.DAY_OFF, "Corban Festival", "通知", Certainty.OFFICIAL
    )
    with transaction() as write:
        add_day(write, "CN", day_off, actor=SYSTEM, now=NOW)

    with transaction() as write:
        moved = refresh_clocks(write, now=NOW)
    with transaction() as write:
        again = refresh_clocks(write, now=NOW)

    case = the_case(session, reference)
    assert (moved, again) == (1, 0)
    assert case.promised
    assert case.promised.day == date(2026, 12, 1)


def test_the_applicant_may_take_an_application_back(session: Session) -> None:
    clerk, _approver, reference = an_accepted_case()

    do(withdraw, Withdraw(reference=reference, version=1, why="不再经营"), clerk)

    case = the_case(session, reference)
    assert (case.state, case.task) == (CaseState.WITHDRAWN, None)


def test_a_case_of_another_system_is_registered_and_completed(session: Session) -> None:
    centre, code = an_office(handling_system="national")
    clerk = a_clerk(centre)
    command = an_outside_case(centre, code)

    with transaction() as write:
        taken = register_outside(write, command, clerk, now=NOW)
    with transaction() as write:
        record_result(
            write,
            Request(reference=taken.reference, version=taken.version),
            OutsideResult.GRANTED,
            clerk,
            now=NOW,
        )

    case = the_case(session, taken.reference)
    assert (case.state, case.outside_number, case.statutory) == (CaseState.GRANTED, "GA-77", None)
    assert kinds(session, taken.reference) == []


def an_outside_case(centre: int, code: str, number: str = "GA-77") -> RegisterOutside:
    revision = a_taking(centre, code).revision_id
    return RegisterOutside(
        centre_id=centre,
        revision_id=revision,
        applicant=Applicant(name="阿迪力", phone="13900000001", locale="ug"),
        outside_number=number,
        submission=f"outside-{number}-{centre}",
    )


def test_registering_needs_the_number_and_another_system(session: Session) -> None:
    centre, code = an_office(handling_system="national")
    clerk = a_clerk(centre)
    unnumbered = an_outside_case(centre, code, " ")
    with pytest.raises(NumberMissing), transaction() as write:
        register_outside(write, unnumbered, clerk, now=NOW)

    ours_centre, ours = an_office("second", name="药品经营许可")
    our_clerk, command = a_clerk(ours_centre), an_outside_case(ours_centre, ours)
    with pytest.raises(OurSystem), transaction() as write:
        register_outside(write, command, our_clerk, now=NOW)


def test_officers_of_other_places_find_no_such_case(session: Session) -> None:
    _clerk, approver, reference = an_accepted_case()
    foreign_clerk = a_clerk(a_centre("other"))
    foreign_approver = Officer(staff(Role.APPROVER, department_id=another_department()), BASE)

    for work, command, officer in (
        (withdraw, Withdraw(reference=reference, version=1), foreign_clerk),
        (withdraw, Withdraw(reference=reference, version=1), approver),
        (grant, Grant(reference=reference, version=1), foreign_approver),
        (grant, Grant(reference=reference, version=1), foreign_clerk),
    ):
        with pytest.raises(NotFound):
            do(work, command, officer)

    assert the_case(session, reference).state is CaseState.ACCEPTED
