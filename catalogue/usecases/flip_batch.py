"""Show a whole import at once, in one short transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, case, delete, func, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from catalogue.queries.drafts import IN_FORCE_ID
from catalogue.refusals import ImportOvertaken
from catalogue.tables import (
    ImportBatch,
    ItemRevision,
    ItemSource,
    ItemText,
    Material,
    ServiceItem,
    Step,
)
from catalogue.usecases.changes import note_changes
from catalogue.usecases.drop_request import drop_stale_requests
from catalogue.usecases.publish_item import tell_readers
from catalogue.usecases.settle_batch import settle_batch, station_all
from catalogue.values.codes import RevisionState
from catalogue.values.imports import Batch, Finished
from catalogue.values.states import ItemKind
from groundwork.audit import Subject, record
from kernel.access import Actor

Shadow = aliased(ServiceItem, name="shadow")
STANDARD = ServiceItem.kind == ItemKind.STANDARD
_STAYS = frozenset(
    {
        "id",
        "code",
        "source_platform",
        "source_id",
        "batch_id",
        "replaces_id",
        "version",
        "state",
        "current_revision_id",
        "directory_revision_id",
        "kind",
        "standard_id",
        "local",
        "confirm_by",
        "confirm_fields",
        "additions_waiting",  # a list neither names nor touches what waits
    }
)
_COPIED = [c.name for c in ServiceItem.__table__.columns if c.name not in _STAYS]


def flip_batch(
    session: Session, batch: Batch, finished: Finished, *, actor: Actor, now: datetime
) -> list[int]:
    """Make a staged import visible: all of it or nothing; return its items.

    Raises ImportOvertaken.
    """
    _claim(session, batch.id, finished, now)
    changed = _changed(session, batch)
    settle_batch(session, batch.id, actor=actor, now=now)
    _replace(session, batch)
    drop_stale_requests(session, actor=actor, now=now)
    session.execute(
        update(ServiceItem)
        .where(ServiceItem.batch_id == batch.id)
        .values(_into_the_directory() if batch.standards else {"batch_id": None})
    )
    if batch.publish:
        note_changes(session, changed)
        _tell_claims(session, changed, now=now)
    if finished.centre_id is not None:
        station_all(session, finished.centre_id, finished.departments, actor=actor, now=now)
    record(
        session,
        actor,
        "items.import",
        Subject("import_batch", batch.id),
        now=now,
        items=len(changed),
        published=batch.publish,
    )
    return changed


def _into_the_directory() -> dict[str, Any]:
    """What came in is a standard: nobody is served by it."""
    return {
        "batch_id": None,
        "kind": ItemKind.STANDARD,
        "directory_revision_id": ServiceItem.current_revision_id,
        "current_revision_id": None,
    }


def _tell_claims(session: Session, changed: Sequence[int], *, now: datetime) -> None:
    claimed = select(ServiceItem.standard_id).where(ServiceItem.standard_id.in_(changed))
    for standard in session.scalars(select(ServiceItem).where(ServiceItem.id.in_(claimed))):
        tell_readers(session, standard, now=now)


def _claim(session: Session, batch_id: int, finished: Finished, now: datetime) -> None:
    took = session.scalar(
        update(ImportBatch)
        .where(ImportBatch.id == batch_id, ImportBatch.visible_at.is_(None))
        .values(visible_at=now, report=dict(finished.report))
        .returning(ImportBatch.id)
    )
    overtaken = session.scalar(
        select(func.count())
        .select_from(Shadow)
        .join(ServiceItem, ServiceItem.id == Shadow.replaces_id)
        .where(Shadow.batch_id == batch_id, ServiceItem.version != Shadow.version)
    )
    if took is None or overtaken:
        raise ImportOvertaken


def _changed(session: Session, batch: Batch) -> list[int]:
    rows = session.scalars(
        select(func.coalesce(ServiceItem.replaces_id, ServiceItem.id)).where(
            ServiceItem.batch_id == batch.id
        )
    )
    return list(rows)


def _replace(session: Session, batch: Batch) -> None:
    """Give the drafts that are replaced the columns and parts of their shadows."""
    shadows = (ServiceItem.batch_id == batch.id) & ServiceItem.replaces_id.is_not(None)
    targets = select(ServiceItem.replaces_id).where(shadows)
    if not session.scalar(select(func.count()).select_from(ServiceItem).where(shadows)):
        return
    session.execute(select(ServiceItem.id).where(ServiceItem.id.in_(targets)).with_for_update())
    if batch.publish:
        _put_in_force(session, batch)
    _remove_old_texts(session, shadows)
    for table in (Material, Step, ItemSource, ItemText):
        if table is not ItemText:
            session.execute(delete(table).where(table.item_id.in_(targets)))
        session.execute(
            update(table)
            .where(table.item_id.in_(select(ServiceItem.id).where(shadows)))
            .values(item_id=_target_of(table.item_id))
            .execution_options(synchronize_session=False)
        )
    session.execute(
        update(ServiceItem)
        .where(ServiceItem.id == Shadow.replaces_id, Shadow.batch_id == batch.id)
        .values(
            {name: getattr(Shadow, name) for name in _COPIED} | {"version": ServiceItem.version + 1}
        )
        .execution_options(synchronize_session=False)
    )
    _say_locally(session, batch.id)
    session.execute(delete(ServiceItem).where(shadows))


def _say_locally(session: Session, batch_id: int) -> None:
    """Let claims say themselves what a list has them say; that counts as confirming."""
    session.execute(
        update(ServiceItem)
        .where(
            ServiceItem.id == Shadow.replaces_id,
            Shadow.batch_id == batch_id,
            ServiceItem.kind == ItemKind.CLAIM,
        )
        .values(local=Shadow.local, confirm_by=None, confirm_fields=[])
        .execution_options(synchronize_session=False)
    )


def _remove_old_texts(session: Session, shadows: ColumnElement[bool]) -> None:
    """Remove the translations that a list says otherwise; those it does not name stay."""
    said = aliased(ItemText, name="said")
    newer = (
        select(said.id)
        .join(ServiceItem, ServiceItem.id == said.item_id)
        .where(
            shadows,
            ServiceItem.replaces_id == ItemText.item_id,
            said.field == ItemText.field,
            said.locale == ItemText.locale,
        )
    )
    session.execute(
        delete(ItemText).where(newer.exists()).execution_options(synchronize_session=False)
    )


def _target_of(item_id: InstrumentedAttribute[int]) -> ColumnElement[int | None]:
    return select(Shadow.replaces_id).where(Shadow.id == item_id).scalar_subquery()


def _put_in_force(session: Session, batch: Batch) -> None:
    """Let the new revisions of those that have one take the place of the old."""
    now = select(ImportBatch.visible_at).where(ImportBatch.id == batch.id).scalar_subquery()
    renewed = (Shadow.batch_id == batch.id) & Shadow.current_revision_id.is_not(None)
    targets = select(Shadow.replaces_id).where(renewed)
    session.execute(
        update(ItemRevision)
        .where(ItemRevision.id.in_(select(IN_FORCE_ID).where(ServiceItem.id.in_(targets))))
        .values(state=RevisionState.WITHDRAWN, withdrawn_at=now)
        .execution_options(synchronize_session=False)
    )
    session.execute(
        update(ServiceItem)
        .where(ServiceItem.id == Shadow.replaces_id, renewed)
        .values(
            current_revision_id=case((STANDARD, None), else_=Shadow.current_revision_id),
            directory_revision_id=case((STANDARD, Shadow.current_revision_id), else_=None),
            state=RevisionState.PUBLISHED,
        )
        .execution_options(synchronize_session=False)
    )
