"""Through which door somebody books."""

from sqlalchemy.orm import Session

from booking.refusals import NotYourHall
from booking.values import BookedBy
from kernel.access import Action, Actor
from organisation.queries import At, may_at


def door_of(session: Session, actor: Actor, centre_id: int) -> BookedBy:
    """Return the door of a citizen or of staff of this hall. Raises NotYourHall."""
    if actor.staff_id is None:
        return BookedBy.PUBLIC
    check_hall(session, actor, centre_id)
    return BookedBy.STAFF


def check_hall(session: Session, actor: Actor, centre_id: int) -> None:
    """Refuse staff whose roles do not reach this hall."""
    if not may_at(session, actor, Action.TAKE_IN, At(centre_id=centre_id)):
        raise NotYourHall
