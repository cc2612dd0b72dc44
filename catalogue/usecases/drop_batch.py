"""Remove what an import left that never became visible."""

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from catalogue.tables import (
    ImportBatch,
    ItemRevision,
    ItemSource,
    ItemText,
    Material,
    ServiceItem,
    Step,
)

AT_ONCE = 200


def unfinished_batches(session: Session) -> list[int]:
    """Return the imports that never became visible."""
    return list(session.scalars(select(ImportBatch.id).where(ImportBatch.visible_at.is_(None))))


def drop_some(session: Session, batch_id: int) -> bool:
    """Remove a few of an unfinished import's rows; return whether any are left."""
    rows = session.execute(
        select(ServiceItem.id, ServiceItem.current_revision_id)
        .where(ServiceItem.batch_id == batch_id)
        .limit(AT_ONCE)
    ).all()
    ids = [row[0] for row in rows]
    session.execute(
        update(ServiceItem).where(ServiceItem.id.in_(ids)).values(current_revision_id=None)
    )
    session.execute(
        delete(ItemRevision).where(ItemRevision.id.in_([row[1] for row in rows if row[1]]))
    )
    for table in (Material, Step, ItemSource, ItemText):
        session.execute(delete(table).where(table.item_id.in_(ids)))
    session.execute(delete(ServiceItem).where(ServiceItem.id.in_(ids)))
    if not ids:
        session.execute(
            delete(ImportBatch).where(ImportBatch.id == batch_id, ImportBatch.visible_at.is_(None))
        )
    return bool(ids)
