"""The one-time notice and what comes in answer."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from intake.refusals import (
    AskedBefore,
    TooLateToAsk,
)
from intake.usecases.accept import accept_at_desk
from intake.usecases.correction import ask_correction
from intake.usecases.take_in import take_in_correction
from intake.values.commands import (
    AskCorrection,
    Finding,
    Officer,
    Outcome,
    ReceiveCorrection,
    Request,
)
from intake.values.reasons import Reason
from intake.values.states import CaseState, MaterialState
from kernel.db import transaction
from tests.clock import NOW
from tests.intake.builders import (
    MATERIALS,
    a_case,
    a_clerk,
    a_taking,
    an_office,
    complete,
    lacking,
)
from tests.intake.lives import a_waiting_case, breaches, do, kinds, the_case

CORRECTED = NOW + timedelta(days=14)
TWO_LACKING = tuple(
    Finding(key=material.key, state=MaterialState.MISSING)
    if material.key in ("m1", "m2")
    else Finding(key=material.key)
    for material in MATERIALS
)


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


def test_after_five_working_days_nothing_can_be_asked_for_any_more(session: Session) -> None:
    centre, code = an_office()
    clerk = a_clerk(centre)
    reference = a_case(clerk, a_taking(centre, code)).reference
    command = AskCorrection(reference=reference, version=1, findings=lacking())

    with pytest.raises(TooLateToAsk):
        do(ask_correction, command, clerk, now=NOW + timedelta(days=8))
