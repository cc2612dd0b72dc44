from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries import cards, find_published, get_revision
from catalogue.queries.drafts import facts_of, get_draft_row
from catalogue.queries.indexable import all_published
from catalogue.refusals import (
    AlreadyClaimed,
    NotBelowOwner,
    NotInForce,
    NotYourItem,
    ReasonMissing,
    SaidByStandard,
)
from catalogue.rules.claims import LOCKED_FIELDS, WAIVED
from catalogue.rules.content import digest_of, text_digest, to_json
from catalogue.rules.texts import in_chinese
from catalogue.tables import ClaimAnswer, ItemRevision, ServiceItem
from catalogue.usecases.answer_claim import decline, release, send_back
from catalogue.usecases.claim_standard import claim_standard
from catalogue.usecases.publish_item import publish_item
from catalogue.usecases.save_draft import save_draft
from catalogue.usecases.save_local import save_local
from catalogue.usecases.translate import translate
from catalogue.usecases.withdraw_item import withdraw_item
from catalogue.values.codes import RevisionState, TextState
from catalogue.values.commands import (
    ClaimStandard,
    Decline,
    PublishItem,
    Release,
    SavedDraft,
    SaveDraft,
    SaveLocal,
    SendBack,
    WithdrawItem,
)
from catalogue.values.states import AnswerState, NoClaim
from catalogue.values.texts import Translate
from kernel.access import SYSTEM, Actor, Grant, Role
from kernel.db import transaction
from kernel.refusals import ChangedMeanwhile, NotFound
from tests.catalogue.builders import (
    a_claim,
    a_material,
    a_standard,
    change_standard,
    days,
    let_claims_follow,
    some_facts,
)
from tests.clock import NOW
from tests.organisation.builders import COUNTY, OTHER_COUNTY, ROOT, a_department, a_region
from tests.queries import Queries

MATERIALS = (a_material("申请表", key="m1"), a_material("照片", key="m2"))


@pytest.fixture
def counties(app: object) -> dict[str, int]:
    """Departments of two counties by their codes, and one of the prefecture."""
    a_region(ROOT, calendar=None)
    a_region(COUNTY, ROOT, None)
    a_region(OTHER_COUNTY, ROOT, None)
    return {
        "a": a_department("a", COUNTY),
        "b": a_department("b", OTHER_COUNTY),
        "root": a_department("root", ROOT),
    }


def standard(**facts: Any) -> SavedDraft:
    return a_standard(
        region=ROOT,
        department="root局",
        **{"legal_limit": days(20), "materials": MATERIALS, **facts},
    )


def say_locally(item_id: int, local: Mapping[str, Any], *, publish: bool = True) -> None:
    with transaction() as session:
        save_local(
            session,
            SaveLocal(item_id=item_id, local=local),
            locked=LOCKED_FIELDS,
            actor=SYSTEM,
            now=NOW,
        )
        if publish:
            publish_item(session, PublishItem(item_id=item_id), actor=SYSTEM, now=NOW)


def row(session: Session, item_id: int) -> ServiceItem:
    session.expire_all()
    return session.scalars(select(ServiceItem).where(ServiceItem.id == item_id)).one()


def published(session: Session, item_id: int) -> Any:
    found = find_published(session, row(session, item_id).code)
    assert found is not None
    return found


def test_nobody_is_served_by_a_standard(session: Session, counties: dict[str, int]) -> None:
    saved = standard()

    assert find_published(session, saved.code) is None
    assert cards(session, [saved.item_id]) == []
    assert list(all_published(session)) == []


def test_a_claim_carries_out_what_its_standard_says(
    session: Session, counties: dict[str, int]
) -> None:
    saved = standard(summary="一句话")

    item = published(session, a_claim(saved, counties["a"]))

    assert (item.facts.name, item.facts.summary) == ("居住证申领", "一句话")
    assert (item.facts.department, item.facts.region) == ("a局", COUNTY)
    assert item.department_id == counties["a"]
    assert [material.key for material in item.facts.materials] == ["m1", "m2"]
    assert item.digest == digest_of(in_chinese(item.facts))
    assert item.code != saved.code
    (card,) = cards(session, [item.item_id])
    assert card.facts.legal_limit == days(20)
    assert [one.facts.department for one in all_published(session)] == ["a局"]


def test_a_claim_freezes_only_its_difference(session: Session, counties: dict[str, int]) -> None:
    saved = standard(conditions="很长" * 500)
    item_id = a_claim(saved, counties["a"])

    say_locally(item_id, {"place": "2号楼"})

    frozen = session.get_one(ItemRevision, published(session, item_id).revision_id)
    assert frozen.content["place"] == "2号楼"
    assert "conditions" not in frozen.content
    assert published(session, item_id).facts.conditions == "很长" * 500


def test_many_departments_claim_in_a_few_statements(
    counties: dict[str, int],
    count_queries: Callable[[], AbstractContextManager[Queries]],
) -> None:
    saved = standard()
    many = [a_department(f"d{number}", COUNTY) for number in range(40)]

    def claim(departments: list[int]) -> None:
        command = ClaimStandard(
            standard_id=saved.item_id, department_ids=tuple(departments), publish=True
        )
        with transaction() as write:
            claim_standard(write, command, actor=SYSTEM, now=NOW)

    with count_queries() as few:
        claim(many[:2])
    with count_queries() as lots:
        claim(many[2:])

    asked = [query for query in lots if not query.startswith("INSERT")]  # SQLite inserts one by one
    assert len(asked) <= len(few), asked


