"""Items that a new one can be made from: those one may edit, and those in force anywhere."""

from dataclasses import dataclass

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from catalogue.queries.drafts import (
    IN_FORCE_ID,
    editable,
    facts_of,
    get_draft_row,
    in_force_id,
    visible,
)
from catalogue.rules.frozen import whole
from catalogue.tables import ItemRevision, ServiceItem
from catalogue.values.facts import ItemFacts
from catalogue.values.states import ItemKind
from kernel.access import Actor
from kernel.refusals import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """An item to copy from."""

    code: str
    name: str
    kind: ItemKind
    department: str


def list_sources(session: Session, actor: Actor, words: str, *, size: int) -> list[SourceRow]:
    """Return some items whose name has these words or whose code it is, by name; one query."""
    like = ServiceItem.name.contains(words, autoescape=True)
    rows = session.execute(
        readable(actor)
        .where(like | (ServiceItem.code == words))
        .with_only_columns(
            ServiceItem.code, ServiceItem.name, ServiceItem.kind, ServiceItem.department_name
        )
        .order_by(ServiceItem.kind != ItemKind.STANDARD, ServiceItem.name, ServiceItem.id)
        .limit(size)
    )
    return [SourceRow(code=row[0], name=row[1], kind=row[2], department=row[3]) for row in rows]


def source_facts(session: Session, code: str, actor: Actor) -> ItemFacts:
    """Return what an item says: its draft to those who may edit it, else what is in force.

    Raises NotFound.
    """
    item_id = session.scalar(
        readable(actor).where(ServiceItem.code == code).with_only_columns(ServiceItem.id)
    )
    if item_id is None:
        raise NotFound
    item = get_draft_row(session, item_id)
    mine = editable(visible(), actor).where(ServiceItem.id == item_id)
    if session.scalar(mine) is not None:
        return facts_of(item)
    revision = session.get_one(ItemRevision, in_force_id(item))
    base = session.get(ItemRevision, revision.base_id or 0)
    facts, _words = whole(
        (revision.content, revision.words), (base.content, base.words) if base else None
    )
    return facts


def readable(actor: Actor) -> Select[ServiceItem]:
    """Return a query of what `actor` may edit, and of what is in force anywhere."""
    mine = editable(visible(), actor).with_only_columns(ServiceItem.id)
    return select(ServiceItem).where(
        ServiceItem.batch_id.is_(None), or_(IN_FORCE_ID.is_not(None), ServiceItem.id.in_(mine))
    )
