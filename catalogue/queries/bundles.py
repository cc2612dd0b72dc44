"""Bundles in force, and the items that carry their members out."""

import json
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Integer, Row, String, Text, bindparam, func, select, true, type_coerce
from sqlalchemy.orm import Session

from catalogue.rules.bundle_visits import Offered
from catalogue.rules.content import build
from catalogue.tables import Bundle, BundleIssue, ServiceItem
from catalogue.values.bundles import BundleFacts, PublishedBundle
from kernel.db import table_of

# Plain rows, and built once: the front page and every search ask for the first.
BUNDLE, ISSUE = table_of(Bundle), table_of(BundleIssue)
IN_FORCE = (
    select(
        BUNDLE.c.slug,
        BUNDLE.c.region_id,
        ISSUE.c.number,
        ISSUE.c.published_at,
        type_coerce(ISSUE.c.content, Text).label("content"),
    )
    .join(
        ISSUE,
        (ISSUE.c.bundle_id == BUNDLE.c.id) & (ISSUE.c.number == BUNDLE.c.current_number),
    )
    .order_by(BUNDLE.c.id)
)
ONE = IN_FORCE.where(BUNDLE.c.slug == bindparam("slug", type_=String))
ITEM = table_of(ServiceItem).c
MEMBER = func.coalesce(ITEM.standard_id, ITEM.id).label("member")
STANDARD = table_of(ServiceItem).alias("standard").c
AROUND = (
    select(MEMBER, func.coalesce(STANDARD.code, ITEM.code).label("code"))
    .outerjoin(STANDARD.id.table, STANDARD.id == ITEM.standard_id)
    .where(ITEM.id == bindparam("item_id", type_=Integer))
    .subquery()
)
WITH_MEMBER = IN_FORCE.add_columns(AROUND.c.member, AROUND.c.code).join(AROUND, true())
IDS = bindparam("ids", type_=Integer, expanding=True)
OFFERED = (
    select(MEMBER, ITEM.id, ITEM.code, ITEM.region_id, ITEM.current_revision_id)
    .where(
        ITEM.current_revision_id.is_not(None),
        ITEM.batch_id.is_(None),
        ITEM.standard_id.in_(IDS) | ITEM.id.in_(IDS),
    )
    .order_by(ITEM.code)
)
OFFERED_WITHIN = OFFERED.where(
    ITEM.region_id.in_(bindparam("regions", type_=Integer, expanding=True))
)
SAID = select(
    ITEM.id,
    ITEM.code,
    func.coalesce(ITEM.directory_revision_id, ITEM.current_revision_id).label("revision_id"),
).where(ITEM.id.in_(IDS), ITEM.batch_id.is_(None))

NAMED = select(ITEM.id, MEMBER).where(ITEM.id.in_(IDS))


def published_bundles(session: Session) -> list[PublishedBundle]:
    """Return all bundles in force, the oldest first; one query. There are few."""
    return [_published(row) for row in session.execute(IN_FORCE)]


def find_bundle(session: Session, slug: str) -> PublishedBundle | None:
    """Return the bundle in force with this address, or None."""
    row = session.execute(ONE, {"slug": slug}).one_or_none()
    return _published(row) if row else None


def bundles_with(session: Session, item_id: int) -> list[tuple[str, PublishedBundle]]:
    """Return the bundles in force that name an item, or the standard it carries out; one query.

    Each with the code of the one that it names.
    """
    rows = session.execute(WITH_MEMBER, {"item_id": item_id})
    found = ((row.member, row.code, _published(row)) for row in rows)
    return [
        (code, one)
        for member, code, one in found
        if member in {named.item_id for named in one.facts.members}
    ]


def members_in_force(session: Session, item_ids: Sequence[int]) -> dict[int, tuple[str, int]]:
    """Return code and revision in force of members, wherever they are carried out; one query."""
    rows = session.execute(SAID, {"ids": list(item_ids)})
    return {row.id: (row.code, row.revision_id) for row in rows if row.revision_id is not None}


def members_named(session: Session, item_ids: Sequence[int]) -> dict[int, int]:
    """Return by which member a bundle would name each item: its standard, or itself; one query."""
    rows = session.execute(NAMED, {"ids": list(item_ids)})
    return {row.id: row.member for row in rows}


def offered(session: Session, members: Sequence[int], regions: Collection[int]) -> list[Offered]:
    """Return the items in force in some regions that carry members out; one query."""
    rows = session.execute(OFFERED_WITHIN, {"ids": list(members), "regions": list(regions)})
    return [
        Offered(
            member=row.member,
            item_id=row.id,
            code=row.code,
            region_id=row.region_id,
            revision_id=row.current_revision_id,
        )
        for row in rows
    ]


def _published(row: Row[*tuple[Any, ...]]) -> PublishedBundle:
    return PublishedBundle(
        slug=row.slug,
        number=row.number,
        region_id=row.region_id,
        facts=_facts(row.content),
        published_at=row.published_at,
    )


@lru_cache(256)
def _facts(content: str) -> BundleFacts:
    """Return the facts of frozen content; the front page reads all of them all day."""
    return build(BundleFacts, json.loads(content))
