"""Words of intake."""

from enum import StrEnum
from typing import NewType

CaseId = NewType("CaseId", int)


class CaseState(StrEnum):
    """The life of a case."""

    RECEIVED = "received"
    AWAITING_CORRECTION = "awaiting_correction"
    ACCEPTED = "accepted"
    DECIDING = "deciding"
    PAUSED = "paused"
    GRANTED = "granted"
    REFUSED = "refused"
    NOT_ACCEPTED = "not_accepted"
    WITHDRAWN = "withdrawn"
    DELIVERED = "delivered"


class Step(StrEnum):
    """What can happen to a case; the names of its events."""

    RECEIVE = "receive"
    ASK_CORRECTION = "ask_correction"
    RECEIVE_CORRECTION = "receive_correction"
    HAND_OVER = "hand_over"
    ACCEPT = "accept"
    NOT_ACCEPT = "not_accept"
    START_DECIDING = "start_deciding"
    GRANT = "grant"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    DELIVER = "deliver"


class MaterialState(StrEnum):
    """What the clerk found of one material."""

    COMPLETE = "complete"
    MISSING = "missing"
    WRONG = "wrong"
    NOT_NEEDED = "not_needed"  # optional or held by the state


class TaskKind(StrEnum):
    """What a department is asked to do."""

    ACCEPT = "accept"
    DECIDE = "decide"
