"""Bring items in where nobody sees them yet."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from catalogue.rules.draft import item_columns, part_rows, text_rows
from catalogue.tables import ImportBatch, ItemRevision, ItemText, Material, ServiceItem, Step
from catalogue.usecases.publish_item import revision_columns
from catalogue.values.codes import RevisionState, TextState
from catalogue.values.imports import Batch, StagedItem
from kernel.access import Actor


def open_batch(
    session: Session, file_name: str, adapter: str, *, actor: Actor, now: datetime
) -> int:
    """Begin an import; return the id of its batch."""
    batch = ImportBatch(
        file_name=file_name[-255:],
        adapter=adapter,
        started_at=now,
        visible_at=None,
        staff_id=actor.staff_id,
        report={},
    )
    session.add(batch)
    session.flush()
    return batch.id


def stage_items(
    session: Session, batch: Batch, items: Sequence[StagedItem], *, actor: Actor, now: datetime
) -> None:
    """Write drafts, and revisions where they are to be published, under an invisible batch."""
    ids = _insert_items(session, batch, items, now=now)
    _insert_parts(session, ids, items)
    publishing = [(i, item) for i, item in zip(ids, items, strict=True) if item.publish]
    if publishing:
        _insert_revisions(session, batch, publishing, actor=actor, now=now)


def _insert_items(
    session: Session, batch: Batch, items: Sequence[StagedItem], *, now: datetime
) -> list[int]:
    rows = [_item_row(batch, item, now) for item in items]
    query = insert(ServiceItem).returning(ServiceItem.id, sort_by_parameter_order=True)
    return list(session.scalars(query, rows))


def _item_row(batch: Batch, item: StagedItem, now: datetime) -> dict[str, Any]:
    row = {
        **item_columns(item.facts),
        "batch_id": batch.id,
        "replaces_id": item.replaces,
        "version": item.version,
        "digest": item.digest,
        "state": RevisionState.PUBLISHED if item.publish else RevisionState.DRAFT,
        "current_revision_id": None,
        "changed_at": now,
    }
    if item.replaces is not None:  # these are taken until the flip
        row |= {"code": f"~{item.replaces}", "source_platform": None, "source_id": None}
    return row


def _insert_parts(session: Session, ids: list[int], items: Sequence[StagedItem]) -> None:
    pairs = [(item_id, item.facts) for item_id, item in zip(ids, items, strict=True)]
    rows: list[tuple[type, list[dict[str, Any]]]] = [
        (Material, [{"item_id": i, **row} for i, f in pairs for row in part_rows(f.materials)]),
        (Step, [{"item_id": i, **row} for i, f in pairs for row in part_rows(f.steps)]),
        (
            ItemText,
            [
                {
                    "item_id": i,
                    "field": text.field,
                    "locale": text.locale,
                    "text": text.text,
                    "state": TextState.DRAFT,
                    "source_digest": text.source_digest,
                }
                for i, f in pairs
                for text in text_rows(f)
            ],
        ),
    ]
    for table, found in rows:
        if found:
            session.execute(insert(table), found)


def _insert_revisions(
    session: Session,
    batch: Batch,
    staged: list[tuple[int, StagedItem]],
    *,
    actor: Actor,
    now: datetime,
) -> None:
    """Write revisions that the flip puts in force."""
    numbers = _last_numbers(session, [item.replaces for _, item in staged if item.replaces])
    rows = [
        {
            "item_id": item.replaces or item_id,
            "number": numbers.get(item.replaces or 0, 0) + 1,
            "state": RevisionState.DRAFT,
            "basis": batch.basis or batch.file_name,
            "published_at": now,
            "published_by": actor.staff_id,
            "withdrawn_at": None,
            **revision_columns(item.facts),
        }
        for item_id, item in staged
    ]
    query = insert(ItemRevision).returning(ItemRevision.id, sort_by_parameter_order=True)
    revisions = session.scalars(query, rows).all()
    session.execute(
        update(ServiceItem),
        [
            {"id": item_id, "current_revision_id": revision_id}
            for (item_id, _), revision_id in zip(staged, revisions, strict=True)
        ],
    )


def _last_numbers(session: Session, item_ids: list[int]) -> dict[int, int]:
    rows = session.execute(
        select(ItemRevision.item_id, func.max(ItemRevision.number))
        .where(ItemRevision.item_id.in_(item_ids))
        .group_by(ItemRevision.item_id)
    )
    return {row[0]: row[1] for row in rows}
