"""Where a refusal may be contested."""

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from organisation.tables import Region, Remedy
from organisation.values import RemedyCard, ids_on


def find_remedy(
    session: Session, region_id: int, department_id: int, on: date
) -> RemedyCard | None:
    """Return the entry in force on `on`: the department's own before the region's, or None.

    A region without an entry is answered by the nearest region above it.
    """
    path = session.scalar(select(Region.path).where(Region.id == region_id)) or "/"
    above = ids_on(path)
    rows = session.scalars(
        select(Remedy).where(
            Remedy.region_id.in_(above),
            or_(Remedy.department_id == department_id, Remedy.department_id.is_(None)),
            Remedy.valid_from <= on,
            or_(Remedy.valid_until.is_(None), Remedy.valid_until >= on),
        )
    ).all()
    if not rows:
        return None
    return _card(
        max(rows, key=lambda r: (r.department_id is not None, above.index(r.region_id), r.id))
    )


def list_remedies(session: Session) -> list[Remedy]:
    """Return all entries, newest first."""
    return list(session.scalars(select(Remedy).order_by(Remedy.valid_from.desc(), Remedy.id)))


def _card(row: Remedy) -> RemedyCard:
    return RemedyCard(
        authority=row.authority,
        authority_address=row.authority_address,
        court=row.court,
        court_address=row.court_address,
        source=row.source,
    )
