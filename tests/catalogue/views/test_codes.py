"""What a code means stands at its field, and what is wrong with it, after saving."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from kernel.access import Role
from organisation.tables import Department
from tests.catalogue.builders import a_draft
from tests.catalogue.views.filled import filled
from tests.catalogue.views.test_staff import HERE, item_path, sign_in
from tests.catalogue.views.test_staff_import import ITEM, send, work
from tests.client import PageClient
from tests.organisation.builders import COUNTY, a_small_world, an_account

BODY = "11659800MB00010112"
CODE = f"{BODY}3000164213003"


@pytest.fixture
def staff(app: Flask, client: PageClient) -> PageClient:
    a_small_world()
    return sign_in(client, an_account("publisher@hall.example", Role.PUBLISHER, COUNTY))


def test_the_editor_says_what_a_code_means(staff: PageClient) -> None:
    a_draft(**HERE, code=CODE, basic_code="00016421300Y", business_code=f"{CODE}01")

    page = staff.get(item_path(CODE)).text

    for words in (
        f"Credit code of the body: {BODY}.",
        "Level: Prefecture or city.",
        "It stands in the national directory.",
        "Kind of act: Administrative permit.",
        "Department 64, main item 213.",
        "Sub item 003.",
        "It is the heading over its sub items.",
        "Number of the business item: 01.",
    ):
        assert words in page


def test_a_code_of_a_region_says_so(staff: PageClient) -> None:
    draft = a_draft(**HERE, basic_code="340017021000")

    page = staff.get(item_path(draft.code)).text

    assert "It stands in the directory of the region 34." in page
    assert "It has no sub items." in page
    assert "Kind of act:" not in page  # 00 leaves it open


def test_a_code_shared_by_several_levels_says_so(staff: PageClient) -> None:
    a_draft(**HERE, code=f"{BODY}7000164213003")

    page = staff.get(item_path(f"{BODY}7000164213003")).text

    assert "Several levels share the power." in page


def test_what_is_wrong_stands_at_the_field_and_on_the_state_page(
    staff: PageClient, session: Session
) -> None:
    session.get_one(Department, 1).uscc = "11659800MB000102XR"
    session.commit()
    a_draft(**HERE, code=CODE, basic_code="0100123")

    for page in (staff.get(item_path(CODE)).text, staff.get(f"{item_path(CODE)}/state").text):
        assert "The basic code has the old form of up to 10 characters" in page
        assert "begins with the credit code of another body than the department" in page


def test_an_item_without_codes_has_no_notes(staff: PageClient) -> None:
    draft = a_draft(**HERE)

    assert "-meaning" not in staff.get(item_path(draft.code)).text


def test_codes_that_are_typed_are_saved_whatever_their_form(staff: PageClient) -> None:
    draft = a_draft(**HERE)
    form = filled(staff.get(item_path(draft.code)).text)
    form |= {"business_code": ["X-1"], "local_basic_code": ["511A"], "do": ["save"]}

    assert staff.post(item_path(draft.code), data=form).status_code == 302

    page = staff.get(item_path(draft.code)).text
    assert 'value="X-1"' in page
    assert 'value="511A"' in page
    assert "The business item code does not have 33 characters" in page


def test_the_report_of_a_list_names_each_code(staff: PageClient) -> None:
    asked = send(staff, [{**ITEM, "basic_code": "0100123"}])
    work()

    page = staff.get(asked.location).text

    assert "Codes to look at" in page
    assert "1 code comes in as it is." in page
    assert "Only the first" not in page
    assert ">basic_code</td>" in page
    assert "0100123" in page
    assert "It would be: 1 added" in page


def test_the_report_says_when_it_names_only_the_first_codes(staff: PageClient) -> None:
    items = [{**ITEM, "name": f"事项{n}", "basic_code": "0100123"} for n in range(201)]
    asked = send(staff, items)
    work()

    page = staff.get(asked.location).text

    assert "201 codes come in as they are." in page
    assert "Only the first 200 are listed." in page
