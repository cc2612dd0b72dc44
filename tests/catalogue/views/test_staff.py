import re
from typing import Any

import pytest
from flask import Flask, g
from sqlalchemy.orm import Session

from catalogue.queries import find_published
from catalogue.queries.drafts import facts_of, get_draft_row
from catalogue.usecases.save_draft import save_draft
from catalogue.values.codes import Audience, Charged, Level
from catalogue.values.commands import SaveDraft
from catalogue.values.facts import FaqFacts, FeeFacts, StepFacts
from groundwork.sessions import begin_session
from kernel import clock
from kernel.access import SYSTEM, Role
from kernel.db import transaction
from portal.visitors import cookie_name
from tests.catalogue.builders import a_draft, a_material, a_published_item, days, some_facts
from tests.catalogue.flow import publish_on_the_pages
from tests.catalogue.views.filled import filled
from tests.client import PageClient
from tests.clock import NOW
from tests.organisation.builders import COUNTY, OTHER_COUNTY, a_small_world, an_account

LIST = "/staff/catalogue"
HERE: dict[str, Any] = {"department": "police局", "region": COUNTY}
ELSEWHERE: dict[str, Any] = {"department": "tax局", "region": OTHER_COUNTY}


@pytest.fixture
def staff(app: Flask, client: PageClient) -> PageClient:
    """A publisher of one county."""
    a_small_world()
    return sign_in(client, an_account("publisher@hall.example", Role.PUBLISHER, COUNTY))


def sign_in(client: PageClient, staff_id: int) -> PageClient:
    with transaction() as session:
        begin_session(session, staff_id=staff_id, now=clock.now())
    client.set_cookie(cookie_name(), g.pop("new_session_key"))
    return client


def item_path(code: str) -> str:
    return f"{LIST}/items/{code}"


def test_the_list_holds_only_what_is_within_reach(staff: PageClient) -> None:
    a_draft("这里的事项", **HERE)
    a_draft("别处的事项", **ELSEWHERE)

    page = staff.get(LIST).text

    assert "这里的事项" in page
    assert "别处的事项" not in page


def test_an_item_beyond_reach_is_not_there(staff: PageClient) -> None:
    other = a_draft("别处的事项", **ELSEWHERE)

    for path in ("", "/state", "/preview"):
        assert staff.get(item_path(other.code) + path, lint=False).status_code == 404
    answer = staff.post(item_path(other.code) + "/publish", data={"request": "1"}, lint=False)
    assert answer.status_code == 404


def test_the_list_is_narrowed_by_its_address(staff: PageClient) -> None:
    a_published_item("甲事项", **HERE)
    a_draft("乙事项", **HERE)

    assert "乙事项" not in staff.get(f"{LIST}?state=published").text
    assert "甲事项" not in staff.get(f"{LIST}?q=乙").text
    assert "1 item" in staff.get(f"{LIST}?department=police&q=甲").text


def test_an_item_is_written_published_and_read_by_citizens(
    app: Flask, staff: PageClient, session: Session
) -> None:
    form = filled(staff.get(f"{LIST}/items/new").text)
    form |= {
        "name": ["居住证申领"],
        "department": ["police"],
        "legal_limit-number": ["20"],
        "promised_limit-number": ["5"],
        "fees": ["工本费 | 20 | 每证 | 办法"],
        "do": ["add_material"],
    }
    form = filled(staff.post(f"{LIST}/items/new", data=form).text)
    form |= {"materials-0-name": ["身份证"], "do": ["save"]}

    saved = staff.post(f"{LIST}/items/new", data=form)
    assert saved.status_code == 302
    code = saved.location.split("/")[-2]
    publish_on_the_pages(app, code)

    found = find_published(session, code)
    assert found is not None
    assert found.facts.fees == (
        FeeFacts(name="工本费", amount_fen=2000, standard="每证", basis="办法"),
    )
    assert found.facts.materials[0].name == "身份证"
    assert "居住证申领" in staff.get(f"/en/items/{code}").text
    assert "文〔2026〕1号" in staff.get(f"{item_path(code)}/state").text


def test_saving_without_a_change_changes_nothing(staff: PageClient, session: Session) -> None:
    everything: dict[str, Any] = {
        "summary": "一句话\n两行",
        "audiences": (Audience.PERSON,),
        "themes": ("household", "work"),
        "accepted_at": (Level.TOWNSHIP,),
        "legal_limit": days(20),
        "promised_limit": days(5),
        "visits": 0,
        "charged": Charged.YES,
        "fees": (FeeFacts(name="工本费", amount_fen=2050, basis="办法"),),
        "faqs": (FaqFacts(question="要照片吗", answer="要"),),
        "legal_basis": ("甲法", "乙条例"),
        "aliases": ("暂住证",),
        "texts": {"en": {"name": "Permit"}, "kk": {"name": "Рұқсат"}},
        "materials": (a_material("身份证", copy_count=2, texts={"ug": {"name": "كىملىك"}}),),
        "steps": (StepFacts(key="", name="受理", who="窗口"),),
    }
    draft = a_draft(**HERE, **everything)
    before = facts_of(get_draft_row(session, draft.item_id))

    form = filled(staff.get(item_path(draft.code)).text) | {"do": ["save"]}
    answer = staff.post(item_path(draft.code), data=form)

    assert answer.status_code == 302, answer.text
    assert facts_of(get_draft_row(session, draft.item_id)) == before


