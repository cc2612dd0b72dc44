"""Publish an item: freeze its draft as a revision, which readers see from now on."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalogue.queries.drafts import facts_of, get_draft_row
from catalogue.queries.texts import text_rows_of
from catalogue.refusals import AuthorityMissing, PromiseAboveLaw
from catalogue.rules.cards import card_of
from catalogue.rules.content import digest_of, draft_digest, from_json, to_json
from catalogue.rules.findings import FindingKind, blocking
from catalogue.rules.texts import (
    TextRow,
    in_chinese,
    shown_words,
    sources,
    still_fitting,
    with_words,
    words_from_json,
    words_to_json,
)
from catalogue.tables import ItemRevision, ServiceItem
from catalogue.usecases.access import check_may
from catalogue.usecases.changes import note_changes
from catalogue.usecases.save_draft import take_version
from catalogue.values.codes import RevisionState
from catalogue.values.commands import PublishItem
from catalogue.values.facts import ItemFacts
from catalogue.values.texts import Words
from groundwork.audit import Subject, record
from kernel.access import Action, Actor

_REFUSALS = {
    FindingKind.PROMISED_ABOVE_LEGAL: PromiseAboveLaw,
    FindingKind.AUTHORITY_MISSING: AuthorityMissing,
}


def publish_item(session: Session, command: PublishItem, *, actor: Actor, now: datetime) -> int:
    """Publish the draft; return the id of its revision.

    Publishing what is in force already changes nothing and returns that revision.
    Raises NotFound, NotYourItem, ChangedMeanwhile, PromiseAboveLaw or AuthorityMissing.
    """
    item = get_draft_row(session, command.item_id)
    check_may(session, actor, Action.PUBLISH_ITEM, item)
    facts = in_chinese(facts_of(item))
    check_publishable(facts)
    take_version(session, item, command.version)
    in_force = session.get(ItemRevision, item.current_revision_id or 0)
    if in_force is not None and in_force.digest == digest_of(facts):
        return in_force.id
    rows = text_rows_of(session, [item.id])[item.id]
    columns = revision_columns(facts, rows, in_force)
    revision = _frozen(item, columns, _next_number(session, item.id), now=now)
    revision.basis, revision.published_by = command.basis, actor.staff_id
    session.add(revision)
    session.flush()
    if in_force is not None:
        in_force.state, in_force.withdrawn_at = RevisionState.WITHDRAWN, now
    item.current_revision_id, item.state = revision.id, RevisionState.PUBLISHED
    item.changed_at = now
    note_changes(session, [item.id])
    record(
        session,
        actor,
        "item.publish",
        Subject("item", item.id),
        now=now,
        code=item.code,
        revision=revision.number,
        digest=revision.digest,
    )
    return revision.id


def check_publishable(facts: ItemFacts) -> None:
    """Raise the refusal of the first finding that bars publishing."""
    for finding in blocking(facts):
        raise _REFUSALS[finding.kind](name=facts.name)


def revision_columns(
    facts: ItemFacts, rows: Sequence[TextRow], in_force: ItemRevision | None
) -> dict[str, Any]:
    """Return what a revision freezes of an item's facts, and the words that fit them.

    What was shown in a language for Chinese that stays as it was goes on being shown.
    """
    before: Mapping[str, Words] = {}
    if in_force is not None:
        old = sources(from_json(in_force.content))
        before = still_fitting(words_from_json(in_force.words), old, sources(facts))
    words = shown_words(sources(facts), rows, before)
    return {
        "themes": list(facts.themes),
        "content": to_json(facts),
        "words": words_to_json(words),
        "card": to_json(card_of(with_words(facts, words))),
        "digest": digest_of(facts),
        "draft_digest": draft_digest(facts),
    }


def _next_number(session: Session, item_id: int) -> int:
    last = session.scalar(
        select(func.max(ItemRevision.number)).where(ItemRevision.item_id == item_id)
    )
    return (last or 0) + 1


def _frozen(
    item: ServiceItem, columns: dict[str, Any], number: int, *, now: datetime
) -> ItemRevision:
    return ItemRevision(
        item_id=item.id,
        department_id=item.department_id,
        region_id=item.region_id,
        number=number,
        state=RevisionState.PUBLISHED,
        published_at=now,
        withdrawn_at=None,
        **columns,
    )
