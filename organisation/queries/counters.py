"""Windows of a hall, and whom its pools serve."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from organisation.tables import CounterWindow, Pool, PoolServes
from organisation.values import PoolId, WindowCard


def windows(session: Session, centre_id: int) -> list[WindowCard]:
    """Return the windows of one centre, open and closed, in the order they were added."""
    rows = session.scalars(
        select(CounterWindow).where(CounterWindow.centre_id == centre_id).order_by(CounterWindow.id)
    )
    return [
        WindowCard(
            id=row.id,
            pool_id=PoolId(row.pool_id),
            number=row.number,
            name=row.name,
            open=row.open,
        )
        for row in rows
    ]


def served_by(session: Session, centre_id: int) -> Mapping[int, Sequence[int]]:
    """Return by pool of one centre the ids of the departments that it serves by name."""
    rows = session.execute(
        select(PoolServes.pool_id, PoolServes.department_id)
        .join(Pool, Pool.id == PoolServes.pool_id)
        .where(Pool.centre_id == centre_id)
        .order_by(PoolServes.department_id)
    )
    found: dict[int, list[int]] = defaultdict(list)
    for pool_id, department_id in rows:
        found[pool_id].append(department_id)
    return found
