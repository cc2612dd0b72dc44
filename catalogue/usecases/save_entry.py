"""Write an entry of the material dictionary."""

import secrets
from dataclasses import fields, replace
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from catalogue.queries.dictionary import choices
from catalogue.refusals import KeyTaken, NotYourEntry, OnlyPublishersSaySo
from catalogue.rules.dictionary import KEY_BITS, check_entry, key_of
from catalogue.tables import KnownMaterial
from catalogue.values.dictionary import EntryFacts, EntryState, SaveEntry
from groundwork.audit import Subject, record
from kernel.access import SYSTEM, Action, Actor
from kernel.refusals import ChangedMeanwhile, NotFound
from organisation.queries import At, get_department, may_at


def save_entry(session: Session, command: SaveEntry, *, actor: Actor, now: datetime) -> str:
    """Write an entry; return its key, which stays as it is once it is given.

    Raises NotFound, NotYourEntry, OnlyPublishersSaySo, ChangedMeanwhile, WrongKey, KeyTaken,
    NameTaken or HeldWithoutBasis.
    """
    entry = _entry(session, command, actor)
    _check_place(session, actor, command.department_id, command.state)
    facts = replace(
        command.facts, key=entry.key or command.facts.key or key_of(secrets.randbits(KEY_BITS))
    )
    check_entry(facts, choices(session, but=command.entry_id, in_use=False))
    _write(entry, facts, command, now)
    try:
        with session.begin_nested():
            session.add(entry)
            session.flush()
    except IntegrityError:
        raise KeyTaken(key=facts.key) from None
    subject = Subject("known_material", entry.id)
    record(
        session, actor, "material.save", subject, now=now, key=entry.key, state=entry.state.value
    )
    return entry.key


def get_entry_row(session: Session, entry_id: int, actor: Actor) -> KnownMaterial:
    """Return an entry that `actor` may change. Raises NotFound, NotYourEntry and the like."""
    entry = session.get(KnownMaterial, entry_id)
    if entry is None:
        raise NotFound
    _check_place(session, actor, entry.department_id, entry.state)
    return entry


def take_entry_version(session: Session, entry: KnownMaterial, version: int | None) -> None:
    """Count one more save; refuse a writer who read an older one. Raises ChangedMeanwhile."""
    read = entry.version if version is None else version
    took = session.scalar(
        update(KnownMaterial)
        .where(KnownMaterial.id == entry.id, KnownMaterial.version == read)
        .values(version=read + 1)
        .returning(KnownMaterial.version)
        .execution_options(synchronize_session=False)
    )
    if took is None:
        raise ChangedMeanwhile
    session.refresh(entry, ["version"])


def _entry(session: Session, command: SaveEntry, actor: Actor) -> KnownMaterial:
    if command.entry_id is None:
        taken = select(KnownMaterial.id).where(KnownMaterial.key == command.facts.key)
        if session.scalar(taken) is not None:
            raise KeyTaken(key=command.facts.key)
        return KnownMaterial(version=1)
    entry = get_entry_row(session, command.entry_id, actor)
    take_entry_version(session, entry, command.version)
    return entry


def _check_place(session: Session, actor: Actor, department_id: int, state: EntryState) -> None:
    """An editor drafts; what is in use, or was, is for those who may publish."""
    if actor == SYSTEM:
        return
    region_id = get_department(department_id).region_id
    at = At(department_id=department_id, region_id=region_id)
    if not may_at(session, actor, Action.EDIT_ITEM, at):
        raise NotYourEntry
    if state is not EntryState.DRAFT and not may_at(session, actor, Action.PUBLISH_ITEM, at):
        raise OnlyPublishersSaySo


def _write(entry: KnownMaterial, facts: EntryFacts, command: SaveEntry, now: datetime) -> None:
    for one in fields(facts):
        value = getattr(facts, one.name)
        setattr(entry, one.name, list(value) if isinstance(value, tuple) else value)
    entry.state = command.state
    entry.department_id = command.department_id
    entry.region_id = get_department(command.department_id).region_id
    entry.changed_at = now
