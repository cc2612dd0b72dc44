"""Whether somebody may change an item."""

from sqlalchemy.orm import Session

from catalogue.refusals import NotYourItem
from catalogue.tables import ServiceItem
from kernel.access import SYSTEM, Action, Actor
from organisation.queries import At, may_at


def check_may(session: Session, actor: Actor, action: Action, item: ServiceItem) -> None:
    """Raise NotYourItem unless `actor` may do `action` on `item`. Commands may everything."""
    if actor == SYSTEM:
        return
    may = may_at(
        session, actor, action, At(department_id=item.department_id, region_id=item.region_id)
    )
    if not may:
        raise NotYourItem(department=item.department_name)
