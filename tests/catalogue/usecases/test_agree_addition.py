from typing import Any

import pytest
from sqlalchemy.orm import Session

from catalogue.refusals import NoSuchAddition, NotYourItem, WhyMissing
from catalogue.rules.claims import ADDED, Added, additions
from catalogue.rules.content import to_json
from catalogue.usecases.agree_addition import agree_addition
from catalogue.usecases.publish_item import publish_item
from catalogue.values.commands import AgreeAddition, PublishItem
from kernel.access import SYSTEM, Actor, Grant, Role
from kernel.db import transaction
from tests.catalogue.builders import a_claim, a_material, a_standard
from tests.catalogue.usecases.test_claim_standard import published, row, say_locally
from tests.clock import NOW
from tests.organisation.builders import COUNTY, ROOT, a_department, a_region

EXTRA = to_json(Added(material=a_material("草场承包证"), article="第八条", document="条例"))


@pytest.fixture
def claim(app: object) -> int:
    """A claim that asks for one material besides."""
    a_region(ROOT, calendar=None)
    a_region(COUNTY, ROOT, None)
    a_department("root", ROOT)
    standard = a_standard(region=ROOT, department="root局", materials=(a_material("申请表"),))
    item_id = a_claim(standard, a_department("a", COUNTY))
    say_locally(item_id, {ADDED: [EXTRA]})
    return item_id


def the_addition(session: Session, item_id: int) -> Added:
    (one,) = additions(row(session, item_id).local)
    return one


def answer(session: Session, item_id: int, *, actor: Actor = SYSTEM, **said: Any) -> None:
    key = the_addition(session, item_id).material.key
    with transaction() as write:
        command = AgreeAddition(item_id=item_id, material=key, **said)
        agree_addition(write, command, actor=actor, now=NOW)


def names(session: Session, item_id: int) -> list[str]:
    return [material.name for material in published(session, item_id).facts.materials]


def test_a_material_besides_counts_once_the_owner_agreed_and_it_is_published(
    session: Session, claim: int
) -> None:
    assert names(session, claim) == ["申请表"]

    answer(session, claim, agreed=True)
    assert names(session, claim) == ["申请表"]
    with transaction() as write:
        publish_item(write, PublishItem(item_id=claim), actor=SYSTEM, now=NOW)

    assert names(session, claim) == ["申请表", "草场承包证"]


def test_a_material_besides_is_refused_with_its_reason(session: Session, claim: int) -> None:
    with pytest.raises(WhyMissing):
        answer(session, claim, agreed=False, reason=" ")

    answer(session, claim, agreed=False, reason="国家已取消")

    assert the_addition(session, claim).refused == "国家已取消"
    with pytest.raises(NoSuchAddition):
        answer(session, claim, agreed=True)


def test_an_answer_holds_while_the_addition_says_the_same(session: Session, claim: int) -> None:
    answer(session, claim, agreed=True)
    said = row(session, claim).local

    say_locally(claim, {**said, "place": "2号楼"})
    assert the_addition(session, claim).approved
    (same,) = said[ADDED]
    say_locally(claim, {ADDED: [{**same, "article": "第九条"}]})

    assert the_addition(session, claim).waits


def test_who_claims_cannot_agree_for_the_owner(session: Session, claim: int) -> None:
    mine = row(session, claim).department_id
    editor = Actor(staff_id=None, grants=(Grant(role=Role.PUBLISHER, department_id=mine),))

    with pytest.raises(NotYourItem):
        answer(session, claim, actor=editor, agreed=True)
    say_locally(claim, {ADDED: [{**EXTRA, "approved": True}]})

    assert the_addition(session, claim).waits


def test_a_material_besides_has_a_key_of_its_own(session: Session, claim: int) -> None:
    say_locally(claim, {ADDED: [{**EXTRA, "material": to_json(a_material("申请表"))}]})

    keys = {material.key for material in published(session, claim).facts.materials}
    assert the_addition(session, claim).material.key not in keys
