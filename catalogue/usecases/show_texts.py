"""Let readers see the translations there are, without publishing an item again."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from catalogue.queries.texts import text_rows_of
from catalogue.rules.cards import card_of
from catalogue.rules.content import from_json, to_json
from catalogue.rules.texts import (
    shown_words,
    sources,
    with_words,
    words_from_json,
    words_to_json,
)
from catalogue.tables import ItemRevision, ServiceItem
from catalogue.usecases.changes import note_changes

AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class _Changed:
    """What a revision in force says from now on; `listed`: in lists and to searches too."""

    item_id: int
    columns: dict[str, Any]
    listed: bool


def show_texts(session: Session, item_ids: Sequence[int]) -> int:
    """Put the translations that fit beside the revisions in force; return how many changed.

    The caller holds the items. What was frozen, and its digest, stay as they are.
    """
    changed = 0
    for start in range(0, len(item_ids), AT_ONCE):
        rows = _changed(session, item_ids[start : start + AT_ONCE])
        if rows:
            session.execute(update(ItemRevision), [row.columns for row in rows])
        note_changes(session, [row.item_id for row in rows if row.listed])
        changed += len(rows)
    return changed


def _changed(session: Session, item_ids: Collection[int]) -> list[_Changed]:
    revisions = session.execute(
        select(ItemRevision)
        .join(ServiceItem, ServiceItem.current_revision_id == ItemRevision.id)
        .where(ServiceItem.id.in_(item_ids))
    ).scalars()
    in_force = {revision.item_id: revision for revision in revisions}
    rows = text_rows_of(session, in_force.keys())
    found = []
    for item_id, revision in in_force.items():
        facts, before = from_json(revision.content), words_from_json(revision.words)
        words = shown_words(sources(facts), rows[item_id], before)
        if words != before:
            card = to_json(card_of(with_words(facts, words)))
            columns = {"id": revision.id, "words": words_to_json(words), "card": card}
            found.append(_Changed(item_id, columns, listed=card != revision.card))
    return found