def test_a_department_claims_once(session: Session, counties: dict[str, int]) -> None:
    saved = standard()
    a_claim(saved, counties["a"])

    with pytest.raises(AlreadyClaimed):
        a_claim(saved, counties["a"])


def test_only_what_is_in_force_is_claimed(session: Session, counties: dict[str, int]) -> None:
    saved = a_standard(region=ROOT, department="root局", publish=False)

    with pytest.raises(NotInForce):
        a_claim(saved, counties["a"])


def test_a_standard_of_a_county_is_not_claimed_next_door(
    session: Session, counties: dict[str, int]
) -> None:
    saved = a_standard(region=COUNTY, department="a局")

    with pytest.raises(NotBelowOwner):
        a_claim(saved, counties["b"])


def test_one_claims_for_departments_within_reach(
    session: Session, counties: dict[str, int]
) -> None:
    saved = standard()
    editor = Actor(staff_id=None, grants=(Grant(role=Role.EDITOR, department_id=counties["a"]),))

    def claim(name: str, *, publish: bool) -> None:
        command = ClaimStandard(
            standard_id=saved.item_id, department_ids=(counties[name],), publish=publish
        )
        with transaction() as write:
            claim_standard(write, command, actor=editor, now=NOW)

    for name, publish in (("b", False), ("a", True)):
        with pytest.raises(NotYourItem):
            claim(name, publish=publish)
    claim("a", publish=False)


def test_what_a_claim_says_itself_is_not_saved_as_a_draft_of_its_own(
    session: Session, counties: dict[str, int]
) -> None:
    item_id = a_claim(standard(), counties["a"])

    with pytest.raises(SaidByStandard), transaction() as write:
        save_draft(write, SaveDraft(facts=some_facts(), item_id=item_id), actor=SYSTEM, now=NOW)


def test_the_second_of_two_who_change_a_claim_is_told(
    session: Session, counties: dict[str, int]
) -> None:
    item_id = a_claim(standard(), counties["a"])
    say_locally(item_id, {"place": "2号楼"})

    with pytest.raises(ChangedMeanwhile), transaction() as write:
        save_local(
            write,
            SaveLocal(item_id=item_id, local={"place": "3号楼"}, version=1),
            locked=LOCKED_FIELDS,
            actor=SYSTEM,
            now=NOW,
        )


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


def test_a_department_may_say_no_and_later_yes(session: Session, counties: dict[str, int]) -> None:
    saved = standard()
    wish = Decline(
        standard_id=saved.item_id, department_id=counties["a"], reason=NoClaim.NO_SUCH_CASE
    )
    with transaction() as write:
        decline(write, wish, actor=SYSTEM, now=NOW)
    assert answers(session) == [AnswerState.NOT_CLAIMED]

    a_claim(saved, counties["a"])

    assert answers(session) == [AnswerState.CLAIMED]


def test_another_reason_is_said_in_words(session: Session, counties: dict[str, int]) -> None:
    saved = standard()
    department_id = counties["a"]

    wish = Decline(standard_id=saved.item_id, department_id=department_id, reason=NoClaim.OTHER)
    back = SendBack(standard_id=saved.item_id, department_id=department_id, note=" ")

    with pytest.raises(ReasonMissing), transaction() as write:
        decline(write, wish, actor=SYSTEM, now=NOW)
    with pytest.raises(ReasonMissing), transaction() as write:
        send_back(write, back, actor=SYSTEM, now=NOW)


def test_who_claimed_releases_before_saying_no(session: Session, counties: dict[str, int]) -> None:
    saved = standard()
    item_id = a_claim(saved, counties["a"])
    wish = Decline(
        standard_id=saved.item_id, department_id=counties["a"], reason=NoClaim.NO_SUCH_CASE
    )
    with pytest.raises(AlreadyClaimed), transaction() as write:
        decline(write, wish, actor=SYSTEM, now=NOW)

    with transaction() as write:
        gone = Release(item_id=item_id, reason=NoClaim.TRANSFERRED, basis="文〔2026〕2号")
        release(write, gone, actor=SYSTEM, now=NOW)

    assert find_published(session, row(session, item_id).code) is None
    assert answers(session) == [AnswerState.NOT_CLAIMED]
    assert a_claim(saved, counties["a"]) == item_id
    assert published(session, item_id).facts.name == "居住证申领"
    assert row(session, item_id).state is RevisionState.PUBLISHED


def test_what_is_no_standard_is_not_claimed(session: Session, counties: dict[str, int]) -> None:
    item_id = a_claim(standard(), counties["a"])

    command = ClaimStandard(standard_id=item_id, department_ids=(counties["b"],))

    with pytest.raises(NotFound), transaction() as write:
        claim_standard(write, command, actor=SYSTEM, now=NOW)


def answers(session: Session) -> list[AnswerState]:
    session.expire_all()
    return list(session.scalars(select(ClaimAnswer.state)))
