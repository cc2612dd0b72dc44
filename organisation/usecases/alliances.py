"""Alliances of regions whose halls take in for each other."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from groundwork.audit import Subject, record
from kernel.access import Action, Actor
from kernel.refusals import NotFound
from organisation.queries import At, get_alliance, may_at, require_at
from organisation.refusals import AllianceTaken, NotAllYours, NotBothDays
from organisation.tables import Alliance, AllianceMember, Region
from organisation.usecases.keys import taken_as
from organisation.values import AllianceWish, NewAlliance

MANAGE = Action.MANAGE_ORGANISATION


def found_alliance(session: Session, new: NewAlliance, *, actor: Actor, now: datetime) -> int:
    """Found an alliance with one of the actor's regions; return its id.

    Raises NotFound, AllianceTaken or NotBothDays.
    """
    region_id = session.scalar(select(Region.id).where(Region.code == new.region))
    require_at(session, actor, MANAGE, At(region_id=region_id))
    if region_id is None:
        raise NotFound
    _check_days(new.wish)
    row = Alliance(code=new.code)
    _write(row, new.wish)
    with taken_as(session, AllianceTaken(code=new.code)):
        session.add(row)
        session.flush()
    session.add(AllianceMember(alliance_id=row.id, region_id=region_id))
    record(
        session,
        actor,
        "alliance.add",
        Subject("alliance", row.id),
        now=now,
        code=new.code,
        region=region_id,
    )
    return row.id


def change_alliance(
    session: Session, alliance_id: int, wish: AllianceWish, *, actor: Actor, now: datetime
) -> None:
    """Change names, document and days: who does it for one member must answer for all.

    Raises NotFound, NotAllYours or NotBothDays.
    """
    members = get_alliance(session, alliance_id).members
    mine = [may_at(session, actor, MANAGE, At(region_id=number)) for number in members]
    if not all(mine):
        raise NotAllYours
    _check_days(wish)
    row = session.get_one(Alliance, alliance_id)
    _write(row, wish)
    record(
        session,
        actor,
        "alliance.change",
        Subject("alliance", alliance_id),
        now=now,
        basis=wish.basis,
        valid_from=wish.valid_from.isoformat(),
        valid_until=wish.valid_until.isoformat() if wish.valid_until else None,
    )


def join_alliance(
    session: Session, alliance_id: int, region_code: str, *, actor: Actor, now: datetime
) -> None:
    """Let a region of the actor's join; one that belongs to it already stays. Raises NotFound."""
    region_id = session.scalar(select(Region.id).where(Region.code == region_code))
    require_at(session, actor, MANAGE, At(region_id=region_id))
    if region_id is None or region_id in get_alliance(session, alliance_id).members:
        return
    session.add(AllianceMember(alliance_id=alliance_id, region_id=region_id))
    subject = Subject("alliance", alliance_id)
    record(session, actor, "alliance.join", subject, now=now, region=region_id)


def leave_alliance(
    session: Session, alliance_id: int, region_id: int, *, actor: Actor, now: datetime
) -> None:
    """Let a region of the actor's leave. Raises NotFound."""
    require_at(session, actor, MANAGE, At(region_id=region_id))
    if region_id not in get_alliance(session, alliance_id).members:
        raise NotFound
    session.execute(
        delete(AllianceMember).where(
            AllianceMember.alliance_id == alliance_id, AllianceMember.region_id == region_id
        )
    )
    subject = Subject("alliance", alliance_id)
    record(session, actor, "alliance.leave", subject, now=now, region=region_id)


def _check_days(wish: AllianceWish) -> None:
    if wish.valid_until and wish.valid_until < wish.valid_from:
        raise NotBothDays


def _write(row: Alliance, wish: AllianceWish) -> None:
    row.names = dict(wish.names)
    row.basis = wish.basis
    row.valid_from, row.valid_until = wish.valid_from, wish.valid_until
