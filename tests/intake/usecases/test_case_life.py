"""What happens to a case after it was taken in."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.values.codes import Acceptance
from documents.queries import papers_of
from groundwork.tables import AuditEntry
from intake.queries import find_case
from intake.refusals import (
    AskedBefore,
    NoRemedy,
    NumberMissing,
    OurSystem,
    ReasonNeeded,
    StepNotAllowed,
    TooLateToAsk,
)
from intake.usecases.accept import accept_at_desk, accept_by_department
from intake.usecases.correction import ask_correction
from intake.usecases.decide import grant, not_accept, refuse, start_deciding
from intake.usecases.deliver import deliver
from intake.usecases.hand_over import hand_over
from intake.usecases.nightly import deem_accepted, refresh_clocks
from intake.usecases.pause import pause, resume
from intake.usecases.register_outside import record_result, register_outside
from intake.usecases.take_in import take_in_correction
from intake.usecases.withdraw import withdraw
from intake.values.commands import (
    Applicant,
    AskCorrection,
    Decline,
    Deliver,
    Finding,
    Grant,
    HandOver,
    Officer,
    Outcome,
    OutsideResult,
    PauseCase,
    ReceiveCorrection,
    RegisterOutside,
    Request,
    Withdraw,
)
from intake.values.reasons import Ground, Procedure, Reason
from intake.values.states import CaseState, MaterialState, Step, TaskKind
from intake.values.views import CaseView
from kernel.access import SYSTEM, Role
from kernel.db import transaction
from kernel.refusals import ChangedMeanwhile, NotFound
from organisation.usecases.calendars import add_day
from organisation.values import Certainty, DayKind, SpecialDay
from tests.booking.builders import a_centre
from tests.clock import NOW
from tests.intake.builders import (
    BASE,
    MATERIALS,
    a_case,
    a_clerk,
    a_remedy,
    a_taking,
    an_approver,
    an_office,
    another_department,
    complete,
    lacking,
    staff,
)

CORRECTED = NOW + timedelta(days=14)
TWO_LACKING = tuple(
    Finding(key=material.key, state=MaterialState.MISSING)
    if material.key in ("m1", "m2")
    else Finding(key=material.key)
    for material in MATERIALS
)


def the_case(session: Session, reference: str) -> CaseView:
    case = find_case(session, reference)
    assert case
    return case


def kinds(session: Session, reference: str) -> list[str]:
    return [paper.kind for paper in papers_of(session, "case", reference)]


def do(work, command, officer: Officer, now=NOW):  # type: ignore[no-untyped-def]
    with transaction() as write:
        return work(write, command, officer, now=now)


def a_waiting_case() -> tuple[Officer, str]:
    centre, code = an_office()
    clerk = a_clerk(centre)
    command = a_taking(centre, code, findings=lacking())
    return clerk, a_case(clerk, command, Outcome.ASK_CORRECTION).reference


def an_accepted_case(**facts: object) -> tuple[Officer, Officer, str]:
    """Clerk, approver and the reference of an accepted case."""
    centre, code = an_office(**facts)
    a_remedy(code)
    clerk, approver = a_clerk(centre), an_approver(code)
    return clerk, approver, a_case(clerk, a_taking(centre, code), Outcome.ACCEPT).reference


def correct(clerk: Officer, reference: str, findings, outcome: Outcome, now=CORRECTED) -> int:  # type: ignore[no-untyped-def]
    command = ReceiveCorrection(reference=reference, version=1, findings=findings)
    with transaction() as write:
        return take_in_correction(write, command, outcome, clerk, now=now)


def test_after_a_correction_the_clock_starts_on_the_day_the_last_material_came(
    session: Session,
) -> None:
    clerk, reference = a_waiting_case()

    correct(clerk, reference, complete(), Outcome.RECEIVE)
    do(
        accept_at_desk,
        Request(reference=reference, version=2),
        clerk,
        now=CORRECTED + timedelta(days=2),
    )

    case = the_case(session, reference)
    assert case.accepted_on == date(2026, 12, 7)
    assert kinds(session, reference)[2:] == ["materials_receipt", "acceptance_notice"]


def test_what_was_told_may_be_told_again_while_it_is_still_wrong(session: Session) -> None:
    clerk, reference = a_waiting_case()

    correct(clerk, reference, lacking("m2", Reason.COPY_UNREADABLE), Outcome.ASK_CORRECTION)

    assert the_case(session, reference).state is CaseState.AWAITING_CORRECTION
    assert "breach" not in the_case(session, reference).events[-1].details


def test_a_second_notice_about_something_new_is_refused(session: Session) -> None:
    clerk, reference = a_waiting_case()

    with pytest.raises(AskedBefore):
        correct(clerk, reference, TWO_LACKING, Outcome.ASK_CORRECTION)

    assert the_case(session, reference).state is CaseState.AWAITING_CORRECTION
    assert the_case(session, reference).version == 1


def test_a_second_notice_given_all_the_same_is_recorded_as_a_breach(session: Session) -> None:
    clerk, reference = a_waiting_case()
    version = correct(clerk, reference, TWO_LACKING, Outcome.RECEIVE)
    command = AskCorrection(
        reference=reference, version=version, findings=TWO_LACKING, despite_breach=True
    )

    do(ask_correction, command, clerk, now=CORRECTED)

    assert the_case(session, reference).events[-1].details["breach"] == "asked_twice"
    assert breaches(session) == ["asked_twice"]


def breaches(session: Session) -> list[str]:
    rows = session.scalars(select(AuditEntry).where(AuditEntry.action == "case.breach"))
    return [row.details["breach"] for row in rows]


def test_after_five_working_days_nothing_can_be_asked_for_any_more(session: Session) -> None:
    centre, code = an_office()
    clerk = a_clerk(centre)
    reference = a_case(clerk, a_taking(centre, code)).reference
    command = AskCorrection(reference=reference, version=1, findings=lacking())

    with pytest.raises(TooLateToAsk):
        do(ask_correction, command, clerk, now=NOW + timedelta(days=8))


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


def test_the_department_accepts_what_the_window_left_to_it(session: Session) -> None:
    centre, code = an_office(acceptance=Acceptance.DEPARTMENT)
    clerk, approver = a_clerk(centre), an_approver(code)
    reference = a_case(clerk, a_taking(centre, code)).reference

    version = do(hand_over, HandOver(reference=reference, version=1, why="涉及现场核查"), clerk)
    do(accept_by_department, Request(reference=reference, version=version), approver)

    case = the_case(session, reference)
    assert (case.state, case.task) == (CaseState.ACCEPTED, TaskKind.DECIDE)
    assert case.events[1].why == "涉及现场核查"


def test_a_case_is_granted_and_handed_out(session: Session) -> None:
    clerk, approver, reference = an_accepted_case(result_name="食品经营许可证")

    version = do(start_deciding, Request(reference=reference, version=1), approver)
    granted = Grant(reference=reference, version=version, result_number="JY1659")
    version = do(grant, granted, approver)
    do(deliver, Deliver(reference=reference, version=version, recipient="阿迪力"), clerk)

    case = the_case(session, reference)
    assert (case.state, case.task) == (CaseState.DELIVERED, None)
    assert [event.step for event in case.events][-3:] == [
        Step.START_DECIDING,
        Step.GRANT,
        Step.DELIVER,
    ]
    assert kinds(session, reference)[-2:] == ["decision", "delivery_receipt"]


def a_refusal(reference: str, text: str = "面积不足。") -> Decline:
    return Decline(reference=reference, version=1, ground=Ground.CONDITIONS_NOT_MET, text=text)


def test_a_refusal_names_reasons_and_remedies(session: Session) -> None:
    _clerk, approver, reference = an_accepted_case()

    do(refuse, a_refusal(reference), approver)

    paper = papers_of(session, "case", reference)[-1]
    assert the_case(session, reference).state is CaseState.REFUSED
    assert paper.facts["remedy"]["court"] == "云澜市人民法院"
    assert paper.facts["text"] == "面积不足。"


def test_a_refusal_without_reasons_is_refused(session: Session) -> None:
    _clerk, approver, reference = an_accepted_case()

    with pytest.raises(ReasonNeeded):
        do(refuse, a_refusal(reference, text="  "), approver)


def test_without_a_place_of_appeal_nothing_can_be_refused(session: Session) -> None:
    centre, code = an_office()
    reference = a_case(a_clerk(centre), a_taking(centre, code), Outcome.ACCEPT).reference

    with pytest.raises(NoRemedy):
        do(refuse, a_refusal(reference), an_approver(code))

    assert the_case(session, reference).state is CaseState.ACCEPTED


def test_a_remedy_that_is_not_in_force_yet_does_not_count(session: Session) -> None:
    centre, code = an_office()
    a_remedy(code, valid_from=date(2027, 1, 1))
    reference = a_case(a_clerk(centre), a_taking(centre, code), Outcome.ACCEPT).reference

    with pytest.raises(NoRemedy):
        do(refuse, a_refusal(reference), an_approver(code))


def test_a_case_that_is_not_accepted_says_where_that_may_be_contested(session: Session) -> None:
    centre, code = an_office(acceptance=Acceptance.DEPARTMENT)
    a_remedy(code)
    reference = a_case(a_clerk(centre), a_taking(centre, code), Outcome.HAND_OVER).reference
    command = Decline(
        reference=reference, version=1, ground=Ground.NOT_OUR_POWER, text="应向自治区局提出。"
    )

    do(not_accept, command, an_approver(code))

    paper = papers_of(session, "case", reference)[-1]
    assert paper.kind == "non_acceptance_notice"
    assert paper.facts["remedy"]["authority"] == "云澜地区行政公署"


def test_a_decision_after_the_last_day_of_the_law_is_a_breach(session: Session) -> None:
    _clerk, approver, reference = an_accepted_case()

    late = NOW + timedelta(days=40)
    do(grant, Grant(reference=reference, version=1), approver, now=late)

    assert breaches(session) == ["decided_late"]


def test_a_special_procedure_moves_the_due_dates(session: Session) -> None:
    _clerk, approver, reference = an_accepted_case()
    begin = PauseCase(reference=reference, version=1, procedure=Procedure.TESTING, needs_days=5)

    version = do(pause, begin, approver, now=NOW + timedelta(days=1))
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


def test_of_two_officers_at_once_the_second_is_told(session: Session) -> None:
    _clerk, approver, reference = an_accepted_case()
    do(grant, Grant(reference=reference, version=1), approver)

    with pytest.raises(ChangedMeanwhile):
        do(refuse, a_refusal(reference), approver)

    assert the_case(session, reference).state is CaseState.GRANTED


def test_a_step_out_of_turn_is_refused(session: Session) -> None:
    clerk, _approver, reference = an_accepted_case()

    with pytest.raises(StepNotAllowed):
        do(deliver, Deliver(reference=reference, version=1, recipient="阿迪力"), clerk)


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
