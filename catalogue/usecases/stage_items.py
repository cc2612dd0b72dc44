"""Bring items in where nobody sees them yet."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from catalogue.queries.texts import text_rows_of
from catalogue.rules.draft import item_columns, part_rows, source_rows
from catalogue.rules.texts import in_chinese
from catalogue.tables import ImportBatch, ItemRevision, ItemSource, Material, ServiceItem, Step
from catalogue.usecases.stage_texts import stage_texts, staged_revisions
from catalogue.usecases.write_figures import write_figures
from catalogue.values.codes import RevisionState
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
    staged = list(zip(ids, items, strict=True))
    _insert_parts(session, staged)
    there = text_rows_of(session, [item.replaces for item in items if item.replaces])
    stage_texts(session, staged, there, actor=actor, now=now)
    publishing = [(item_id, item) for item_id, item in staged if item.publish]
    if publishing:
        frozen = staged_revisions(session, [item for _, item in publishing], there)
        rows = [
            {**_revision(batch, staged_id, item, actor), **columns, "published_at": now}
            for (staged_id, item), columns in zip(publishing, frozen, strict=True)
        ]
        _insert_revisions(session, publishing, rows)


def _insert_items(
    session: Session, batch: Batch, items: Sequence[StagedItem], *, now: datetime
) -> list[int]:
    rows = [_item_row(batch, item, now) for item in items]
    query = insert(ServiceItem).returning(ServiceItem.id, sort_by_parameter_order=True)
    return list(session.scalars(query, rows))


def _item_row(batch: Batch, item: StagedItem, now: datetime) -> dict[str, Any]:
    row = {
        **item_columns(in_chinese(item.facts)),
        "batch_id": batch.id,
        "replaces_id": item.replaces,
        "version": item.version,
        "digest": item.digest,
        "state": RevisionState.PUBLISHED if item.publish else RevisionState.DRAFT,
        "current_revision_id": None,
        "changed_at": now,
    }
    if item.local is not None:
        row["local"] = dict(item.local)
    if item.replaces is not None:  # these are taken until the flip
        row |= {"code": f"~{item.replaces}", "source_platform": None, "source_id": None}
    return row


def _insert_parts(session: Session, staged: list[tuple[int, StagedItem]]) -> None:
    pairs = [(item_id, item.facts) for item_id, item in staged if item.local is None]
    rows: list[tuple[type, list[dict[str, Any]]]] = [
        (Material, [{"item_id": i, **row} for i, f in pairs for row in part_rows(f.materials)]),
        (Step, [{"item_id": i, **row} for i, f in pairs for row in part_rows(f.steps)]),
        (ItemSource, [{"item_id": i, **row} for i, item in staged for row in _own_texts(item)]),
    ]
    for table, found in rows:
        if found:
            session.execute(insert(table), found)


def _own_texts(item: StagedItem) -> list[dict[str, Any]]:
    """Return the Chinese texts of an item; of a claim, what its standard does not say."""
    rows = source_rows(item.facts)
    return [row for row in rows if (row["field"], row["digest"]) not in item.shared]


def _revision(batch: Batch, staged_id: int, item: StagedItem, actor: Actor) -> dict[str, Any]:
    """Return what a revision that the flip puts in force says of itself."""
    return {
        "item_id": item.replaces or staged_id,
        "state": RevisionState.DRAFT,
        "basis": batch.basis or batch.file_name,
        "published_by": actor.staff_id,
        "withdrawn_at": None,
    }


def _insert_revisions(
    session: Session, staged: list[tuple[int, StagedItem]], rows: list[dict[str, Any]]
) -> None:
    numbers = _last_numbers(session, [item.replaces for _, item in staged if item.replaces])
    numbered = [{**row, "number": numbers.get(row["item_id"], 0) + 1} for row in rows]
    query = insert(ItemRevision).returning(ItemRevision.id, sort_by_parameter_order=True)
    revisions = session.scalars(query, numbered).all()
    facts = (item.facts for _, item in staged)
    write_figures(session, zip(revisions, facts, strict=True))
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
