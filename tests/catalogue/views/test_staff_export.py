import io
import json
import zipfile

import openpyxl
import pytest
from flask import Flask

from catalogue.jobs import HANDLERS
from groundwork.worker import work_once
from kernel import clock
from kernel.access import Role
from tests.catalogue.builders import a_published_item, a_standard
from tests.catalogue.views.test_staff import sign_in
from tests.client import PageClient
from tests.organisation.builders import COUNTY, OTHER_COUNTY, a_small_world, an_account

LIST = "/staff/catalogue"


@pytest.fixture
def staff(app: Flask, client: PageClient) -> PageClient:
    a_small_world()
    for name in ("甲", "乙"):
        a_published_item(name, department="police局", region=COUNTY)
    a_published_item("丙", department="tax局", region=OTHER_COUNTY)
    return sign_in(client, an_account("publisher@hall.example", Role.PUBLISHER, COUNTY))


def fetched(client: PageClient, address: str) -> bytes:
    """Order a list, let the worker write it, and return the file."""
    asked = client.post(address, data={"yes": "y"}, lint=False)
    assert client.get(asked.location).headers["Refresh"] == "2"
    while work_once(HANDLERS, now=clock.now()):
        pass
    assert f"{asked.location}/file" in client.get(asked.location).text
    answer = client.get(f"{asked.location}/file", lint=False)
    found = answer.data
    answer.close()
    return found


def names(workbook: bytes) -> list[object]:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook))["事项"]
    column = next(cell.column for cell in sheet[1] if cell.value == "事项名称")
    return [sheet.cell(row, column).value for row in range(2, sheet.max_row + 1)]


def test_a_workbook_holds_what_one_may_edit(staff: PageClient) -> None:
    assert names(fetched(staff, f"{LIST}/export/xlsx")) == ["甲", "乙"]


def test_a_workbook_holds_what_the_filter_shows(staff: PageClient) -> None:
    assert "export/xlsx?q=" in staff.get(f"{LIST}?q=乙").text
    assert names(fetched(staff, f"{LIST}/export/xlsx?q=乙")) == ["乙"]


def test_the_base_directory_is_a_workbook_of_its_own(staff: PageClient) -> None:
    a_standard("丁", department="police局", region=COUNTY)

    assert "export/xlsx?kind=standard" in staff.get(f"{LIST}/standards").text
    assert names(fetched(staff, f"{LIST}/export/xlsx?kind=standard")) == ["丁"]
    assert names(fetched(staff, f"{LIST}/export/xlsx")) == ["甲", "乙"]


def test_what_only_a_page_can_narrow_is_not_promised_as_a_workbook(staff: PageClient) -> None:
    a_standard("丁", department="police局", region=COUNTY)

    shown = staff.get(f"{LIST}/standards?show=mine").text

    assert "丁" in shown
    assert "/export/xlsx" not in shown


@pytest.mark.parametrize("page", ["materials", "bundles"])
def test_the_dictionary_and_bundles_are_a_workbook_of_their_own(
    staff: PageClient, page: str
) -> None:
    assert f'action="{LIST}/export/beside"' in staff.get(f"{LIST}/{page}").text

    book = openpyxl.load_workbook(io.BytesIO(fetched(staff, f"{LIST}/export/beside")))

    shown = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    assert shown == ["材料字典", "一件事", "一件事事项"]


def test_tables_come_together_in_one_archive(staff: PageClient) -> None:
    archive = zipfile.ZipFile(io.BytesIO(fetched(staff, f"{LIST}/export/csv")))
    assert {"items.csv", "items.materials.csv", "items.fees.csv"} <= {*archive.namelist()}
    assert "甲" in archive.read("items.csv").decode("utf-8-sig")


def test_json_comes_as_it_is(staff: PageClient) -> None:
    found = json.loads(fetched(staff, f"{LIST}/export/json"))
    assert [item["name"] for item in found["items"]] == ["甲", "乙"]


@pytest.mark.parametrize(
    "address", ["exe", "xlsx/short", "xlsx/" + "0" * 32 + "/file", "xlsx/" + "." * 32]
)
def test_what_was_not_ordered_is_not_there(staff: PageClient, address: str) -> None:
    method = staff.post if address == "exe" else staff.get
    assert method(f"{LIST}/export/{address}", lint=False).status_code == 404
