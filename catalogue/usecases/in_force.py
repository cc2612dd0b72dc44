"""The revision of an item that is in force."""

from sqlalchemy.orm import Session

from catalogue.queries.drafts import in_force_id
from catalogue.tables import ItemRevision, ServiceItem
from catalogue.values.states import ItemKind


def in_force_of(session: Session, item: ServiceItem) -> ItemRevision | None:
    """Return the revision in force, if there is one."""
    return session.get(ItemRevision, in_force_id(item) or 0)


def point_at(item: ServiceItem, revision_id: int | None) -> None:
    """Let a revision be the one in force; None: there is none any more."""
    if item.kind is ItemKind.STANDARD:
        item.directory_revision_id = revision_id
    else:
        item.current_revision_id = revision_id


def base_revision_of(session: Session, item: ServiceItem) -> ItemRevision | None:
    """Return the revision of the standard that a claim stands on; None of what is no claim."""
    if item.standard is None:
        return None
    return session.get(ItemRevision, item.standard.directory_revision_id or 0)
