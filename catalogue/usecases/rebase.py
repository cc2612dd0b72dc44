"""A version of a claim waits for its day, or runs to its last, while its standard moves on."""

from collections.abc import Collection
from datetime import datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries.drafts import identity_of
from catalogue.rules.claims import fitting, local_of, resolved
from catalogue.rules.content import from_json
from catalogue.tables import ItemRevision, ServiceItem
from catalogue.usecases.in_force import base_revision_of, in_force_of
from catalogue.usecases.publish_item import frozen
from catalogue.values.codes import RevisionState
from catalogue.values.facts import ItemFacts
from catalogue.values.states import ItemKind


def rebased(
    session: Session,
    item: ServiceItem,
    revision: ItemRevision,
    *,
    locked: Collection[str],
    now: datetime,
) -> ItemRevision | None:
    """Return a frozen version anew on the standard that is in force: what it says itself stays,
    as far as the standard allows it. None: it stands on that already, or on no standard.
    """
    base = base_revision_of(session, item)
    if base is None or revision.base_id == base.id:
        return None
    new = from_json(base.content)
    own = local_on(new, revision, locked)
    facts = resolved(new, own, identity_of(item))
    by = {"basis": revision.basis, "published_by": revision.published_by, "published_at": now}
    return frozen(session, item, facts, {**by, "local": own}, base)


def local_on(new: ItemFacts, revision: ItemRevision, locked: Collection[str]) -> dict[str, Any]:
    """Return what a version says itself, as far as a new base allows it.

    Of an item that stood on no standard then, all it may say.
    """
    stood = revision.base_id is not None
    said = revision.local if stood else local_of(new, from_json(revision.content))
    return dict(fitting(new, said, locked=locked)[0])


def only_followed(session: Session, item: ServiceItem, since: int | None) -> bool:
    """Whether what is in force is what a version said, brought to newer standards by itself."""
    first, in_force = session.get(ItemRevision, since or 0), in_force_of(session, item)
    if item.kind is not ItemKind.CLAIM or first is None or in_force is None:
        return False
    query = select(ItemRevision).where(
        ItemRevision.item_id == item.id,
        ItemRevision.number > first.number,
        ItemRevision.number <= in_force.number,
        ItemRevision.state != RevisionState.DRAFT,
    )
    later = session.scalars(query.order_by(ItemRevision.number)).all()
    return all(_follows(one, before) for before, one in pairwise([first, *later]))


def _follows(one: ItemRevision, before: ItemRevision) -> bool:
    """Nobody published it, its standard is another, and it says nothing else itself."""
    moved = one.base_id is not None and one.base_id != before.base_id
    return moved and one.published_by is None and one.local.keys() <= before.local.keys()
