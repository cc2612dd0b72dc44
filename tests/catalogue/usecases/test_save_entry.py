"""Entries of the material dictionary are written, by those who may."""

from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries.dictionary import choices, get_entry
from catalogue.refusals import (
    HeldWithoutBasis,
    KeyTaken,
    NameTaken,
    NotYourEntry,
    OnlyPublishersSaySo,
    WrongKey,
)
from catalogue.usecases.save_entry import save_entry
from catalogue.values.dictionary import EntryState, SaveEntry
from groundwork.tables import AuditEntry
from kernel.access import SYSTEM, Actor, Grant, Role
from kernel.db import transaction
from kernel.refusals import ChangedMeanwhile
from tests.catalogue.entries import an_entry
from tests.clock import NOW


def who(role: Role, department_id: int) -> Actor:
    return Actor(staff_id=1, grants=(Grant(role=role, department_id=department_id),))


def change(session: Session, actor: Actor = SYSTEM, version: int | None = None) -> None:
    """Give the identity card another issuer."""
    entry = get_entry(session, "id-card", SYSTEM)
    session.rollback()
    command = SaveEntry(
        facts=replace(entry.facts, issuer="公安局"),
        state=entry.state,
        department_id=entry.department_id,
        entry_id=entry.entry_id,
        version=version,
    )
    with transaction() as write:
        save_entry(write, command, actor=actor, now=NOW)


def test_an_entry_says_what_was_written_and_the_audit_names_it(
    session: Session, counties: dict[str, int]
) -> None:
    an_entry(
        counties["a"], aliases=("身份证",), names={"en": "Identity card"}, licence="电子身份证"
    )

    facts = get_entry(session, "id-card", SYSTEM).facts

    assert (facts.name, facts.aliases, facts.licence) == ("居民身份证", ("身份证",), "电子身份证")
    assert facts.names == {"en": "Identity card"}
    audit = session.scalars(select(AuditEntry).where(AuditEntry.action == "material.save")).one()
    assert audit.details == {"key": "id-card", "state": "in_use"}


def test_an_entry_without_a_key_gets_one(counties: dict[str, int]) -> None:
    assert an_entry(counties["a"], key="").startswith("m-")


@pytest.mark.parametrize("key", ["A", "x", "-x", "a b", "证", "a" * 37])
def test_a_key_that_fits_no_address_is_refused(counties: dict[str, int], key: str) -> None:
    with pytest.raises(WrongKey):
        an_entry(counties["a"], key=key)


def test_a_key_belongs_to_one_entry(counties: dict[str, int]) -> None:
    an_entry(counties["a"])

    with pytest.raises(KeyTaken):
        an_entry(counties["a"], name="另一个")


def test_a_name_is_found_at_one_entry_only(counties: dict[str, int]) -> None:
    an_entry(counties["a"], aliases=("身份证",))

    with pytest.raises(NameTaken):
        an_entry(counties["a"], "other", "户口簿", aliases=("身份证",))


def test_what_nobody_needs_to_bring_rests_on_a_document(counties: dict[str, int]) -> None:
    with pytest.raises(HeldWithoutBasis):
        an_entry(counties["a"], held_by="公安局")


def test_an_editor_drafts_and_a_publisher_puts_it_into_use(
    session: Session, counties: dict[str, int]
) -> None:
    editor = who(Role.EDITOR, counties["a"])
    an_entry(counties["a"], state=EntryState.DRAFT, actor=editor)
    with pytest.raises(OnlyPublishersSaySo):
        an_entry(counties["a"], "other", "户口簿", actor=editor)

    an_entry(counties["a"], "third", "结婚证", actor=who(Role.PUBLISHER, counties["a"]))

    assert [one.key for one in choices(session)] == ["third"]


def test_what_is_in_use_is_not_for_editors_to_change(
    session: Session, counties: dict[str, int]
) -> None:
    an_entry(counties["a"])

    with pytest.raises(OnlyPublishersSaySo):
        change(session, who(Role.EDITOR, counties["a"]))


def test_others_do_not_change_it(session: Session, counties: dict[str, int]) -> None:
    an_entry(counties["a"])

    with pytest.raises(NotYourEntry):
        change(session, who(Role.PUBLISHER, counties["b"]))


def test_the_second_of_two_writers_is_told(session: Session, counties: dict[str, int]) -> None:
    an_entry(counties["a"])
    change(session, version=1)

    with pytest.raises(ChangedMeanwhile):
        change(session, version=1)
