import io
import json
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from catalogue.jobs import HANDLERS
from catalogue.queries.drafts import all_drafts
from catalogue.refusals import NotReviewed
from catalogue.usecases.import_orders import OrderImport, order_import
from groundwork.worker import work_once
from kernel import clock
from kernel.access import Role
from kernel.db import transaction
from tests.catalogue.flow import PUBLISHER
from tests.catalogue.views.test_staff import sign_in
from tests.client import PageClient
from tests.organisation.builders import COUNTY, OTHER_COUNTY, a_small_world, an_account

PAGE = "/staff/catalogue/import"
ITEM = {"name": "居住证申领", "department": "police局", "materials": [{"name": "身份证"}]}


@pytest.fixture
def staff(app: Flask, client: PageClient) -> PageClient:
    a_small_world()
    return sign_in(client, an_account("publisher@hall.example", Role.PUBLISHER, COUNTY))


def send(client: PageClient, items: list[dict[str, Any]], **more: str) -> TestResponse:
    content = json.dumps({"items": items}).encode()
    return client.post(
        PAGE,
        data={
            "file": (io.BytesIO(content), "事项.json"),
            "region": COUNTY,
            "basis": "文〔2026〕1号",
            **more,
        },
        content_type="multipart/form-data",
    )


def work() -> None:
    while work_once(HANDLERS, now=clock.now()):
        pass


def test_a_list_is_checked_first_and_comes_in_after_a_yes(
    staff: PageClient, session: Session
) -> None:
    asked = send(staff, [ITEM])
    assert asked.status_code == 302, asked.text
    assert "is being checked" in staff.get(asked.location).text

    work()
    report = staff.get(asked.location).text
    assert "1 added, 0 changed, 0 unchanged, 0 published" in report
    assert list(all_drafts(session)) == []

    staff.submit(asked.location, form=1)
    work()

    assert "1 added" in staff.get(asked.location).text
    assert [draft.facts.name for draft in all_drafts(session)] == ["居住证申领"]


def test_saying_yes_twice_imports_once(staff: PageClient, session: Session) -> None:
    asked = send(staff, [ITEM])
    work()
    staff.submit(asked.location, form=1)

    again = staff.post(asked.location, data={"yes": "y"}, lint=False)
    work()

    assert again.status_code == 409
    assert len(list(all_drafts(session))) == 1


def test_problems_are_shown_with_their_places(staff: PageClient, session: Session) -> None:
    asked = send(staff, [ITEM, {**ITEM, "name": "", "visits": "two"}])
    work()

    page = staff.get(asked.location).text

    assert "there are 2 problems" in page
    assert "visits" in page
    assert list(all_drafts(session)) == []


def test_a_broken_rule_names_the_head_of_the_column(staff: PageClient) -> None:
    rows = "事项名称,实施主体,实施编码\n居住证申领,police局,a/b\n"
    content = io.BytesIO(rows.encode())
    asked = staff.post(
        PAGE,
        data={"file": (content, "事项.csv"), "region": COUNTY, "basis": "文"},
        content_type="multipart/form-data",
    )
    work()

    page = staff.get(asked.location).text

    assert "<td>实施编码</td>" in page
    assert "<td>code</td>" not in page


def test_items_of_others_are_refused(staff: PageClient, session: Session) -> None:
    asked = send(staff, [{**ITEM, "department": "tax局", "region": OTHER_COUNTY}])
    work()

    assert "not yours to change" in staff.get(asked.location).text


def test_a_file_of_another_kind_is_refused_at_once(staff: PageClient) -> None:
    answer = staff.post(
        PAGE,
        data={"file": (io.BytesIO(b"x"), "list.exe"), "region": COUNTY, "basis": "x"},
        content_type="multipart/form-data",
    )

    assert answer.status_code == 422
    assert "Lists are read as" in answer.text


def test_nobody_sees_the_report_of_another(staff: PageClient, session: Session) -> None:
    asked = send(staff, [ITEM])
    other = PageClient(staff.application, use_cookies=True)
    sign_in(other, an_account("second@hall.example", Role.PUBLISHER, COUNTY))

    assert other.get(asked.location, lint=False).status_code == 404


def test_no_list_is_published_past_the_review(staff: PageClient, session: Session) -> None:
    send(staff, [ITEM], publish="y")
    work()

    command = OrderImport(file_name="a.json", stored_as="x", publish=True)
    with pytest.raises(NotReviewed), transaction() as write:
        order_import(write, command, actor=PUBLISHER, now=clock.now())

    assert [draft.state for draft in all_drafts(session)] == []
