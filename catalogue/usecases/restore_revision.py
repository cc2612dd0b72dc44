"""Make what an older revision said the draft again; citizens see nothing of it until published."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from catalogue.queries import get_revision
from catalogue.queries.drafts import base_of, facts_of, get_draft_row
from catalogue.queries.revisions import history
from catalogue.rules.claims import fitting
from catalogue.rules.texts import in_chinese
from catalogue.tables import ItemRevision, ServiceItem
from catalogue.usecases.access import check_may
from catalogue.usecases.save_draft import save_draft
from catalogue.usecases.save_local import save_local
from catalogue.values.commands import SavedDraft, SaveDraft, SaveLocal
from catalogue.values.facts import ItemFacts
from catalogue.values.states import ItemKind
from groundwork.audit import Subject, record
from kernel.access import Action, Actor
from kernel.refusals import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreRevision:
    """Revision `number` of an item, over the draft as it was read at `version`.

    `locked`: what a claim may not say itself.
    """

    item_id: int
    number: int
    version: int | None
    locked: Collection[str] = frozenset()


def restore_revision(
    session: Session, command: RestoreRevision, *, actor: Actor, now: datetime
) -> SavedDraft:
    """Save what a revision said as the draft. Where the item belongs stays as it is.

    A claim says locally what it said then, as far as its standard allows it today.
    Raises NotFound, NotYourItem, ChangedMeanwhile, or what saving a draft raises.
    """
    item = get_draft_row(session, command.item_id)
    check_may(session, actor, Action.EDIT_ITEM, item)
    revision_id = _revision_id(session, command)
    if item.kind is ItemKind.CLAIM:
        local = _local(session, item, revision_id, command)
        saved = save_local(session, local, locked=command.locked, actor=actor, now=now)
    else:
        facts = _placed(in_chinese(get_revision(session, revision_id).facts), facts_of(item))
        save = SaveDraft(facts=facts, item_id=item.id, version=command.version)
        saved = save_draft(session, save, actor=actor, now=now)
    subject = Subject("item", item.id)
    record(session, actor, "item.restore", subject, now=now, revision=command.number)
    return saved


def _revision_id(session: Session, command: RestoreRevision) -> int:
    for row in history(session, command.item_id):
        if row.number == command.number:
            return row.revision_id
    raise NotFound


def _local(
    session: Session, claim: ServiceItem, revision_id: int, command: RestoreRevision
) -> SaveLocal:
    said = session.get_one(ItemRevision, revision_id).local
    local = fitting(base_of(claim), said, locked=command.locked)[0]
    return SaveLocal(item_id=claim.id, local=local, version=command.version)


def _placed(facts: ItemFacts, draft: ItemFacts) -> ItemFacts:
    return replace(
        facts,
        code=draft.code,
        department=draft.department,
        region=draft.region,
        source=draft.source,
    )
