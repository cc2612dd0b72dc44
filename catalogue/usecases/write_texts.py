"""Take over the translations that a draft or a list brings along."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from catalogue.queries.texts import text_rows_of
from catalogue.rules.texts import TextRow, new_wordings, sources
from catalogue.tables import ItemText
from catalogue.values.codes import TextState
from catalogue.values.facts import ItemFacts
from kernel.access import Actor


def write_texts(
    session: Session, item_id: int, facts: ItemFacts, *, actor: Actor, now: datetime
) -> bool:
    """Keep what is as it was, with how far it had come; a new wording begins as a draft.

    What is not brought along stays: a form or a list need not know every language.
    Returns whether anything is new.
    """
    new = new_texts(facts, text_rows_of(session, [item_id])[item_id], actor=actor, now=now)
    for columns in new:
        session.execute(
            delete(ItemText).where(
                ItemText.item_id == item_id,
                ItemText.field == columns["field"],
                ItemText.locale == columns["locale"],
            )
        )
    if new:
        session.execute(insert(ItemText), [{"item_id": item_id, **columns} for columns in new])
    return bool(new)


def new_texts(
    facts: ItemFacts, there: Iterable[TextRow], *, actor: Actor, now: datetime
) -> list[dict[str, Any]]:
    """Return the columns of each translation that facts say otherwise than what is there."""
    chinese = {source.field: source.text for source in sources(facts)}
    return [
        _columns(row, chinese.get(row.field, ""), actor, now) for row in new_wordings(facts, there)
    ]


def _columns(row: TextRow, chinese: str, actor: Actor, now: datetime) -> dict[str, Any]:
    return {
        "field": row.field,
        "locale": row.locale,
        "text": row.text,
        "state": TextState.DRAFT,
        "source": chinese,
        "source_digest": row.source_digest,
        "version": row.version,
        "written_by": actor.staff_id,
        "changed_by": actor.staff_id,
        "changed_at": now,
    }
