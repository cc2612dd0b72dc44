"""Publish an item: freeze its draft as a revision, which readers see from now on."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalogue.queries.drafts import facts_of, get_draft_row
from catalogue.queries.texts import text_rows_of
from catalogue.refusals import (
    AuthorityMissing,
    NotInForce,
    NotReviewed,
    PromiseAboveLaw,
    SituationsFaulty,
)
from catalogue.rules.cards import card_of
from catalogue.rules.claims import claim_words
from catalogue.rules.content import digest_of, draft_digest, from_json, to_json
from catalogue.rules.differences import difference
from catalogue.rules.findings import blocking
from catalogue.rules.frozen import whole
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
from catalogue.tables import ChangeRequest, ItemRevision, ServiceItem
from catalogue.usecases.access import check_may
from catalogue.usecases.changes import note_changes
from catalogue.usecases.drop_request import drop_open_request
from catalogue.usecases.in_force import base_revision_of, in_force_of, point_at
from catalogue.usecases.save_draft import take_version
from catalogue.usecases.write_figures import write_figures
from catalogue.values.codes import RevisionState
from catalogue.values.commands import PublishItem
from catalogue.values.facts import ItemFacts
from catalogue.values.findings import FindingKind
from catalogue.values.states import ItemKind
from catalogue.values.texts import Words
from groundwork.audit import Subject, record
from groundwork.outbox import Job, post
from kernel import clock
from kernel.access import Action, Actor

FOLLOW = "standard.follow"
TO_CONFIRM = timedelta(days=30)  # where nobody sets another day
Before = tuple[ItemFacts, Mapping[str, Words]]
_REFUSALS = {
    FindingKind.PROMISED_ABOVE_LEGAL: PromiseAboveLaw,
    FindingKind.AUTHORITY_MISSING: AuthorityMissing,
    FindingKind.SITUATION_GAP: SituationsFaulty,
    FindingKind.SITUATION_FAULT: SituationsFaulty,
}


def publish_item(session: Session, command: PublishItem, *, actor: Actor, now: datetime) -> int:
    """Publish the draft without asking anybody; return the id of its revision. For commands:
    what staff publish was reviewed (`publish_request`).

    Publishing what is in force already changes nothing and returns that revision.
    What was claimed follows its standard by itself, a moment later.
    Raises NotFound, NotYourItem, NotReviewed, ChangedMeanwhile, NotInForce, PromiseAboveLaw or
    AuthorityMissing.
    """
    item = get_draft_row(session, command.item_id)
    check_may(session, actor, Action.PUBLISH_ITEM, item)
    if not actor.system:
        raise NotReviewed(name=item.name)
    check_publishable(in_chinese(facts_of(item)))
    take_version(session, item, command.version)
    drop_open_request(session, item, actor=actor, now=now)
    revision = freeze(session, item, basis=command.basis, actor=actor, now=now)
    put_in_force(session, item, revision, actor=actor, now=now)
    return revision.id


def freeze(
    session: Session, item: ServiceItem, *, basis: str, actor: Actor, now: datetime
) -> ItemRevision:
    """Return the draft as a revision that is about to be published; nobody sees it yet.

    Where the revision in force says the same, that is returned. The caller holds the item.
    Raises NotInForce for a claim whose standard is not.
    """
    facts = in_chinese(facts_of(item))
    in_force, base = in_force_of(session, item), base_revision_of(session, item)
    if item.kind is ItemKind.CLAIM and base is None:
        raise NotInForce(name=facts.name)
    if in_force is not None and _is_same(in_force, facts, base):
        return in_force
    by = {"basis": basis, "published_by": actor.staff_id, "published_at": now}
    return frozen(session, item, facts, {**by, "local": item.local}, base)


def put_in_force(
    session: Session, item: ServiceItem, revision: ItemRevision, *, actor: Actor, now: datetime
) -> None:
    """Let readers see a frozen revision from now on, in place of the one before."""
    in_force = in_force_of(session, item)
    if in_force is not None and in_force.id == revision.id:
        item.state = RevisionState.PUBLISHED
        return
    revision.state, revision.published_at = RevisionState.PUBLISHED, now
    if in_force is not None:
        in_force.state, in_force.withdrawn_at = RevisionState.WITHDRAWN, now
    point_at(item, revision.id)
    item.state, item.changed_at = RevisionState.PUBLISHED, now
    tell_readers(session, item, now=now)
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


def check_publishable(facts: ItemFacts) -> None:
    """Raise the refusal of the first finding that bars publishing."""
    for finding in blocking(facts):
        raise _REFUSALS[finding.kind](name=facts.name)


def tell_readers(session: Session, item: ServiceItem, *, now: datetime) -> None:
    """Tell the search index, or those who claimed a standard, that another revision is in force."""
    if item.kind is not ItemKind.STANDARD:
        note_changes(session, [item.id])
        return
    asked = select(ChangeRequest.confirm_by).where(
        ChangeRequest.revision_id == item.directory_revision_id
    )
    by = session.scalar(asked) or clock.office_day(now) + TO_CONFIRM
    payload = {"standard": item.id, "confirm_by": by.isoformat()}
    window = str(item.version)  # each publishing or withdrawal once
    job = Job(kind=FOLLOW, subject=f"item:{item.id}", window=window, payload=payload)
    post(session, job, due=now)


def before_of(session: Session, in_force: ItemRevision | None) -> Before | None:
    """Return what readers saw so far: the Chinese and the translations of their own."""
    if in_force is None:
        return None
    base = session.get(ItemRevision, in_force.base_id or 0)
    facts, _ = whole(
        (in_force.content, in_force.words), (base.content, base.words) if base else None
    )
    return facts, words_from_json(in_force.words)


def revision_columns(
    facts: ItemFacts,
    rows: Sequence[TextRow],
    before: Before | None,
    base: ItemRevision | None = None,
) -> dict[str, Any]:
    """Return what a revision freezes of an item's facts, and the words that fit them.

    What was shown in a language for Chinese that stays as it was goes on being shown. With a
    base, only what is said otherwise than there.
    """
    shown: Mapping[str, Words] = {}
    if before is not None:
        shown = still_fitting(before[1], sources(before[0]), sources(facts))
    words = shown_words(sources(facts), rows, shown)
    columns = {
        "themes": list(facts.themes),
        "content": to_json(facts),
        "words": words_to_json(words),
        "card": to_json(card_of(with_words(facts, words))),
        "digest": digest_of(facts),
        "draft_digest": draft_digest(facts),
        "base_id": None,
    }
    return columns if base is None else columns | _own(columns, facts, words, base)


def _own(
    columns: Mapping[str, Any], facts: ItemFacts, words: Mapping[str, Words], base: ItemRevision
) -> dict[str, Any]:
    """Return the columns of a claim's revision that hold only its difference to the standard's."""
    standard = from_json(base.content)
    seen = claim_words(standard, words_from_json(base.words), facts, words)
    card = to_json(card_of(with_words(facts, seen)))
    return {
        "content": difference(base.content, columns["content"]),
        "card": difference(base.card, card),
        "base_id": base.id,
    }


def _is_same(in_force: ItemRevision, facts: ItemFacts, base: ItemRevision | None) -> bool:
    return in_force.digest == digest_of(facts) and in_force.base_id == (base.id if base else None)


def frozen(
    session: Session,
    item: ServiceItem,
    facts: ItemFacts,
    by: Mapping[str, Any],
    base: ItemRevision | None,
) -> ItemRevision:
    """Freeze facts as a revision about to be published; `by` says by whom, when and why."""
    rows = text_rows_of(session, [item.id])[item.id]
    before = before_of(session, in_force_of(session, item))
    revision = ItemRevision(
        item_id=item.id,
        department_id=item.department_id,
        region_id=item.region_id,
        number=_next_number(session, item.id),
        state=RevisionState.DRAFT,
        withdrawn_at=None,
        **revision_columns(facts, rows, before, base),
        **by,
    )
    session.add(revision)
    session.flush()
    write_figures(session, [(revision.id, facts)])
    return revision


def _next_number(session: Session, item_id: int) -> int:
    last = session.scalar(
        select(func.max(ItemRevision.number)).where(ItemRevision.item_id == item_id)
    )
    return (last or 0) + 1