def test_the_second_editor_is_told_and_keeps_what_was_typed(
    staff: PageClient, session: Session
) -> None:
    draft = a_draft(**HERE)
    form = filled(staff.get(item_path(draft.code)).text)
    with transaction() as write:
        command = SaveDraft(
            facts=some_facts("第一人的名字", code=draft.code, **HERE), item_id=draft.item_id
        )
        save_draft(write, command, actor=SYSTEM, now=NOW)

    answer = staff.post(
        item_path(draft.code), data=form | {"name": ["第二人的名字"], "do": ["save"]}
    )

    assert answer.status_code == 422
    assert "Somebody else changed this in the meantime" in answer.text
    assert 'value="第二人的名字"' in answer.text
    assert facts_of(get_draft_row(session, draft.item_id)).name == "第一人的名字"


def test_a_wrong_value_is_named_at_its_field_and_nothing_is_lost(staff: PageClient) -> None:
    draft = a_draft(**HERE)
    form = filled(staff.get(item_path(draft.code)).text)
    form |= {
        "visits": ["two"],
        "materials-0-copy_count": ["x"],
        "promised_limit-number": ["soon"],
        "online_url": ["javascript:alert(1)"],
        "hours": ["上午"],
        "do": ["save"],
    }

    answer = staff.post(item_path(draft.code), data=form)

    assert answer.status_code == 422
    for field in ("visits", "materials-0-copy_count", "promised_limit-number", "online_url"):
        assert f'href="#{field}"' in answer.text, field
    assert "上午" in answer.text


def test_rows_are_added_and_removed_without_a_script(staff: PageClient) -> None:
    draft = a_draft(**HERE, materials=(a_material("甲"), a_material("乙"), a_material("丙")))
    form = filled(staff.get(item_path(draft.code)).text)

    answer = staff.post(item_path(draft.code), data=form | {"do": ["drop_material-1"]})
    form = filled(answer.text)

    names = [form[name][0] for name in form if name.startswith("materials") and "-name" in name]
    assert names == ["甲", "丙"]
    assert staff.post(item_path(draft.code), data=form | {"do": ["save"]}).status_code == 302
    assert ">乙<" not in staff.get(item_path(draft.code)).text


def test_a_promise_above_the_law_is_shown_and_bars_publishing(
    staff: PageClient, session: Session
) -> None:
    draft = a_draft(**HERE, legal_limit=days(5), promised_limit=days(9))

    page = staff.get(f"{item_path(draft.code)}/state").text
    answer = staff.submit(f"{item_path(draft.code)}/submit", {"title": "x"}, form=1)

    assert "The promised limit is longer than the legal one" in page
    assert answer.status_code == 422
    assert "promises an answer later than the law allows" in answer.text
    assert find_published(session, draft.code) is None


def test_an_item_is_withdrawn(staff: PageClient, session: Session) -> None:
    item = a_published_item(**HERE)

    answer = staff.post(f"{item_path(item.code)}/withdraw", data={"basis": "废止"})

    assert answer.status_code == 302
    assert find_published(session, item.code) is None
    assert "Withdrawn" in staff.get(f"{item_path(item.code)}/state").text


@pytest.mark.parametrize(("lang", "words"), [("zh-Hans", "居住证申领"), ("en", "Residence permit")])
def test_a_draft_is_seen_as_citizens_will_see_it(staff: PageClient, lang: str, words: str) -> None:
    draft = a_draft(**HERE, texts={"en": {"name": "Residence permit"}})

    page = staff.get(f"{item_path(draft.code)}/preview?lang={lang}").text

    assert re.search(rf"<h1>\s*{words}\s*</h1>", page)
    assert f'<html lang="{lang}"' in page


def test_an_editor_writes_but_does_not_publish(
    app: Flask, client: PageClient, session: Session
) -> None:
    a_small_world()
    sign_in(client, an_account("editor@hall.example", Role.EDITOR, "police"))
    draft = a_draft(**HERE)

    page = client.get(f"{item_path(draft.code)}/state").text
    answer = client.post(f"{item_path(draft.code)}/publish", data={"request": "1"}, lint=False)

    assert "Submit for review" in page
    assert answer.status_code == 403
    assert client.get(item_path(draft.code)).status_code == 200


def test_a_department_beyond_reach_cannot_be_chosen(staff: PageClient, session: Session) -> None:
    draft = a_draft(**HERE)
    form = filled(staff.get(item_path(draft.code)).text)

    answer = staff.post(item_path(draft.code), data=form | {"department": ["tax"], "do": ["save"]})

    assert answer.status_code == 422
    assert facts_of(get_draft_row(session, draft.item_id)).department == "police局"


def test_a_clerk_has_no_catalogue(app: Flask, client: PageClient) -> None:
    a_small_world()
    sign_in(client, an_account())

    assert client.get(LIST, lint=False).status_code == 403
