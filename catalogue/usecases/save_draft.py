"""Save what somebody typed about an item; readers see nothing of it until it is published."""

import secrets
from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from catalogue.queries.drafts import get_draft_row
from catalogue.refusals import CodeTaken, SaidByStandard, WrongCode
from catalogue.rules.codes import CODE_BITS, is_code, local_code, with_keys
from catalogue.rules.content import draft_digest
from catalogue.rules.draft import item_columns, part_rows, source_rows
from catalogue.rules.texts import in_chinese
from catalogue.tables import ItemSource, Material, ServiceItem, Step
from catalogue.usecases.access import check_may
from catalogue.usecases.drop_request import drop_open_request
from catalogue.usecases.show_texts import show_texts
from catalogue.usecases.write_texts import write_texts
from catalogue.values.codes import RevisionState
from catalogue.values.commands import SavedDraft, SaveDraft
from catalogue.values.facts import ItemFacts
from catalogue.values.states import ItemKind
from groundwork.audit import Subject, record
from kernel.access import Action, Actor
from kernel.refusals import ChangedMeanwhile
from organisation.usecases.places import place_department, place_region


def save_draft(session: Session, command: SaveDraft, *, actor: Actor, now: datetime) -> SavedDraft:
    """Save a draft; a new one gets a code where it has none.

    A claim is saved by `save_local`.
    Raises ChangedMeanwhile, NotYourItem, CodeTaken, WrongCode, SaidByStandard or NoSuchPlace.
    """
    facts = completed(command.facts)
    _check_code(session, facts.code, command.item_id)
    if command.item_id is None:
        item = ServiceItem(
            kind=command.kind, state=RevisionState.DRAFT, current_revision_id=None, batch_id=None
        )
    else:
        item = get_draft_row(session, command.item_id)
        if item.kind is ItemKind.CLAIM:
            raise SaidByStandard(name=item.name)
        check_may(session, actor, Action.EDIT_ITEM, item)
        take_version(session, item, command.version)
        drop_open_request(session, item, actor=actor, now=now)
    _write(session, item, facts, actor=actor, now=now)
    check_may(session, actor, Action.EDIT_ITEM, item)
    record(session, actor, "item.save", Subject("item", item.id), now=now, code=item.code)
    return SavedDraft(item_id=item.id, code=item.code, version=item.version)


def completed(facts: ItemFacts) -> ItemFacts:
    """Return facts with a code and with a key for each part."""
    return replace(
        facts,
        code=facts.code or local_code(secrets.randbits(CODE_BITS)),
        materials=with_keys(facts.materials),
        steps=with_keys(facts.steps),
    )


def take_version(session: Session, item: ServiceItem, version: int | None) -> None:
    """Count one more save; refuse a writer who read an older one. Raises ChangedMeanwhile."""
    read = item.version if version is None else version
    took = session.scalar(
        update(ServiceItem)
        .where(ServiceItem.id == item.id, ServiceItem.version == read)
        .values(version=read + 1)
        .returning(ServiceItem.version)
        .execution_options(synchronize_session=False)
    )
    if took is None:
        raise ChangedMeanwhile
    session.refresh(item, ["version"])


def _check_code(session: Session, code: str, item_id: int | None) -> None:
    if not is_code(code):
        raise WrongCode(code=code)
    owner = session.scalar(select(ServiceItem.id).where(ServiceItem.code == code))
    if owner is not None and owner != item_id:
        raise CodeTaken(code=code)


def _write(
    session: Session, item: ServiceItem, facts: ItemFacts, *, actor: Actor, now: datetime
) -> None:
    item.region_id = place_region(session, facts.region or None, actor=actor, now=now)
    item.department_id = place_department(
        session, facts.department, item.region_id, actor=actor, now=now
    )
    for name, value in item_columns(in_chinese(facts)).items():
        setattr(item, name, value)
    item.digest = draft_digest(facts)
    item.changed_at = now
    session.add(item)
    session.flush()
    _write_parts(session, item.id, facts)
    if write_texts(session, item.id, facts, actor=actor, now=now):
        show_texts(session, [item.id])
    session.expire(item, ["materials", "steps", "texts"])


def _write_parts(session: Session, item_id: int, facts: ItemFacts) -> None:
    for table, rows in (
        (Material, part_rows(facts.materials)),
        (Step, part_rows(facts.steps)),
        (ItemSource, source_rows(facts)),
    ):
        session.execute(delete(table).where(table.item_id == item_id))
        if rows:
            session.execute(insert(table), [{"item_id": item_id, **row} for row in rows])
