from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries import find_published
from catalogue.tables import ClaimAnswer, ServiceItem
from catalogue.usecases.answer_claim import decline, send_back
from catalogue.values.commands import Decline, SendBack
from catalogue.values.states import ItemKind, NoClaim
from kernel.access import SYSTEM, Role
from kernel.db import transaction
from tests.catalogue.builders import a_claim, a_published_item
from tests.catalogue.views.filled import filled
from tests.catalogue.views.standards import LINE, a_directory, a_line, a_wish, somebody
from tests.client import PageClient
from tests.clock import NOW
from tests.organisation.builders import COUNTY, OTHER_COUNTY, ROOT
from tests.queries import Queries

LIST = "/staff/catalogue/standards"


@pytest.fixture
def world(app: Flask) -> dict[str, int]:
    return a_directory()


@pytest.fixture
def owner(app: Flask, world: dict[str, int]) -> PageClient:
    return somebody(app, Role.PUBLISHER, ROOT)


@pytest.fixture
def county(app: Flask, world: dict[str, int]) -> PageClient:
    return somebody(app, Role.EDITOR, COUNTY)


def claims(session: Session) -> list[str]:
    query = select(ServiceItem.department_name).where(ServiceItem.kind == ItemKind.CLAIM)
    return sorted(session.scalars(query))


def test_one_sees_the_standards_of_ones_own_region_and_of_those_above(
    county: PageClient,
) -> None:
    a_wish("上级标准")
    a_wish("隔壁标准", region=OTHER_COUNTY, department="b局")

    page = county.get(LIST).text

    assert "上级标准" in page
    assert "隔壁标准" not in page


def test_a_standard_shows_how_many_are_asked_and_what_they_answered(
    owner: PageClient, world: dict[str, int]
) -> None:
    saved = a_wish()
    a_claim(saved, world["a"])

    page = owner.get(LIST).text
    one = owner.get(f"{LIST}/{saved.code}").text

    assert 'class="num"><bdi class="num">1</bdi>' in page
    assert "a局" in one
    assert "Claimed" in one


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("q=居住", {"居住证申领"}),
        ("owner=a", {"县标准"}),
        ("state=draft", {"草稿标准"}),
        ("show=mine", {"县标准"}),
        ("show=offered", {"居住证申领"}),
    ],
)
def test_the_directory_is_narrowed_by_its_address(
    county: PageClient, query: str, seen: set[str]
) -> None:
    a_wish()
    a_wish("县标准", region=COUNTY, department="a局", claimed_at=())
    a_wish("草稿标准", publish=False)

    page = county.get(f"{LIST}?{query}").text

    assert {name for name in ("居住证申领", "县标准", "草稿标准") if name in page} == seen


def test_the_directory_asks_the_database_as_often_for_many_standards(
    owner: PageClient,
    world: dict[str, int],
    count_queries: Callable[[], AbstractContextManager[Queries]],
) -> None:
    a_claim(a_wish("标准0"), world["a"])
    with count_queries() as few:
        owner.get(LIST)
    for number in range(1, 9):
        a_claim(a_wish(f"标准{number}"), world["a"])
        a_line(f"more{number}", COUNTY, LINE)

    with count_queries() as many:
        owner.get(LIST)

    assert len(many) == len(few) <= 14, many


def test_a_standard_is_written_with_the_levels_that_are_asked(
    owner: PageClient, session: Session
) -> None:
    form = filled(owner.get("/staff/catalogue/items/new?kind=standard").text)
    form |= {"name": ["新标准"], "department": ["root"], "claimed_at": ["county"], "do": ["save"]}

    saved = owner.post("/staff/catalogue/items/new?kind=standard", data=form)

    assert saved.status_code == 302, saved.text
    row = session.scalars(select(ServiceItem).where(ServiceItem.name == "新标准")).one()
    assert (row.kind, row.claimed_at) == (ItemKind.STANDARD, ["county"])
    again = filled(owner.get(f"/staff/catalogue/items/{row.code}").text)
    assert again["claimed_at"] == ["county"]


