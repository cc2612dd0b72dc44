import io
import json
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from flask import Flask
from sqlalchemy import update
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from catalogue.exchange.exporting import export_file
from catalogue.jobs import HANDLERS
from catalogue.queries.drafts import all_drafts
from catalogue.refusals import NotReviewed
from catalogue.tables import ImportOrder, ServiceItem
from catalogue.usecases.import_orders import OrderImport, cancel_import, order_import
from catalogue.usecases.uploads import forget_uploads, uploads
from catalogue.values.codes import RevisionState
from groundwork.worker import work_once
from kernel import clock
from kernel.access import SYSTEM, Actor, Role
from kernel.db import transaction
from organisation.tables import Staff
from tests.catalogue.builders import a_published_item
from tests.catalogue.exchange.edited import edited, remove, write
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

    assert ">实施编码</td>" in page
    assert ">code</td>" not in page


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


def send_file(client: PageClient, path: Path) -> TestResponse:
    return client.post(
        PAGE,
        data={"file": (io.BytesIO(path.read_bytes()), path.name), "region": COUNTY, "basis": "文"},
        content_type="multipart/form-data",
    )


def test_the_page_asks_again_by_itself_until_it_is_done(staff: PageClient) -> None:
    asked = send(staff, [ITEM])
    assert staff.get(asked.location).headers["Refresh"] == "3"

    work()

    assert "Refresh" not in staff.get(asked.location).headers


def test_an_edited_export_shows_each_change_before_it_comes_in(
    staff: PageClient, session: Session, tmp_path: Path
) -> None:
    a_published_item("居住证申领", department="police局", region=COUNTY, place="1号楼")
    export_file(tmp_path / "out.xlsx")
    asked = send_file(staff, edited(tmp_path / "out.xlsx", write("办理地点", "2号楼")))
    work()

    page = staff.get(asked.location).text

    assert ">办理地点</span></td>" in page
    assert ">1号楼</del>" in page
    assert ">2号楼</ins>" in page


def test_items_taken_out_are_withdrawn_only_with_a_tick(
    staff: PageClient, session: Session, tmp_path: Path
) -> None:
    for name in ("甲", "乙"):
        a_published_item(name, department="police局", region=COUNTY)
    export_file(tmp_path / "out.xlsx")
    path = edited(tmp_path / "out.xlsx", remove(2), remove(2, sheet="材料"))

    asked = send_file(staff, path)
    work()
    assert "Also withdraw 1 item" in staff.get(asked.location).text
    staff.submit(asked.location, form=1)
    work()
    assert states(session) == {"甲": RevisionState.PUBLISHED, "乙": RevisionState.PUBLISHED}

    asked = send_file(staff, path)
    work()
    staff.submit(asked.location, {"withdraw": "on"}, form=1)
    work()
    assert states(session) == {"甲": RevisionState.WITHDRAWN, "乙": RevisionState.PUBLISHED}


def states(session: Session) -> dict[str, RevisionState]:
    session.rollback()
    return {draft.facts.name: draft.state for draft in all_drafts(session)}


def test_a_refused_workbook_can_be_fetched_marked_by_its_owner_alone(
    staff: PageClient, session: Session, tmp_path: Path
) -> None:
    a_published_item("居住证申领", department="police局", region=COUNTY)
    export_file(tmp_path / "out.xlsx")
    asked = send_file(staff, edited(tmp_path / "out.xlsx", write("到现场次数", "两次")))
    work()
    assert f"{asked.location}/returned" in staff.get(asked.location).text

    answer = staff.get(f"{asked.location}/returned", lint=False)

    sheet = openpyxl.load_workbook(io.BytesIO(answer.data))["事项"]
    answer.close()
    assert "问题" in [cell.value for cell in sheet[1]]
    other = PageClient(staff.application, use_cookies=True)
    sign_in(other, an_account("second@hall.example", Role.PUBLISHER, COUNTY))
    assert other.get(f"{asked.location}/returned", lint=False).status_code == 404


def test_the_marked_workbook_speaks_the_language_of_its_owner(
    staff: PageClient, tmp_path: Path
) -> None:
    with transaction() as writing:
        writing.execute(update(Staff).values(language="zh-Hans"))
    a_published_item("居住证申领", department="police局", region=COUNTY)
    export_file(tmp_path / "out.xlsx")
    asked = send_file(staff, edited(tmp_path / "out.xlsx", write("到现场次数", "两次")))
    work()

    answer = staff.get(f"{asked.location}/returned", lint=False)

    sheet = openpyxl.load_workbook(io.BytesIO(answer.data))["事项"]
    answer.close()
    assert "整数" in str(sheet.cell(2, sheet.max_column).value)


def test_an_order_can_be_cancelled_before_it_is_checked(
    staff: PageClient, session: Session
) -> None:
    asked = send(staff, [ITEM])
    staff.submit(asked.location, form=1)
    work()

    assert "Cancelled. Nothing was imported." in staff.get(asked.location).text
    assert list(all_drafts(session)) == []


def test_of_an_import_cancelled_while_it_comes_in_nothing_remains(
    staff: PageClient, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = send(staff, [{**ITEM, "name": f"事项{number}"} for number in range(120)])
    work()
    staff.submit(asked.location, form=1)
    order_id = int(asked.location.rsplit("/", 1)[1])

    def told(session: Session, order: Any, _progress: Any) -> None:
        if order.state == "importing":
            owner = Actor(staff_id=order.staff_id, grants=SYSTEM.grants)
            cancel_import(session, order_id, actor=owner, now=clock.now())

    monkeypatch.setattr("catalogue.exchange.ordered.note_progress", told)
    work()

    session.rollback()
    assert session.query(ServiceItem).count() == 0
    assert session.get_one(ImportOrder, order_id).state == "cancelled"
    assert "Cancelled" in staff.get(asked.location).text


def test_what_was_handed_in_is_forgotten_after_a_day(staff: PageClient) -> None:
    send(staff, [ITEM])
    now = clock.now()
    (kept,) = uploads().iterdir()
    os.utime(kept, (now.timestamp(), now.timestamp()))

    forget_uploads(now + timedelta(hours=23))
    assert kept.exists()
    forget_uploads(now + timedelta(hours=25))
    assert not kept.exists()
