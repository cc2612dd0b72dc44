"""How many cases of some items are under way."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from intake.tables import Case
from intake.values.states import CaseState

UNDER_WAY = (
    CaseState.RECEIVED,
    CaseState.AWAITING_CORRECTION,
    CaseState.ACCEPTED,
    CaseState.DECIDING,
    CaseState.PAUSED,
)


def cases_under_way(session: Session, item_ids: Collection[int]) -> int:
    """Return how many cases of these items nobody has decided yet."""
    query = select(func.count()).where(Case.item_id.in_(item_ids), Case.state.in_(UNDER_WAY))
    return session.scalar(query) or 0
