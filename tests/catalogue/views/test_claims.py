from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.tables import ClaimAnswer, ServiceItem
from catalogue.usecases.answer_claim import reply
from catalogue.values.codes import RevisionState
from catalogue.values.commands import Reply
from catalogue.values.states import AnswerState, ItemKind, NoClaim
from kernel.access import SYSTEM, Role
from kernel.db import transaction
from tests.catalogue.builders import a_claim
from tests.catalogue.views.standards import LINE, a_directory, a_line, a_wish, somebody
from tests.client import PageClient
from tests.clock import NOW
from tests.organisation.builders import COUNTY, ROOT
from tests.queries import Queries

LIST = "/staff/catalogue/claims"


@pytest.fixture
def world(app: Flask) -> dict[str, int]:
    return a_directory()


@pytest.fixture
def department(app: Flask, world: dict[str, int]) -> PageClient:
    return somebody(app, Role.PUBLISHER, "a")


def answers(session: Session) -> list[tuple[AnswerState, NoClaim | None, str]]:
    rows = session.scalars(select(ClaimAnswer).order_by(ClaimAnswer.id))
    return [(row.state, row.reason, row.note) for row in rows]


def claims(session: Session) -> list[RevisionState]:
    return list(
        session.scalars(select(ServiceItem.state).where(ServiceItem.kind == ItemKind.CLAIM))
    )


def test_a_department_sees_what_it_is_asked_and_has_not_answered(
    department: PageClient, world: dict[str, int]
) -> None:
    a_wish("还没有认领")
    a_claim(a_wish("认领过的"), world["a"])
    a_wish("没有发布的", publish=False)

    page = department.get(LIST).text

    assert "还没有认领" in page
    assert "认领过的" not in page
    assert "没有发布的" not in page


def test_ticked_standards_are_claimed_and_published_at_once(
    department: PageClient, session: Session
) -> None:
    one, _other = a_wish("甲"), a_wish("乙")

    bare = department.post(
        LIST, data={"department": "a", "standard": one.item_id, "do": "claim", "publish": "y"}
    )
    said = {"publish": "y", "basis": "文〔2026〕1号"}
    answer = department.post(
        LIST, data={"department": "a", "standard": one.item_id, "do": "claim", **said}
    )

    assert (bare.status_code, answer.status_code) == (422, 302)
    assert claims(session) == [RevisionState.PUBLISHED]
    page = department.get(answer.location).text
    assert "1 standard was answered." in page
    assert "乙" in page


def test_all_on_the_page_are_claimed_as_drafts(department: PageClient, session: Session) -> None:
    ids = [a_wish(name).item_id for name in ("甲", "乙", "丙")]

    department.post(LIST, data={"department": "a", "shown": ids, "do": "claim_all"})

    assert claims(session) == [RevisionState.DRAFT] * 3


def test_what_is_refused_is_named_and_the_rest_is_done(
    department: PageClient, session: Session, world: dict[str, int]
) -> None:
    taken, free = a_wish("认领过的"), a_wish("还没有")
    a_claim(taken, world["a"])

    answer = department.post(
        LIST,
        data={"department": "a", "standard": [taken.item_id, free.item_id], "do": "claim"},
    )

    assert answer.status_code == 422
    assert "a局 has claimed 认领过的 already." in answer.text
    assert "1 standard was answered." in answer.text
    assert len(claims(session)) == 2


def test_a_department_says_no_with_its_reason(department: PageClient, session: Session) -> None:
    saved = a_wish()
    said = {"department": "a", "standard": saved.item_id, "do": "decline"}

    none = department.post(LIST, data={**said, "note": "划转"})
    bare = department.post(LIST, data={**said, "reason": "other", "note": " "})
    answer = department.post(LIST, data={**said, "reason": "transferred", "note": "划转"})

    assert (none.status_code, bare.status_code, answer.status_code) == (422, 422, 302)
    assert "Choose a reason</li>" in none.text
    assert answers(session) == [(AnswerState.NOT_CLAIMED, NoClaim.TRANSFERRED, "划转")]
    declined = department.get(f"{LIST}?show=declined").text
    assert "The power was transferred to somebody else" in declined
    assert "划转" in declined


def test_a_department_sends_back_with_a_note(department: PageClient, session: Session) -> None:
    saved = a_wish()
    said = {"department": "a", "standard": saved.item_id, "do": "send_back"}

    bare = department.post(LIST, data=said)
    answer = department.post(LIST, data={**said, "note": "材料不符"})

    assert (bare.status_code, answer.status_code) == (422, 302)
    assert answers(session) == [(AnswerState.SENT_BACK, None, "材料不符")]


def test_what_was_sent_back_waits_again_once_its_owner_has_replied(
    department: PageClient, world: dict[str, int]
) -> None:
    saved = a_wish()
    department.post(
        LIST,
        data={"department": "a", "standard": saved.item_id, "do": "send_back", "note": "不符"},
    )
    assert "居住证申领" not in department.get(LIST).text
    assert "居住证申领" in department.get(f"{LIST}?show=declined").text

    with transaction() as write:
        answer = Reply(standard_id=saved.item_id, department_id=world["a"], text="已改")
        reply(write, answer, actor=SYSTEM, now=NOW)

    assert "居住证申领" in department.get(LIST).text


def test_a_refused_answer_keeps_what_was_ticked_and_forgets_what_was_done_before(
    department: PageClient,
) -> None:
    saved = a_wish()
    said = {"department": "a", "standard": saved.item_id, "do": "send_back"}

    answer = department.post(f"{LIST}?done=3", data={**said, "note": "长" * 2001})

    assert answer.status_code == 422
    assert f'value="{saved.item_id}" checked' in " ".join(answer.text.split())
    assert "were answered" not in answer.text


def test_an_answer_that_is_none_of_those_offered_is_none(
    department: PageClient, session: Session
) -> None:
    saved = a_wish()

    department.post(LIST, data={"department": "a", "standard": saved.item_id, "do": "other"})

    assert claims(session) == []


def test_nothing_ticked_is_said(department: PageClient) -> None:
    a_wish()

    answer = department.post(LIST, data={"department": "a", "do": "claim"})

    assert answer.status_code == 422
    assert "Tick at least one standard." in answer.text


def test_who_keeps_many_departments_sees_what_waits_for_each(
    app: Flask, world: dict[str, int]
) -> None:
    a_wish("甲")
    a_wish("乙")
    client = somebody(app, Role.EDITOR, ROOT)

    page = client.get(LIST).text

    assert ">2</bdi>" in page
    assert "甲" in client.get(f"{LIST}?department=a").text
    assert "甲" not in client.get(f"{LIST}?department=b").text


def test_nobody_answers_for_a_department_beyond_reach(
    department: PageClient, session: Session
) -> None:
    saved = a_wish()

    answer = department.post(
        LIST, data={"department": "b", "standard": saved.item_id, "do": "claim"}, lint=False
    )

    assert answer.status_code == 404
    assert claims(session) == []


def test_the_list_asks_the_database_as_often_for_many_standards(
    app: Flask,
    world: dict[str, int],
    count_queries: Callable[[], AbstractContextManager[Queries]],
) -> None:
    client = somebody(app, Role.EDITOR, ROOT)
    a_wish("标准")
    with count_queries() as few:
        client.get(LIST)
    for number in range(8):
        a_wish(f"标准{number}")
        a_line(f"more{number}", COUNTY, LINE)

    with count_queries() as many:
        client.get(LIST)

    assert len(many) == len(few) <= 16, many
