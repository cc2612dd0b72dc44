"""Change some items of a bulk edit: what is written is what a save of each would write.

Statements go over all items of a step at once, so that thousands take seconds.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session, selectinload

from catalogue.queries.bulk import WITHIN
from catalogue.queries.drafts import IN_FORCE_ID, base_of, identity_of, typed_facts, visible
from catalogue.rules.claims import resolved
from catalogue.rules.content import draft_digest, value_to_json
from catalogue.rules.draft import column_of, own_sources, source_rows
from catalogue.tables import (
    OPEN_STATES,
    BulkEdit,
    BulkEditItem,
    ChangeRequest,
    ItemRevision,
    ItemSource,
    ServiceItem,
)
from catalogue.usecases.bulk_submit import Done, submit_each
from catalogue.usecases.drop_request import drop_open_request
from catalogue.values.bulk import BulkState, Outcome
from catalogue.values.codes import RevisionState
from catalogue.values.facts import ItemFacts
from groundwork.audit import Subject, record_each
from kernel.access import Action, Actor
from organisation.queries import scoped

AT_ONCE = 100
FACTS = (
    selectinload(ServiceItem.materials),
    selectinload(ServiceItem.steps),
    selectinload(ServiceItem.standard).selectinload(ServiceItem.directory_revision),
)
Bases = dict[int, ItemFacts]


def bulk_step(session: Session, bulk_id: int, *, actor: Actor, now: datetime) -> bool:
    """Change the next items of a bulk edit; return whether there are more.

    What somebody changed since it was seen stays as it is and is named.
    """
    bulk = session.get_one(BulkEdit, bulk_id)
    rows = session.scalars(
        select(BulkEditItem)
        .where(BulkEditItem.bulk_id == bulk_id, BulkEditItem.outcome == Outcome.WAITING)
        .order_by(BulkEditItem.id)
        .limit(AT_ONCE)
    ).all()
    if rows:
        done = _change_each(session, bulk, rows, actor=actor, now=now)
        _note(session, bulk, done, actor=actor, now=now)
        if bulk.basis:
            submit_each(session, bulk, done, actor=actor, now=now)
        session.flush()
    if len(rows) < AT_ONCE:
        bulk.state = BulkState.DONE
    return len(rows) == AT_ONCE


def _change_each(
    session: Session, bulk: BulkEdit, rows: Sequence[BulkEditItem], *, actor: Actor, now: datetime
) -> list[Done]:
    items = _held(session, [row.item_id for row in rows], actor)
    in_force = _digests_in_force(session, items)
    if bulk.undoes_id is not None:
        _take_back_requests(session, bulk.undoes_id, items, actor=actor, now=now)
    bases: Bases = {}
    done = []
    for row in rows:
        item = items.get(row.item_id)
        row.outcome = _outcome(row, item)
        if item is None or row.outcome is not Outcome.CHANGED:
            continue
        shown, before = in_force.get(item.id), item.digest
        base = _base(item, bases)
        facts = _changed(item, row, base, now=now)
        sources = source_rows(facts) if base is None else own_sources(base, facts)
        as_in_force = shown == before and shown != item.digest
        done.append(Done(row, item, facts, sources, as_in_force))
    return done


def _held(session: Session, ids: Collection[int], actor: Actor) -> Mapping[int, ServiceItem]:
    query = scoped(visible(), actor, Action.EDIT_ITEM, WITHIN).where(ServiceItem.id.in_(ids))
    found = session.scalars(query.with_for_update(of=ServiceItem).options(*FACTS))
    return {item.id: item for item in found.all()}


def _digests_in_force(session: Session, ids: Collection[int]) -> Mapping[int, str]:
    query = (
        select(ServiceItem.id, ItemRevision.draft_digest)
        .join(ItemRevision, ItemRevision.id == IN_FORCE_ID)
        .where(ServiceItem.id.in_(ids))
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _take_back_requests(
    session: Session,
    undone: int,
    items: Mapping[int, ServiceItem],
    *,
    actor: Actor,
    now: datetime,
) -> None:
    """Ask no longer for what an operation submitted that is now undone."""
    asked = session.scalars(
        select(ChangeRequest.item_id)
        .join(BulkEditItem, BulkEditItem.request_id == ChangeRequest.id)
        .where(
            BulkEditItem.bulk_id == undone,
            ChangeRequest.item_id.in_(items),
            ChangeRequest.state.in_(OPEN_STATES),
        )
    )
    for item_id in asked.all():
        drop_open_request(session, items[item_id], actor=actor, now=now)


def _outcome(row: BulkEditItem, item: ServiceItem | None) -> Outcome:
    if item is None:
        return Outcome.BEYOND
    if item.state is RevisionState.IN_REVIEW:
        return Outcome.IN_REVIEW
    there = {name: value_to_json(getattr(item, name)) for name in row.before}
    if there != row.before or row.version not in (None, item.version):
        return Outcome.MEANWHILE
    return Outcome.CHANGED


def _changed(
    item: ServiceItem, row: BulkEditItem, base: ItemFacts | None, *, now: datetime
) -> ItemFacts:
    """Write the columns of one item; return what it says then. `base`: of a claim."""
    if base is not None:
        kept = {name: value for name, value in item.local.items() if name not in row.drops}
        said = {name: value for name, value in row.after.items() if name not in row.drops}
        item.local = kept | said
        facts = resolved(base, item.local, identity_of(item))
        for name in row.after:
            setattr(item, name, getattr(facts, name))
    else:
        for name, value in row.after.items():
            setattr(item, name, column_of(name, value))
        facts = typed_facts(item)
    item.version += 1
    item.digest, item.changed_at = draft_digest(facts), now
    return facts


def _base(item: ServiceItem, bases: Bases) -> ItemFacts | None:
    """Return what the standard of a claim says, read once a step."""
    standard_id = item.standard_id
    if standard_id is None:
        return None
    if standard_id not in bases:
        bases[standard_id] = base_of(item)
    return bases[standard_id]


def _note(
    session: Session, bulk: BulkEdit, done: Sequence[Done], *, actor: Actor, now: datetime
) -> None:
    """Write the Chinese that translators see, and who changed what."""
    ids = [one.item.id for one in done]
    sources = [{"item_id": one.item.id, **row} for one in done for row in one.sources]
    session.flush()
    session.execute(delete(ItemSource).where(ItemSource.item_id.in_(ids)))
    if sources:
        session.execute(insert(ItemSource), sources)
    changed = [
        (Subject("item", row.item_id), {"bulk": bulk.id, "fields": sorted(row.after)})
        for row in (one.row for one in done)
    ]
    record_each(session, actor, "item.bulk", changed, now=now)
