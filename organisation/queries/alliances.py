"""Alliances of regions."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import or_, select, true
from sqlalchemy.orm import Session

from kernel.refusals import NotFound
from organisation.tables import Alliance, AllianceMember, Region
from organisation.values import AllianceCard


def list_alliances(session: Session) -> list[AllianceCard]:
    """Return all alliances with their members by code; two queries."""
    members: dict[int, list[int]] = {}
    rows = select(AllianceMember.alliance_id, AllianceMember.region_id)
    for alliance_id, region_id in session.execute(rows.order_by(AllianceMember.region_id)):
        members.setdefault(alliance_id, []).append(region_id)
    return [
        AllianceCard(
            id=row.id,
            code=row.code,
            names=row.names,
            basis=row.basis,
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            members=tuple(members.get(row.id, ())),
        )
        for row in session.scalars(select(Alliance).order_by(Alliance.code))
    ]


def get_alliance(session: Session, alliance_id: int) -> AllianceCard:
    """Return one alliance. Raises NotFound."""
    for card in list_alliances(session):
        if card.id == alliance_id:
            return card
    raise NotFound


def allied_paths(
    session: Session, on: date, codes: Collection[str] | None = None
) -> dict[str, list[str]]:
    """Return the paths of the members of alliances in force on a day, by code: of all or some."""
    asked = true() if codes is None else Alliance.code.in_(codes)
    rows = session.execute(
        select(Alliance.code, Region.path)
        .join(AllianceMember, AllianceMember.alliance_id == Alliance.id)
        .join(Region, Region.id == AllianceMember.region_id)
        .where(
            asked,
            Alliance.valid_from <= on,
            or_(Alliance.valid_until.is_(None), Alliance.valid_until >= on),
        )
        .order_by(Region.path)
    )
    found: dict[str, list[str]] = {}
    for code, path in rows:
        found.setdefault(code, []).append(path)
    return found
