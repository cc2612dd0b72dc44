"""The life of a case, and what can happen to it."""

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
    REGISTER = "register"  # handled in another system: only noted here
    ASK_CORRECTION = "ask_correction"
    RECEIVE_CORRECTION = "receive_correction"
    HAND_OVER = "hand_over"
    ACCEPT = "accept"
    NOT_ACCEPT = "not_accept"
    START_DECIDING = "start_deciding"
    PAUSE = "pause"  # a special procedure that the law does not count
    RESUME = "resume"
    GRANT = "grant"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    DELIVER = "deliver"


class MaterialState(StrEnum):
    """What the clerk found of one material."""

    COMPLETE = "complete"
    MISSING = "missing"
    WRONG = "wrong"
    NOT_NEEDED = "not_needed"  # optional, or held by the state


LACKING = frozenset({MaterialState.MISSING, MaterialState.WRONG})


class TaskKind(StrEnum):
    """What a department is asked to do."""

    ACCEPT = "accept"
    DECIDE = "decide"


class Breach(StrEnum):
    """A rule of procedure that was not kept; recorded against whoever held the file."""

    NOTICE_LATE = "notice_late"  # no answer within five working days of receipt
    ASKED_TWICE = "asked_twice"  # the second notice names what the first should have named
    DECIDED_LATE = "decided_late"


class PaperKind(StrEnum):
    """The papers of a case."""

    RECEIPT = "materials_receipt"
    CORRECTION = "correction_notice"
    ACCEPTANCE = "acceptance_notice"
    NON_ACCEPTANCE = "non_acceptance_notice"
    PAUSE = "special_procedure_notice"
    DECISION = "decision"
    DELIVERY = "delivery_receipt"
