"""Make what an older revision said the draft again; citizens see nothing of it until published."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from catalogue.queries import get_revision
from catalogue.queries.drafts import facts_of, get_draft_row
from catalogue.queries.revisions import history
from catalogue.rules.texts import in_chinese
from catalogue.usecases.access import check_may
from catalogue.usecases.save_draft import save_draft
from catalogue.values.commands import SavedDraft, SaveDraft
from catalogue.values.facts import ItemFacts
from groundwork.audit import Subject, record
from kernel.access import Action, Actor
from kernel.refusals import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreRevision:
    """Revision `number` of an item, over the draft as it was read at `version`."""

    item_id: int
    number: int
    version: int | None


def restore_revision(
    session: Session, command: RestoreRevision, *, actor: Actor, now: datetime
) -> SavedDraft:
    """Save what a revision said as the draft. Where the item belongs stays as it is.

    Raises NotFound, NotYourItem, ChangedMeanwhile, or what saving a draft raises.
    """
    item = get_draft_row(session, command.item_id)
    check_may(session, actor, Action.EDIT_ITEM, item)
    facts = _placed(_said(session, command), facts_of(item))
    save = SaveDraft(facts=facts, item_id=item.id, version=command.version)
    saved = save_draft(session, save, actor=actor, now=now)
    subject = Subject("item", item.id)
    record(session, actor, "item.restore", subject, now=now, revision=command.number)
    return saved


def _said(session: Session, command: RestoreRevision) -> ItemFacts:
    for row in history(session, command.item_id):
        if row.number == command.number:
            return in_chinese(get_revision(session, row.revision_id).facts)
    raise NotFound


def _placed(facts: ItemFacts, draft: ItemFacts) -> ItemFacts:
    return replace(
        facts,
        code=draft.code,
        department=draft.department,
        region=draft.region,
        source=draft.source,
    )
