"""Ask no longer: whoever may edit takes a request back; the office calls off what is scheduled."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.tables import OPEN_STATES, ChangeRequest
from catalogue.usecases.drop_request import resting_state
from catalogue.usecases.hold_request import hold_request, move_request, note_step
from catalogue.values.states import RequestState
from kernel.access import Action, Actor
from kernel.refusals import ChangedMeanwhile


def cancel_request(session: Session, request_id: int, *, actor: Actor, now: datetime) -> None:
    """Cancel a request that is open or scheduled.

    Raises NotFound, NotYourItem or ChangedMeanwhile (it is settled).
    """
    state = session.scalar(select(ChangeRequest.state).where(ChangeRequest.id == request_id))
    scheduled = state is RequestState.SCHEDULED
    action = Action.PUBLISH_ITEM if scheduled else Action.EDIT_ITEM
    request, item = hold_request(session, request_id, actor=actor, action=action)
    if state is None or request.state not in (*OPEN_STATES, RequestState.SCHEDULED):
        raise ChangedMeanwhile
    move_request(session, request, state, RequestState.CANCELLED)
    request.decided_by, request.decided_at = actor.staff_id, now
    if scheduled:
        note_step(session, actor, "item.call_off", request, now=now)
    else:
        item.state = resting_state(session, item)
        note_step(session, actor, "item.request_cancel", request, now=now)
