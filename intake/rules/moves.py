"""Which step leads a case from which state to which."""

from collections.abc import Mapping

from intake.refusals import StepNotAllowed
from intake.values.states import CaseState, Step

START = CaseState.RECEIVED
MOVES: Mapping[tuple[CaseState, Step], CaseState] = {
    (CaseState.RECEIVED, Step.ASK_CORRECTION): CaseState.AWAITING_CORRECTION,
    (CaseState.AWAITING_CORRECTION, Step.RECEIVE_CORRECTION): CaseState.RECEIVED,
    (CaseState.RECEIVED, Step.HAND_OVER): CaseState.RECEIVED,
    (CaseState.RECEIVED, Step.ACCEPT): CaseState.ACCEPTED,
    (CaseState.RECEIVED, Step.NOT_ACCEPT): CaseState.NOT_ACCEPTED,
    (CaseState.ACCEPTED, Step.START_DECIDING): CaseState.DECIDING,
    (CaseState.ACCEPTED, Step.PAUSE): CaseState.PAUSED,
    (CaseState.DECIDING, Step.PAUSE): CaseState.PAUSED,
    (CaseState.PAUSED, Step.RESUME): CaseState.DECIDING,
    (CaseState.ACCEPTED, Step.GRANT): CaseState.GRANTED,
    (CaseState.DECIDING, Step.GRANT): CaseState.GRANTED,
    (CaseState.ACCEPTED, Step.REFUSE): CaseState.REFUSED,
    (CaseState.DECIDING, Step.REFUSE): CaseState.REFUSED,
    (CaseState.GRANTED, Step.DELIVER): CaseState.DELIVERED,
    (CaseState.REFUSED, Step.DELIVER): CaseState.DELIVERED,
    (CaseState.NOT_ACCEPTED, Step.DELIVER): CaseState.DELIVERED,
    (CaseState.RECEIVED, Step.WITHDRAW): CaseState.WITHDRAWN,
    (CaseState.AWAITING_CORRECTION, Step.WITHDRAW): CaseState.WITHDRAWN,
    (CaseState.ACCEPTED, Step.WITHDRAW): CaseState.WITHDRAWN,
    (CaseState.DECIDING, Step.WITHDRAW): CaseState.WITHDRAWN,
    (CaseState.PAUSED, Step.WITHDRAW): CaseState.WITHDRAWN,
}
OUTSIDE: Mapping[tuple[CaseState, Step], CaseState] = {  # decided in another system, noted here
    (CaseState.RECEIVED, Step.GRANT): CaseState.GRANTED,
    (CaseState.RECEIVED, Step.REFUSE): CaseState.REFUSED,
    (CaseState.RECEIVED, Step.WITHDRAW): CaseState.WITHDRAWN,
    (CaseState.GRANTED, Step.DELIVER): CaseState.DELIVERED,
    (CaseState.REFUSED, Step.DELIVER): CaseState.DELIVERED,
}


def next_state(state: CaseState, step: Step, *, outside: bool = False) -> CaseState:
    """Return the state after `step`. Raises StepNotAllowed."""
    try:
        return (OUTSIDE if outside else MOVES)[state, step]
    except KeyError:
        raise StepNotAllowed(state=state.value, step=step.value) from None


def steps_from(state: CaseState, *, outside: bool = False) -> frozenset[Step]:
    """Return what can happen to a case in `state`."""
    moves = OUTSIDE if outside else MOVES
    return frozenset(step for (before, step) in moves if before is state)
