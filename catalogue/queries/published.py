"""Published items, as every reader outside the catalogue gets them."""

import json
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Integer, Row, String, Text, bindparam, exists, select, type_coerce
from sqlalchemy.orm import Session

from catalogue.rules.content import build
from catalogue.rules.differences import joined
from catalogue.rules.frozen import whole
from catalogue.rules.texts import with_words
from catalogue.tables import ItemRevision, ServiceItem
from catalogue.values.codes import TextState
from catalogue.values.facts import ItemFacts
from catalogue.values.published import CardFacts, ItemCard, PublishedItem
from kernel.db import table_of
from kernel.refusals import NotFound

# Plain rows, and built once: every guide, list and booking asks for these.
ITEM, REVISIONS = table_of(ServiceItem), table_of(ItemRevision)
BASES = REVISIONS.alias("base")  # what a claim's revision stands on
REV, BASE = REVISIONS.c, BASES.c
WITH_BASE = REVISIONS.outerjoin(BASES, BASE.id == REV.base_id)
IN_FORCE = ITEM.c.current_revision_id == REV.id
REVISION = select(
    REV.item_id,
    REV.id,
    REV.number,
    REV.department_id,
    REV.region_id,
    REV.digest,
    REV.published_at,
    type_coerce(REV.content, Text).label("content"),
    type_coerce(REV.words, Text).label("words"),
    type_coerce(BASE.content, Text).label("base_content"),
    type_coerce(BASE.words, Text).label("base_words"),
).select_from(WITH_BASE)
BY_CODES = REVISION.select_from(WITH_BASE.join(ITEM, IN_FORCE)).where(
    ITEM.c.batch_id.is_(None),
    ITEM.c.code.in_(bindparam("codes", type_=String, expanding=True)),
)
# for the statement that writes what was read before: both ids as its parameters
STILL_IN_FORCE = exists().where(
    ITEM.c.id == bindparam("item_id"), ITEM.c.current_revision_id == bindparam("revision_id")
)
CARDS = (
    select(
        REV.item_id,
        REV.id,
        REV.department_id,
        REV.region_id,
        type_coerce(REV.card, Text).label("card"),
        type_coerce(BASE.card, Text).label("base_card"),
    )
    .select_from(WITH_BASE.join(ITEM, IN_FORCE))
    .where(
        ITEM.c.batch_id.is_(None),
        ITEM.c.id.in_(bindparam("ids", type_=Integer, expanding=True)),
    )
)


@lru_cache(512)
def _facts(
    content: str, words: str, base_content: str | None, base_words: str | None
) -> tuple[ItemFacts, Mapping[str, TextState]]:
    """Return the facts of frozen content with its words, and the states of these by language.

    Content never changes and words do now and then; busy items are read all day.
    """
    own = json.loads(content), json.loads(words)
    base = (json.loads(base_content), json.loads(base_words or "{}")) if base_content else None
    facts, said = whole(own, base)
    return with_words(facts, said), {locale: one.state for locale, one in said.items()}


@lru_cache(2048)
def _card(content: str, base: str | None) -> CardFacts:
    """Return the facts of a frozen card; the first pages of a list are read all day."""
    card = json.loads(content)
    return build(CardFacts, joined(json.loads(base), card) if base else card)


def find_published(session: Session, code: str) -> PublishedItem | None:
    """Return the revision in force of the item with `code`, or None."""
    row = session.execute(BY_CODES, {"codes": [code]}).one_or_none()
    return _published(row) if row else None


def get_published_many(session: Session, codes: Sequence[str]) -> list[PublishedItem]:
    """Return the revisions in force in the order of `codes`. Raises NotFound if one is missing."""
    rows = session.execute(BY_CODES, {"codes": codes})
    found = {item.code: item for item in map(_published, rows)}
    if any(code not in found for code in codes):
        raise NotFound
    return [found[code] for code in codes]


def published_codes(session: Session) -> list[str]:
    """Return the codes of all items in force, in order."""
    in_force = ServiceItem.current_revision_id.is_not(None) & ServiceItem.batch_id.is_(None)
    return list(
        session.scalars(select(ServiceItem.code).where(in_force).order_by(ServiceItem.code))
    )


def get_revision(session: Session, revision_id: int) -> PublishedItem:
    """Return a revision, in force or not. Raises NotFound."""
    found = get_revisions(session, [revision_id])
    if revision_id not in found:
        raise NotFound
    return found[revision_id]


def get_revisions(session: Session, ids: Collection[int]) -> dict[int, PublishedItem]:
    """Return revisions by id, in force or not; one query."""
    rows = session.execute(REVISION.where(REV.id.in_(ids)))
    return {row.id: _published(row) for row in rows}


def cards(session: Session, item_ids: Sequence[int]) -> list[ItemCard]:
    """Return the cards of items in the order given, without the withdrawn; one query."""
    rows = session.execute(CARDS, {"ids": item_ids})
    found = {row.item_id: row for row in rows}
    return [
        ItemCard(
            item_id=row.item_id,
            revision_id=row.id,
            department_id=row.department_id,
            region_id=row.region_id,
            facts=_card(row.card, row.base_card),
        )
        for row in (found[item_id] for item_id in item_ids if item_id in found)
    ]


def _published(row: Row[*tuple[Any, ...]]) -> PublishedItem:
    facts, states = _facts(row.content, row.words, row.base_content, row.base_words)
    return PublishedItem(
        item_id=row.item_id,
        revision_id=row.id,
        number=row.number,
        code=facts.code,
        facts=facts,
        department_id=row.department_id,
        region_id=row.region_id,
        digest=row.digest,
        published_at=row.published_at,
        text_states=states,
    )
