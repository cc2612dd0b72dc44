"""Pools of windows: what they are called, whom they serve."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from groundwork.audit import Subject, record
from kernel.access import Action, Actor
from kernel.db import rows_changed
from kernel.refusals import NotFound
from organisation.queries import At, require_at
from organisation.refusals import NameTaken
from organisation.tables import CounterWindow, Department, Pool, PoolServes
from organisation.usecases.hall_changed import hall_changed
from organisation.usecases.keys import taken_as
from organisation.values import PoolWish


def add_pool(
    session: Session, centre_id: int, wish: PoolWish, *, actor: Actor, now: datetime
) -> int:
    """Add a pool without windows; return its id. Raises NotFound, NameTaken."""
    require_at(session, actor, Action.MANAGE_HALL, At(centre_id=centre_id))
    pool = Pool(centre_id=centre_id, name=wish.name, comprehensive=wish.comprehensive)
    with taken_as(session, NameTaken(name=wish.name)):
        session.add(pool)
    record(session, actor, "pool.add", Subject("pool", pool.id), now=now, centre=centre_id)
    return pool.id


def change_pool(
    session: Session, pool_id: int, wish: PoolWish, *, actor: Actor, now: datetime
) -> None:
    """Rename a pool; say whether it serves all who are stationed. Raises NotFound, NameTaken."""
    pool = held_pool(session, pool_id, actor)
    with taken_as(session, NameTaken(name=wish.name)):
        pool.name, pool.comprehensive = wish.name, wish.comprehensive
    subject = Subject("pool", pool_id)
    record(session, actor, "pool.change", subject, now=now, comprehensive=wish.comprehensive)


def turn_pool(
    session: Session, pool_id: int, is_open: bool, *, actor: Actor, now: datetime
) -> None:
    """Open or close all windows of a pool; what is booked there stays booked. Raises NotFound."""
    pool = held_pool(session, pool_id, actor)
    session.execute(
        update(CounterWindow).where(CounterWindow.pool_id == pool_id).values(open=is_open)
    )
    hall_changed(session, pool.centre_id, now=now)
    record(session, actor, "pool.turn", Subject("pool", pool_id), now=now, open=is_open)


def serve(
    session: Session, pool_id: int, department_id: int, *, actor: Actor, now: datetime
) -> None:
    """Let a pool serve a department; a second time does nothing. Raises NotFound."""
    held_pool(session, pool_id, actor)
    if session.get(Department, department_id) is None:
        raise NotFound
    if session.get(PoolServes, (pool_id, department_id)) is None:
        session.add(PoolServes(pool_id=pool_id, department_id=department_id))
        subject = Subject("pool", pool_id)
        record(session, actor, "pool.serve", subject, now=now, department=department_id)


def stop_serving(
    session: Session, pool_id: int, department_id: int, *, actor: Actor, now: datetime
) -> None:
    """Let a pool no longer serve a department by name. Raises NotFound."""
    held_pool(session, pool_id, actor)
    gone = rows_changed(
        session,
        delete(PoolServes).where(
            PoolServes.pool_id == pool_id, PoolServes.department_id == department_id
        ),
    )
    if not gone:
        raise NotFound
    subject = Subject("pool", pool_id)
    record(session, actor, "pool.stop_serving", subject, now=now, department=department_id)


def held_pool(session: Session, pool_id: int, actor: Actor) -> Pool:
    """Return a pool of a hall that the actor manages. Raises NotFound."""
    pool = session.get(Pool, pool_id)
    if pool is None:
        raise NotFound
    require_at(session, actor, Action.MANAGE_HALL, At(centre_id=pool.centre_id))
    return pool
