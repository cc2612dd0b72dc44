"""How far a request has come, and what the house itself says of it."""

from collections.abc import Mapping

from catalogue.queries.breaking import Open
from catalogue.rules.comparing import How
from catalogue.values.requests import CommentView, Note
from catalogue.values.states import RequestState
from kernel.refusals import N_
from kernel.words import _, _n

STATES: Mapping[RequestState, str] = {
    RequestState.SUBMITTED: N_("Waits for the department's review"),
    RequestState.REVIEWED: N_("Waits to be published"),
    RequestState.RETURNED: N_("Returned to the department"),
    RequestState.SCHEDULED: N_("Comes into force on its day"),
    RequestState.PUBLISHED: N_("Published"),
    RequestState.CANCELLED: N_("Cancelled"),
}
_NOTES: Mapping[str, str] = {
    Note.SAVED_ANEW: N_(
        "The draft changed after it was submitted, so the request was cancelled. Submit it again."
    ),
    Note.WITHDRAWN_MEANWHILE: N_(
        "The scheduled version did not come into force: the service was withdrawn meanwhile."
    ),
    Note.PUBLISHED_MEANWHILE: N_(
        "The scheduled version did not come into force: another one was published meanwhile."
    ),
    Note.REPLACED_BEFORE_ITS_END: N_(
        "The last day of an older version is over. It changes nothing, since another is in force."
    ),
    Note.STANDARD_CHANGED: N_(
        "The standard changed before the first day of this version: it came into force with what"
        " the standard says now, and with what it says itself as far as that is still allowed."
    ),
}
_HOW: Mapping[How, str] = {
    How.ADDED: N_("Added"),
    How.REMOVED: N_("Removed"),
    How.CHANGED: N_("Altered"),
    How.MOVED: N_("Moved"),
}


def state_words(state: RequestState) -> str:
    """Return how far a request has come."""
    return _(STATES[state])


def comment_words(comment: CommentView) -> str:
    """Return what was said; what the house said, in the reader's language."""
    if comment.staff_id is None and comment.text in _NOTES:
        return _(_NOTES[comment.text])
    return comment.text


def how_words(how: How) -> str:
    """Return what became of a part."""
    return _(_HOW[how])


def open_words(what: Open, number: int) -> str:
    """Return how many visits or cases stand on an item."""
    match what:
        case Open.BOOKINGS:
            return _n("%(num)d visit is booked", "%(num)d visits are booked", number)
        case Open.CASES:
            return _n("%(num)d case is under way", "%(num)d cases are under way", number)
