from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries import cards, find_published
from catalogue.queries.indexable import all_published
from catalogue.refusals import (
    AlreadyClaimed,
    NotBelowOwner,
    NotInForce,
    NotYourItem,
    SaidByStandard,
    WhyMissing,
)
from catalogue.rules.claims import LOCKED_FIELDS
from catalogue.rules.content import digest_of
from catalogue.rules.texts import in_chinese
from catalogue.tables import ClaimAnswer, ItemRevision
from catalogue.usecases.answer_claim import decline, release, send_back
from catalogue.usecases.claim_standard import claim_standard
from catalogue.usecases.save_draft import save_draft
from catalogue.usecases.save_local import save_local
from catalogue.values.codes import RevisionState
from catalogue.values.commands import (
    ClaimStandard,
    Decline,
    Release,
    SaveDraft,
    SaveLocal,
    SendBack,
)
from catalogue.values.states import AnswerState, NoClaim
from kernel.access import SYSTEM, Actor, Grant, Role
from kernel.db import transaction
from kernel.refusals import ChangedMeanwhile, NotFound
from tests.catalogue.builders import (
    a_claim,
    a_standard,
    days,
    some_facts,
)
from tests.catalogue.usecases.claiming import published, row, say_locally, standard
from tests.clock import NOW
from tests.organisation.builders import COUNTY, ROOT, a_department
from tests.queries import Queries


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

    with pytest.raises(WhyMissing), transaction() as write:
        decline(write, wish, actor=SYSTEM, now=NOW)
    with pytest.raises(WhyMissing), transaction() as write:
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
