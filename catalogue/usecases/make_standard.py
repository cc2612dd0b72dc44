"""Make an item of its own a standard of the base directory, and the item its first claim."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from catalogue.queries.drafts import facts_of, get_draft_row
from catalogue.refusals import DraftUnpublished, OnlyAnOwnItem
from catalogue.rules.claims import local_of
from catalogue.rules.texts import in_chinese
from catalogue.tables import ItemRevision, ItemText, ServiceItem
from catalogue.usecases.access import check_may
from catalogue.usecases.answer_claim import Answer, answer_each
from catalogue.usecases.publish_item import freeze, put_in_force
from catalogue.usecases.save_draft import save_draft, take_version
from catalogue.usecases.write_claim import write_claim
from catalogue.values.commands import MakeStandard, SavedDraft, SaveDraft
from catalogue.values.facts import ItemFacts, SourceFacts
from catalogue.values.states import AnswerState, ItemKind
from groundwork.audit import Subject, record
from kernel.access import Action, Actor

# Where and by whom it is done: no standard says that for all.
_OF_ONE_PLACE = (
    "code",
    "business_code",
    "local_code",
    "place",
    "hours",
    "consult",
    "complaint",
    "checked_on",
    "checked_by",
)


def make_standard(
    session: Session, command: MakeStandard, *, actor: Actor, now: datetime
) -> SavedDraft:
    """Make the standard and return it; the item keeps its code, its revisions and its bookings.

    An item in force is so without a break: its standard is published in the same moment.
    Raises NotFound, NotYourItem, OnlyAnOwnItem, DraftUnpublished or ChangedMeanwhile.
    """
    item = get_draft_row(session, command.item_id)
    in_force = session.get(ItemRevision, item.current_revision_id or 0)
    action = Action.PUBLISH_ITEM if in_force else Action.EDIT_ITEM
    check_may(session, actor, action, item)
    if item.kind is not ItemKind.OWN:
        raise OnlyAnOwnItem(name=item.name)
    if in_force is not None and in_force.draft_digest != item.digest:
        raise DraftUnpublished(name=item.name)
    take_version(session, item, command.version)
    whole = in_chinese(facts_of(item))
    standard = _standard(session, whole, command, actor=actor, now=now)
    _copy_texts(session, item.id, standard.item_id)
    if in_force is not None:
        _put_in_force(session, standard.item_id, command.basis, actor=actor, now=now)
    _become_claim(session, item, standard, whole, now=now)
    if in_force is not None:
        _put_in_force(session, item.id, command.basis, actor=actor, now=now)
    answer = Answer(standard.item_id, item.department_id, AnswerState.CLAIMED, item_id=item.id)
    answer_each(session, [answer], actor=actor, now=now)
    subject = Subject("item", item.id)
    record(session, actor, "standard.make", subject, now=now, standard=standard.item_id)
    return standard


def _standard(
    session: Session, whole: ItemFacts, command: MakeStandard, *, actor: Actor, now: datetime
) -> SavedDraft:
    empty = ItemFacts(name="", department="")
    blank = {name: getattr(empty, name) for name in _OF_ONE_PLACE if hasattr(empty, name)}
    facts = replace(whole, **blank, source=SourceFacts(), claimed_at=command.claimed_at)
    wish = SaveDraft(facts=facts, kind=ItemKind.STANDARD)
    return save_draft(session, wish, actor=actor, now=now)


def _put_in_force(
    session: Session, item_id: int, basis: str, *, actor: Actor, now: datetime
) -> None:
    """Publish without a review: for citizens nothing changes."""
    item = get_draft_row(session, item_id)
    revision = freeze(session, item, basis=basis, actor=actor, now=now)
    put_in_force(session, item, revision, actor=actor, now=now)


def _copy_texts(session: Session, item_id: int, standard_id: int) -> None:
    """Give the standard the translations as far as they have come, and whose words they are."""
    names = [column.name for column in ItemText.__table__.columns if column.name != "id"]
    rows = session.execute(
        select(*(getattr(ItemText, name) for name in names)).where(ItemText.item_id == item_id)
    ).mappings()
    copied = [{**row, "item_id": standard_id} for row in rows]
    if copied:
        session.execute(insert(ItemText), copied)
    session.expire_all()


def _become_claim(
    session: Session, item: ServiceItem, standard: SavedDraft, whole: ItemFacts, *, now: datetime
) -> None:
    item.kind, item.standard_id = ItemKind.CLAIM, standard.item_id
    base = get_draft_row(session, standard.item_id)
    item.local = local_of(in_chinese(facts_of(base)), whole)
    item.materials, item.steps = [], []  # the standard's from now on
    session.flush()
    session.expire(item)
    write_claim(session, get_draft_row(session, item.id), now=now)