def test_an_item_is_made_a_standard_and_follows_it(owner: PageClient, session: Session) -> None:
    item = a_published_item(region=ROOT, department="root局", place="2号楼")
    path = f"/staff/catalogue/items/{item.code}"
    assert "Make it a standard" in owner.get(f"{path}/state").text

    refused = owner.submit(f"{path}/standard", {"basis": " "}, form=1)
    made = owner.submit(f"{path}/standard", {"basis": "文〔2026〕1号"}, form=1)

    assert refused.status_code == 422
    assert made.status_code == 302, made.text
    found = find_published(session, item.code)
    assert found is not None
    assert found.facts.place == "2号楼"
    assert "居住证申领" in owner.get(made.location).text


def test_a_whole_level_claims_at_once_and_sees_before_who_will(
    owner: PageClient, session: Session, world: dict[str, int]
) -> None:
    saved = a_wish()
    a_line("c", COUNTY, LINE)
    path = f"{LIST}/{saved.code}/level"

    page = owner.get(f"{path}?level=county").text
    assert "2 departments would claim it" in page
    assert "1 place has no department for this work" in page
    assert "地区650200" in page
    form = filled(page) | {"publish": ["y"], "basis": ["文〔2026〕1号"]}
    answer = owner.post(path, data=form)

    assert answer.status_code == 302, answer.text
    assert claims(session) == ["a局", "c局"]
    assert owner.post(path, data=form).status_code == 422


def test_who_said_no_stays_as_it_is_when_the_level_claims(
    owner: PageClient, session: Session, world: dict[str, int]
) -> None:
    saved = a_wish()
    with transaction() as write:
        no = Decline(
            standard_id=saved.item_id, department_id=world["a"], reason=NoClaim.TRANSFERRED
        )
        decline(write, no, actor=SYSTEM, now=NOW)

    page = owner.get(f"{LIST}/{saved.code}/level?level=county").text

    assert "They said no or sent it back, and stay as they are" in page
    assert owner.post(f"{LIST}/{saved.code}/level", data={"level": "county"}).status_code == 422
    assert claims(session) == []


def test_nobody_claims_for_those_beyond_reach(
    app: Flask, session: Session, world: dict[str, int]
) -> None:
    saved = a_wish()
    other = somebody(app, Role.PUBLISHER, OTHER_COUNTY)

    page = other.get(f"{LIST}/{saved.code}/level?level=county").text
    answer = other.post(f"{LIST}/{saved.code}/level", data={"level": "county"})

    assert "1 more department is answered for by others." in page
    assert answer.status_code == 422
    assert claims(session) == []


def test_the_owner_reads_why_it_was_sent_back_and_replies(
    owner: PageClient, session: Session, world: dict[str, int]
) -> None:
    saved = a_wish()
    with transaction() as write:
        back = SendBack(standard_id=saved.item_id, department_id=world["a"], note="材料与条例不符")
        send_back(write, back, actor=SYSTEM, now=NOW)
    path = f"{LIST}/{saved.code}"

    assert "材料与条例不符" in owner.get(f"{path}?show=sent_back").text
    empty = owner.post(f"{path}/reply", data={"department": world["a"], "text": " "})
    long = owner.post(f"{path}/reply", data={"department": world["a"], "text": "长" * 2001})
    sent = owner.post(f"{path}/reply", data={"department": world["a"], "text": "已改"})

    assert (empty.status_code, long.status_code, sent.status_code) == (422, 422, 302)
    assert "This is too long: 2000 characters at most." in long.text
    assert "长" * 2001 in long.text
    assert session.scalars(select(ClaimAnswer.reply)).one() == "已改"


def test_who_only_sees_a_standard_does_not_reply_for_its_owner(
    county: PageClient, world: dict[str, int]
) -> None:
    saved = a_wish()
    path = f"{LIST}/{saved.code}"

    assert "State and history" not in county.get(path).text
    answer = county.post(f"{path}/reply", data={"department": world["a"], "text": "x"})
    assert answer.status_code == 422
