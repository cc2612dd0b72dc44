"""A translator in a browser: fetch the texts of a filter, hand the file in, read the report."""

from io import BytesIO

import pytest
from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from kernel.access import Role
from tests.catalogue.builders import a_published_item
from tests.catalogue.exchange.texts import save, text_of, worked_on
from tests.catalogue.views.test_staff import sign_in
from tests.client import PageClient
from tests.kernel.xliff.structure import breaches
from tests.organisation.builders import COUNTY, OTHER_COUNTY, a_small_world, an_account

PAGE = "/staff/translations/files"
FILE = "/staff/translations/files/texts.xlf?to=ug"
NAME = {"居住证申领": "تۇرۇش كىنىشكىسى"}


@pytest.fixture
def world(app: Flask) -> None:
    a_small_world()


def translator(client: PageClient, place: str = COUNTY) -> PageClient:
    return sign_in(client, an_account("t@hall.example", Role.TRANSLATOR, place))


def hand_in(client: PageClient, content: bytes, name: str = "ug.xlf", **more: str) -> TestResponse:
    data = {"file": (BytesIO(content), name), **more}
    return client.post(PAGE, data=data, content_type="multipart/form-data")


def test_a_file_goes_out_and_comes_back_in_a_browser(
    world: None, client: PageClient, session: Session
) -> None:
    item, staff = a_published_item(region=COUNTY), translator(client)

    page = staff.get(f"{PAGE}?to=ug").text
    assert "2 texts" in page
    assert "files/texts.xlf?to=ug" in page
    fetched = staff.get(FILE)
    assert fetched.headers["Content-Disposition"] == "attachment; filename=texts-ug.xlf"
    assert breaches(fetched.data) == []

    done = hand_in(staff, worked_on(fetched.data, NAME))

    assert (done.status_code, "1 new or changed, 0 as they were, 1 left open" in done.text) == (
        200,
        True,
    )
    assert text_of(item.item_id).text == NAME["居住证申领"]


def test_the_filter_of_the_page_narrows_the_file(
    world: None, client: PageClient, session: Session
) -> None:
    item, staff = a_published_item(region=COUNTY), translator(client)
    save(item.item_id, NAME["居住证申领"])

    content = staff.get(f"{FILE}&state=missing").data

    assert content.count(b"<unit") == 1
    assert b"msgctxt" in staff.get(FILE.replace(".xlf", ".po")).data


def test_what_is_wrong_is_said_text_by_text(
    world: None, client: PageClient, session: Session
) -> None:
    item, staff = a_published_item(region=COUNTY), translator(client)
    content = worked_on(staff.get(FILE).data, {**NAME, "申请表": "Form"})

    refused = hand_in(staff, content)

    assert refused.status_code == 422
    assert "Nothing was saved" in refused.text
    assert "No letter here belongs to" in refused.text
    assert text_of(item.item_id).text == ""


def test_a_check_saves_nothing(world: None, client: PageClient, session: Session) -> None:
    item, staff = a_published_item(region=COUNTY), translator(client)

    checked = hand_in(staff, worked_on(staff.get(FILE).data, NAME), dry_run="y")

    assert "Checked, nothing changed yet" in checked.text
    assert text_of(item.item_id).text == ""


def test_a_translator_reaches_no_texts_of_elsewhere(
    world: None, client: PageClient, session: Session
) -> None:
    a_published_item(region=COUNTY)

    assert translator(client, OTHER_COUNTY).get(FILE).data.count(b"<unit") == 0


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><xliff>&a;</xliff>", "a.xlf", "document type declaration"),
        (b"", "a.po", "was not exported here"),
        (b"PK\x03\x04", "a.docx", "read as .xlf, .xliff or .po"),
    ],
)
def test_a_hostile_file_is_a_reason_on_the_page(
    world: None, client: PageClient, content: bytes, name: str, reason: str
) -> None:
    refused = hand_in(translator(client), content, name)

    assert (refused.status_code, reason in refused.text) == (422, True)
