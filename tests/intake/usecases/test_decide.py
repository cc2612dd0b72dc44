"""The department accepts, grants and refuses."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from catalogue.values.codes import Acceptance
from documents.queries import papers_of
from intake.refusals import (
    NoRemedy,
    ReasonNeeded,
    StepNotAllowed,
)
from intake.usecases.accept import accept_by_department
from intake.usecases.decide import grant, not_accept, refuse, start_deciding
from intake.usecases.deliver import deliver
from intake.usecases.hand_over import hand_over
from intake.values.commands import (
    Decline,
    Deliver,
    Grant,
    HandOver,
    Outcome,
    Request,
)
from intake.values.reasons import Ground
from intake.values.states import CaseState, Step, TaskKind
from kernel.refusals import ChangedMeanwhile
from tests.clock import NOW
from tests.intake.builders import (
    a_case,
    a_clerk,
    a_remedy,
    a_taking,
    an_approver,
    an_office,
)
from tests.intake.lives import an_accepted_case, breaches, do, kinds, the_case


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


def test_a_step_out_of_turn_is_refused(session: Session) -> None:
    clerk, _approver, reference = an_accepted_case()

    with pytest.raises(StepNotAllowed):
        do(deliver, Deliver(reference=reference, version=1, recipient="阿迪力"), clerk)


def test_of_two_officers_at_once_the_second_is_told(session: Session) -> None:
    _clerk, approver, reference = an_accepted_case()
    do(grant, Grant(reference=reference, version=1), approver)

    with pytest.raises(ChangedMeanwhile):
        do(refuse, a_refusal(reference), approver)

    assert the_case(session, reference).state is CaseState.GRANTED
