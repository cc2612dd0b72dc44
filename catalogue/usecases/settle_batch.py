"""Settle where the items of an import belong; regions and departments are made only now.

Whatever is made before the flip could be seen, and would stay after an import that was killed.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from catalogue.tables import ItemRevision, ServiceItem
from catalogue.values.codes import RevisionState
from catalogue.values.imports import Named
from kernel.access import Actor
from organisation.usecases.places import place_department, place_region, station


def settle_batch(session: Session, batch_id: int, *, actor: Actor, now: datetime) -> None:
    """Give staged items their region and department, and publish their revisions."""
    rows = session.execute(
        select(
            ServiceItem.id,
            ServiceItem.current_revision_id,
            ServiceItem.region_code,
            ServiceItem.department_name,
        ).where(ServiceItem.batch_id == batch_id)
    ).all()
    ids = {
        named: _ids(session, named, actor=actor, now=now)
        for named in sorted({(region, department) for _, _, region, department in rows})
    }
    items = [{"id": item, **ids[region, name]} for item, _, region, name in rows]
    revisions = [
        {"id": revision, "state": RevisionState.PUBLISHED, **ids[region, name]}
        for _, revision, region, name in rows
        if revision is not None
    ]
    for table, found in ((ServiceItem, items), (ItemRevision, revisions)):
        if found:
            session.execute(update(table), found)


def station_all(
    session: Session, centre_id: int, named: Iterable[Named], *, actor: Actor, now: datetime
) -> None:
    """Station every department of a list at a centre."""
    for one in sorted(named):
        department_id = _ids(session, one, actor=actor, now=now)["department_id"]
        station(session, centre_id, department_id, actor=actor, now=now)


def _ids(session: Session, named: Named, *, actor: Actor, now: datetime) -> dict[str, int]:
    """Return the ids of a region and a department, each found or made."""
    code, name = named
    region_id = place_region(session, code or None, actor=actor, now=now)
    department_id = place_department(session, name, region_id, actor=actor, now=now)
    return {"region_id": region_id, "department_id": department_id}
