"""What an import says in other languages, and what its revisions show of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from catalogue.queries.drafts import IN_FORCE_ID
from catalogue.rules.texts import TextRow, in_chinese, with_brought
from catalogue.tables import ItemRevision, ItemText, ServiceItem
from catalogue.usecases.publish_item import before_of, revision_columns
from catalogue.usecases.write_texts import new_texts
from catalogue.values.imports import StagedItem
from kernel.access import Actor

There = Mapping[int, Sequence[TextRow]]  # of the items that are replaced


def stage_texts(
    session: Session,
    staged: Sequence[tuple[int, StagedItem]],
    there: There,
    *,
    actor: Actor,
    now: datetime,
) -> None:
    """Write what a list says otherwise in other languages; what it does not name stays."""
    rows = [
        {"item_id": item_id, **columns}
        for item_id, item in staged
        for columns in new_texts(item.facts, _of(item, there), actor=actor, now=now)
    ]
    if rows:
        session.execute(insert(ItemText), rows)


def staged_revisions(
    session: Session, items: Sequence[StagedItem], there: There
) -> list[dict[str, Any]]:
    """Return what the revisions of items freeze, with the words that fit them."""
    replaced = {item.replaces for item in items if item.replaces}
    in_force = {
        revision.item_id: revision
        for revision in session.scalars(
            select(ItemRevision)
            .join(ServiceItem, ItemRevision.id == IN_FORCE_ID)
            .where(ServiceItem.id.in_(replaced))
        )
    }
    return [
        revision_columns(
            in_chinese(item.facts),
            with_brought(_of(item, there), item.facts),
            before_of(session, in_force.get(item.replaces or 0)),
        )
        for item in items
    ]


def _of(item: StagedItem, there: There) -> Sequence[TextRow]:
    return there.get(item.replaces or 0, ())
