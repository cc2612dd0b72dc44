from typing import Any

from sqlalchemy.orm import Session

from catalogue.queries import cards, find_published, get_revision
from catalogue.queries.drafts import facts_of, get_draft_row
from catalogue.rules.claims import WAIVED
from catalogue.rules.content import text_digest, to_json
from catalogue.usecases.make_standard import make_standard
from catalogue.usecases.publish_item import publish_item
from catalogue.usecases.translate import translate
from catalogue.usecases.withdraw_item import withdraw_item
from catalogue.values.codes import TextState
from catalogue.values.commands import MakeStandard, PublishItem, SavedDraft, WithdrawItem
from catalogue.values.states import RequestState
from catalogue.values.texts import Translate
from kernel.access import SYSTEM
from kernel.db import transaction
from tests.catalogue.builders import (
    a_claim,
    a_draft,
    a_material,
    change_standard,
    days,
    let_claims_follow,
)
from tests.catalogue.flow import publish, review, submit
from tests.catalogue.usecases.claiming import MATERIALS, published, row, say_locally, standard
from tests.clock import NOW
from tests.organisation.builders import ROOT


def test_claims_follow_a_changed_standard_by_themselves(
    session: Session, counties: dict[str, int]
) -> None:
    saved = standard()
    plain, local = a_claim(saved, counties["a"]), a_claim(saved, counties["b"])
    say_locally(local, {"place": "2号楼"})
    before = published(session, plain)

    change_standard(
        saved, name="居住证办理", region=ROOT, department="root局", legal_limit=days(10)
    )

    for item_id in (plain, local):
        assert published(session, item_id).facts.name == "居住证办理"
        assert published(session, item_id).facts.legal_limit == days(10)
        assert row(session, item_id).confirm_by is None
        assert row(session, item_id).name == "居住证办理"
    assert published(session, local).facts.place == "2号楼"
    assert published(session, plain).number == before.number + 1
    assert get_revision(session, before.revision_id).facts == before.facts


def test_following_twice_changes_nothing(session: Session, counties: dict[str, int]) -> None:
    saved = standard()
    item_id = a_claim(saved, counties["a"])
    change_standard(saved, region=ROOT, department="root局", summary="新")
    number = published(session, item_id).number

    change_standard(saved, region=ROOT, department="root局", summary="新")

    assert published(session, item_id).number == number


def test_what_the_standard_and_the_claim_both_say_is_to_be_confirmed(
    session: Session, counties: dict[str, int]
) -> None:
    saved = standard(promised_limit=days(15), place="总部")
    item_id = a_claim(saved, counties["a"])
    say_locally(item_id, {"promised_limit": to_json(days(12)), "place": "2号楼"})

    change_standard(
        saved,
        region=ROOT,
        department="root局",
        legal_limit=days(10),
        promised_limit=days(8),
        place="总部",
    )

    claim = row(session, item_id)
    assert claim.confirm_by is not None
    (asked,) = claim.confirm_fields
    assert (asked["field"], asked["lost"]) == ("promised_limit", True)
    assert (asked["before"], asked["own"]) == (to_json(days(15)), to_json(days(12)))
    facts = published(session, item_id).facts
    assert (facts.promised_limit, facts.place) == (days(8), "2号楼")

    say_locally(item_id, {"promised_limit": to_json(days(6)), "place": "2号楼"})

    assert row(session, item_id).confirm_by is None
    assert published(session, item_id).facts.promised_limit == days(6)


def test_a_draft_nobody_published_is_not_published_by_following(
    session: Session, counties: dict[str, int]
) -> None:
    saved = standard()
    item_id = a_claim(saved, counties["a"])
    say_locally(item_id, {"place": "还没有定"}, publish=False)

    change_standard(saved, region=ROOT, department="root局", summary="新")

    assert published(session, item_id).facts.summary == "新"
    assert published(session, item_id).facts.place == ""
    assert facts_of(get_draft_row(session, item_id)).place == "还没有定"


def test_waived_materials_stay_waived(session: Session, counties: dict[str, int]) -> None:
    saved = standard()
    item_id = a_claim(saved, counties["a"])
    say_locally(item_id, {WAIVED: ["m2"]})

    more = (*MATERIALS, a_material("证明", key="m3"))
    change_standard(saved, region=ROOT, department="root局", materials=more)

    keys = [material.key for material in published(session, item_id).facts.materials]
    assert keys == ["m1", "m3"]


def test_a_translation_of_the_standard_is_seen_in_its_claims(
    session: Session, counties: dict[str, int]
) -> None:
    saved = standard()
    item_id = a_claim(saved, counties["a"])
    with transaction() as write:
        source = facts_of(get_draft_row(write, saved.item_id)).name
        command = Translate(
            item_id=saved.item_id,
            field="name",
            locale="en",
            text="Residence permit",
            state=TextState.DRAFT,
            source_digest=text_digest(source),
        )
        translate(write, command, actor=SYSTEM, now=NOW)

    assert published(session, item_id).facts.texts["en"]["name"] == "Residence permit"
    (card,) = cards(session, [item_id])
    assert card.names["en"] == "Residence permit"


def test_withdrawing_a_standard_withdraws_its_claims(
    session: Session, counties: dict[str, int]
) -> None:
    saved = standard()
    item_id = a_claim(saved, counties["a"])

    with transaction() as write:
        withdraw_item(write, WithdrawItem(item_id=saved.item_id), actor=SYSTEM, now=NOW)
    let_claims_follow()

    assert find_published(session, row(session, item_id).code) is None


def test_what_is_asked_of_a_claim_stays_asked_where_its_standard_says_the_same(
    session: Session, counties: dict[str, int]
) -> None:
    """A standard and what was made its claim are published together."""
    facts: dict[str, Any] = {"region": ROOT, "department": "root局", "legal_limit": days(20)}
    item = a_draft(**facts, place="2号楼")
    with transaction() as write:
        command = MakeStandard(item_id=item.item_id, version=item.version)
        made = make_standard(write, command, actor=SYSTEM, now=NOW)
    claim = SavedDraft(
        item_id=item.item_id, code=item.code, version=row(session, item.item_id).version
    )
    asked = submit(claim)

    with transaction() as write:
        publish_item(write, PublishItem(item_id=made.item_id), actor=SYSTEM, now=NOW)
    let_claims_follow()

    review(asked)
    assert publish(asked) is RequestState.PUBLISHED
