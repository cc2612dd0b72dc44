"""How many cases of some items are under way."""

from collections.abc import Collection, Mapping

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


def cases_under_way(session: Session, item_ids: Collection[int]) -> Mapping[int, int]:
    """Return how many cases nobody has decided yet, by item."""
    rows = session.execute(
        select(Case.item_id, func.count())
        .where(Case.item_id.in_(item_ids), Case.state.in_(UNDER_WAY))
        .group_by(Case.item_id)
    )
    return {row[0]: row[1] for row in rows}
