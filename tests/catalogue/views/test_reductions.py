from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask

from kernel.access import Role
from tests.catalogue.builders import days
from tests.catalogue.ledger import BEFORE, a_baseline, published_at
from tests.client import PageClient
from tests.clock import NOW
from tests.faults.house import a_visitor
from tests.organisation.builders import COUNTY, OTHER_COUNTY, ROOT, a_small_world
from tests.queries import Queries

PAGE = "/staff/reports/reductions"


@pytest.fixture
def auditor(app: Flask) -> PageClient:
    """Who may look and no more; two services of two counties became faster."""
    a_small_world()
    for name, region, department, then, now in (
        ("居住证申领", COUNTY, "police局", 20, 5),
        ("发票代开", OTHER_COUNTY, "tax局", 10, 10),
    ):
        facts = {"region": region, "department": department, "legal_limit": days(30)}
        published_at(BEFORE, name, promised_limit=days(then), **facts)
        published_at(NOW, name, promised_limit=days(now), **facts)
    return a_visitor(app, Role.AUDITOR)


def test_without_a_baseline_promises_are_held_against_the_law(auditor: PageClient) -> None:
    page = auditor.get(PAGE).text

    assert "-75.0%" in page  # 15 of 60
    assert "Limits of the law" in page


def test_each_share_leads_to_its_items_and_their_versions(auditor: PageClient) -> None:
    key = f"{ROOT}-2026-11-13"
    a_baseline(ROOT)

    whole = auditor.get(PAGE).text
    assert "-50.0%" in whole  # 30 days became 15
    assert f'against={key}&amp;by=items&amp;measure=working_days"' in whole
    items = auditor.get(f"{PAGE}?against={key}&by=items&measure=working_days").text
    assert "-75.0%" in items
    assert "20 working days" in items
    assert "Version 2" in items
    assert "发票代开" in items


def test_regions_and_departments_lead_further_down(auditor: PageClient) -> None:
    a_baseline(ROOT)

    assert "Region 650100" in auditor.get(f"{PAGE}?by=regions&region={ROOT}").text
    departments = auditor.get(f"{PAGE}?by=departments&region={COUNTY}").text
    assert "-75.0%" in departments
    assert "tax" not in departments.partition("<tbody>")[2]


def test_one_item_shows_what_each_version_came_to(app: Flask, auditor: PageClient) -> None:
    a_baseline(ROOT)
    page = auditor.get(f"{PAGE}?by=items").text
    address = page.partition(f'href="{PAGE}/items/')[2].partition('"')[0]

    item = auditor.get(f"{PAGE}/items/{address}").text

    assert "20 working days" in item
    assert "改革以前" in item
    assert "Compare versions" not in item
    assert "Compare versions" in a_visitor(app, Role.EDITOR).get(f"{PAGE}/items/{address}").text


def test_the_service_office_takes_baselines_and_chooses_one(app: Flask) -> None:
    a_small_world()
    facts = {"region": COUNTY, "department": "police局"}
    published_at(BEFORE, "居住证申领", promised_limit=days(20), **facts)
    publisher = a_visitor(app, Role.PUBLISHER)
    form = {"region": ROOT, "day": "2026-11-13", "name": "改革以前"}

    assert publisher.submit(f"{PAGE}/baselines", form, form=-1).status_code == 302
    assert publisher.submit(f"{PAGE}/baselines", form, form=-1).status_code == 409
    assert publisher.submit(f"{PAGE}/baselines", {**form, "day": ""}, form=-1).status_code == 422
    assert "改革以前" in publisher.get(PAGE).text
    a_baseline(ROOT, BEFORE.date().replace(day=20), name="第二次")
    assert publisher.post(f"{PAGE}/baselines/{ROOT}-2026-11-13/use").status_code == 302
    assert publisher.post(f"{PAGE}/baselines/{ROOT}-2020-01-01/use").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "day=0001-01-01",
        "day=9999-12-31",
        "against=x",
        "by=x",
        "measure=fees&against=law",
        "by=items&page=99",
        "by=items&show=added&against=law",
        "by=regions&region=1",
        "by=items&department=x",
    ],
)
def test_what_the_address_names_and_is_not_there_is_passed_over(
    auditor: PageClient, query: str
) -> None:
    assert auditor.get(f"{PAGE}?{query}").status_code == 200


def test_the_number_of_queries_does_not_grow(
    auditor: PageClient, count_queries: Callable[[], AbstractContextManager[Queries]]
) -> None:
    a_baseline(ROOT)

    def asked(by: str) -> int:
        auditor.get(f"{PAGE}?by={by}")
        with count_queries() as queries:
            auditor.get(f"{PAGE}?by={by}")
        return len(queries)

    before = {by: asked(by) for by in ("", "regions", "departments", "items")}
    for number in range(5):
        facts = {"region": COUNTY, "department": "police局"}
        published_at(NOW, f"事项{number}", promised_limit=days(5), **facts)

    assert {by: asked(by) for by in before} == before
    assert max(before.values()) <= 14
