import csv
import io

import openpyxl
from flask import Flask

from catalogue.jobs import HANDLERS
from groundwork.worker import work_once
from kernel import clock
from kernel.access import Role
from tests.catalogue.builders import a_material, days
from tests.catalogue.ledger import BEFORE, a_baseline, published_at, withdrawn_at
from tests.client import PageClient
from tests.clock import NOW
from tests.faults.house import a_visitor
from tests.organisation.builders import COUNTY, ROOT, a_small_world

PAGE = "/staff/reports/reductions"
HERE = {"region": COUNTY, "department": "police局"}


def a_ledger(app: Flask) -> PageClient:
    a_small_world()
    two = (a_material("一"), a_material("二"))
    published_at(BEFORE, "=1+1", promised_limit=days(20), materials=two, **HERE)
    gone = published_at(BEFORE, "乙", **HERE)
    a_baseline(ROOT)
    published_at(NOW, "=1+1", promised_limit=days(5), materials=two[:1], **HERE)
    published_at(NOW, "丙", **HERE)
    withdrawn_at(NOW, gone)
    return a_visitor(app, Role.AUDITOR)


def fetched(client: PageClient, form: str) -> bytes:
    asked = client.post(f"{PAGE}/export/{form}", lint=False)
    assert client.get(asked.location).headers["Refresh"] == "2"
    while work_once(HANDLERS, now=clock.now()):
        pass
    assert f"{asked.location}/file" in client.get(asked.location).text
    answer = client.get(f"{asked.location}/file", lint=False)
    found = answer.data
    answer.close()
    return found


def test_a_workbook_holds_both_versions_of_each_item(app: Flask) -> None:
    book = openpyxl.load_workbook(io.BytesIO(fetched(a_ledger(app), "xlsx")))
    heads, *rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]

    told = {str(row[1]): dict(zip(heads, row, strict=True)) for row in rows}
    first = told["=1+1"]
    assert (first["Before: Promised time"], first["After: Promised time"]) == (20, 5)
    assert (first["Before: Materials to hand in"], first["After: Materials to hand in"]) == (2, 1)
    assert (told["丙"]["State"], told["乙"]["State"]) == ("Added since", "Withdrawn since")
    assert book.worksheets[0]["B2"].data_type != "f"


def test_csv_holds_no_formula(app: Flask) -> None:
    text = fetched(a_ledger(app), "csv").decode("utf-8-sig")

    assert [row[1] for row in csv.reader(io.StringIO(text))][1:] == ["'=1+1", "丙", "乙"]


def test_a_file_is_its_orderers_alone(app: Flask) -> None:
    client = a_ledger(app)
    asked = client.post(f"{PAGE}/export/csv", lint=False).location

    while work_once(HANDLERS, now=clock.now()):
        pass

    assert a_visitor(app, Role.AUDITOR).get(f"{asked}/file").status_code == 404
    assert client.post(f"{PAGE}/export/exe").status_code == 404
