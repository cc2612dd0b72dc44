"""Let readers see the translations there are, without publishing an item again."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session, aliased

from catalogue.queries.drafts import IN_FORCE_ID
from catalogue.queries.texts import text_rows_of
from catalogue.rules.cards import card_of
from catalogue.rules.claims import claim_words
from catalogue.rules.content import from_json, to_json
from catalogue.rules.differences import difference
from catalogue.rules.frozen import whole
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
Base = aliased(ItemRevision, name="base")


@dataclass(frozen=True, slots=True)
class _Changed:
    """What a revision in force says from now on; `listed`: in lists and to searches too."""

    item_id: int
    columns: dict[str, Any]
    listed: bool


def show_texts(session: Session, item_ids: Sequence[int]) -> int:
    """Put the translations that fit beside the revisions in force; return how many changed.

    The caller holds the items. What was frozen, and its digest, stay as they are. Claims read
    the words of their standard's revision: only the search index has to be told of them.
    """
    changed = 0
    for start in range(0, len(item_ids), AT_ONCE):
        _to_be_checked(session, item_ids[start : start + AT_ONCE])
        rows = _changed(session, item_ids[start : start + AT_ONCE])
        if rows:
            session.execute(update(ItemRevision), [row.columns for row in rows])
        listed = [row.item_id for row in rows if row.listed]
        note_changes(session, [*listed, *_claims_of(session, listed)])
        changed += len(rows)
    return changed


def _to_be_checked(session: Session, item_ids: Sequence[int]) -> None:
    """What is missing and stale has changed: let the worker look again."""
    session.execute(
        update(ServiceItem)
        .where(ServiceItem.id.in_(item_ids))
        .values(linted_version=0)
        .execution_options(synchronize_session=False)
    )


def _claims_of(session: Session, item_ids: Collection[int]) -> Sequence[int]:
    return session.scalars(
        select(ServiceItem.id).where(
            ServiceItem.standard_id.in_(item_ids), ServiceItem.current_revision_id.is_not(None)
        )
    ).all()


def _changed(session: Session, item_ids: Collection[int]) -> list[_Changed]:
    found = session.execute(
        select(ItemRevision, Base)
        .join(ServiceItem, ItemRevision.id == IN_FORCE_ID)
        .outerjoin(Base, Base.id == ItemRevision.base_id)
        .where(ServiceItem.id.in_(item_ids))
    ).all()
    rows = text_rows_of(session, [revision.item_id for revision, _ in found])
    changed = (_renewed(row[0], row[1], rows[row[0].item_id]) for row in found)
    return [one for one in changed if one is not None]


def _renewed(
    revision: ItemRevision, base: ItemRevision | None, rows: Sequence[Any]
) -> _Changed | None:
    facts, _ = whole(
        (revision.content, revision.words), (base.content, base.words) if base else None
    )
    before = words_from_json(revision.words)
    words = shown_words(sources(facts), rows, before)
    if words == before:
        return None
    seen = words
    if base is not None:
        seen = claim_words(from_json(base.content), words_from_json(base.words), facts, words)
    card = to_json(card_of(with_words(facts, seen)))
    kept = card if base is None else difference(base.card, card)
    columns = {"id": revision.id, "words": words_to_json(words), "card": kept}
    return _Changed(revision.item_id, columns, listed=kept != revision.card)
