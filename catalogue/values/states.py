"""How far an item, a claim or a wish to publish has come."""

from enum import StrEnum


class ItemKind(StrEnum):
    """What a draft is: an entry of the base directory, a claim of one, or neither."""

    STANDARD = "standard"
    CLAIM = "claim"
    OWN = "own"


class AnswerState(StrEnum):
    """What a department answered that was asked to claim a standard."""

    CLAIMED = "claimed"
    NOT_CLAIMED = "not_claimed"
    SENT_BACK = "sent_back"


class NoClaim(StrEnum):
    """Why a department does not claim a standard."""

    NO_SUCH_CASE = "no_such_case"
    NOT_DELEGATED = "not_delegated"
    TRANSFERRED = "transferred"
    OTHER = "other"


class RequestState(StrEnum):
    """How far a wish to publish a draft has come."""

    SUBMITTED = "submitted"  # the department reviews
    REVIEWED = "reviewed"  # the service office publishes
    RETURNED = "returned"
    SCHEDULED = "scheduled"  # frozen; comes into force on its day
    PUBLISHED = "published"
    CANCELLED = "cancelled"
