"""The table of states and steps."""

import pytest

from intake.refusals import StepNotAllowed
from intake.rules.moves import MOVES, OUTSIDE, START, next_state, steps_from
from intake.values.states import CaseState, Step


def test_every_state_can_be_reached() -> None:
    reached, new = {START}, {START}
    while new:
        new = {after for (before, _), after in MOVES.items() if before in new} - reached
        reached |= new

    assert reached == set(CaseState)


def test_every_step_but_the_first_ones_leads_somewhere() -> None:
    assert {step for _, step in MOVES} == set(Step) - {Step.RECEIVE, Step.REGISTER}


def test_a_case_ends_delivered_or_withdrawn() -> None:
    ends = {state for state in CaseState if not steps_from(state)}

    assert ends == {CaseState.DELIVERED, CaseState.WITHDRAWN}


def test_a_step_that_is_not_in_the_table_is_refused() -> None:
    with pytest.raises(StepNotAllowed):
        next_state(CaseState.RECEIVED, Step.GRANT)


def test_a_case_of_another_system_is_never_accepted_here() -> None:
    assert Step.ACCEPT not in {step for _, step in OUTSIDE}
    assert next_state(CaseState.RECEIVED, Step.GRANT, outside=True) is CaseState.GRANTED
