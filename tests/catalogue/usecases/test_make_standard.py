from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries.drafts import facts_of, get_draft_row
from catalogue.refusals import DraftUnpublished, NotYourItem, OnlyAnOwnItem
from catalogue.rules.texts import in_chinese
from catalogue.tables import ItemRevision, ItemText
from catalogue.usecases.make_standard import make_standard
from catalogue.usecases.save_draft import save_draft
from catalogue.values.codes import Level, RevisionState
from catalogue.values.commands import MakeStandard, SavedDraft, SaveDraft
from catalogue.values.facts import SourceFacts, StepFacts
from catalogue.values.states import ItemKind
from kernel.access import SYSTEM, Actor, Grant, Role
from kernel.db import transaction
from tests.catalogue.builders import (
    a_draft,
    a_published_item,
    change_standard,
    days,
    let_claims_follow,
    some_facts,
)
from tests.catalogue.usecases.test_claim_standard import published, row
from tests.clock import NOW
from tests.organisation.builders import ROOT, a_department, a_region

FACTS: dict[str, Any] = {
    "region": ROOT,
    "department": "root局",
    "legal_limit": days(20),
    "place": "2号楼",
    "source": SourceFacts(platform="p", id="1"),
    "steps": (StepFacts(key="", name="受理"),),
    "texts": {"en": {"name": "Residence permit", "place": "Building 2"}},
}


@pytest.fixture
def owner(app: object) -> int:
    a_region(ROOT, calendar=None)
    return a_department("root", ROOT)


def make(item: SavedDraft, actor: Actor = SYSTEM, **said: Any) -> SavedDraft:
    with transaction() as session:
        command = MakeStandard(item_id=item.item_id, claimed_at=(Level.COUNTY,), **said)
        return make_standard(session, command, actor=actor, now=NOW)


def test_an_item_in_force_goes_on_under_its_own_code(session: Session, owner: int) -> None:
    item = a_published_item(**FACTS)
    before = published(session, item.item_id)

    standard = make(item, basis="文〔2026〕1号")
    let_claims_follow()

    after = published(session, item.item_id)
    assert after.code == item.code
    assert after.facts == before.facts
    assert session.get_one(ItemRevision, before.revision_id).item_id == item.item_id
    assert session.get_one(ItemRevision, after.revision_id).base_id is not None
    assert row(session, item.item_id).kind is ItemKind.CLAIM
    assert row(session, item.item_id).local == {"place": "2号楼"}
    assert row(session, standard.item_id).state is RevisionState.PUBLISHED


def test_the_new_standard_says_the_same_but_for_what_is_of_one_place(
    session: Session, owner: int
) -> None:
    item = a_published_item(**FACTS)
    before = in_chinese(facts_of(get_draft_row(session, item.item_id)))

    saved = make(item, basis="文〔2026〕1号")

    standard = in_chinese(facts_of(get_draft_row(session, saved.item_id)))
    assert (standard.place, standard.source) == ("", SourceFacts())
    assert (standard.name, standard.materials, standard.steps) == (
        before.name,
        before.materials,
        before.steps,
    )
    assert row(session, saved.item_id).claimed_at == ["county"]
    texts = session.scalars(select(ItemText.text).where(ItemText.item_id == saved.item_id))
    assert {*texts} >= {"Residence permit"}


def test_what_the_new_standard_says_later_reaches_the_item(session: Session, owner: int) -> None:
    item = a_published_item(**FACTS)
    saved = make(item, basis="文〔2026〕1号")

    change_standard(saved, "居住证办理", region=ROOT, department="root局")

    facts = published(session, item.item_id).facts
    assert (facts.name, facts.place) == ("居住证办理", "2号楼")


def test_a_draft_becomes_the_claim_of_a_draft(session: Session, owner: int) -> None:
    item = a_draft(**FACTS)

    standard = make(item)

    assert row(session, standard.item_id).directory_revision_id is None
    assert facts_of(get_draft_row(session, item.item_id)).place == "2号楼"


def test_a_draft_that_nobody_published_does_not_come_into_force_with_it(owner: int) -> None:
    item = a_published_item(**FACTS)
    with transaction() as write:
        facts = some_facts("别的名字", code=item.code, **FACTS)
        save_draft(write, SaveDraft(facts=facts, item_id=item.item_id), actor=SYSTEM, now=NOW)

    with pytest.raises(DraftUnpublished):
        make(item)


def test_an_editor_makes_no_standard_of_what_is_in_force(owner: int) -> None:
    item = a_published_item(**FACTS)
    editor = Actor(staff_id=None, grants=(Grant(role=Role.EDITOR, department_id=owner),))

    with pytest.raises(NotYourItem):
        make(item, editor)


def test_a_claim_is_not_made_a_standard_again(owner: int) -> None:
    item = a_draft(**FACTS)
    make(item)

    with pytest.raises(OnlyAnOwnItem):
        make(item)
