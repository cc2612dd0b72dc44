"""/staff/catalogue/findings: counts by department, and the items behind a count."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from catalogue.usecases.refresh_findings import refresh_findings
from catalogue.views import lacking
from kernel.access import Role
from tests.catalogue.builders import a_draft, a_material, days
from tests.catalogue.translating import UG, a_command, save
from tests.catalogue.views.test_staff import sign_in
from tests.catalogue.views.test_staff_review import HERE
from tests.client import PageClient
from tests.clock import NOW
from tests.organisation.builders import COUNTY, OTHER_COUNTY, a_small_world, an_account
from tests.queries import Queries

LEAGUE = "/staff/catalogue/findings"
BEHIND = f"{LEAGUE}/items"
VAGUE = "A material does not say what is to be brought"


@pytest.fixture
def editor(client: PageClient) -> PageClient:
    a_small_world()
    return sign_in(client, an_account("editor@hall.example", Role.EDITOR, COUNTY))


def faulty(name: str, *materials: str) -> str:
    parts = tuple(map(a_material, materials or ("其他材料",)))
    code = a_draft(**{**HERE, "name": name}, materials=parts).code
    refresh_findings(NOW)
    return code


def links(page: str) -> list[str]:
    return [one.replace("&amp;", "&") for one in re.findall(rf'href="({BEHIND}[^"]*)"', page)]


def test_each_number_leads_to_its_items(editor: PageClient) -> None:
    faulty("甲事项")
    faulty("乙事项", "身份证")

    page = editor.get(LEAGUE).text

    assert VAGUE in page
    (vague,) = [one for one in links(page) if "material_vague" in one]
    behind = editor.get(vague).text
    assert "甲事项" in behind
    assert "乙事项" not in behind
    assert "1 item<" in behind
    (warned,) = {one for one in links(page) if "severity=warning" in one}
    assert "department=" in warned
    assert "甲事项" in editor.get(warned).text


def test_errors_come_first_and_filters_stand_in_the_address(editor: PageClient) -> None:
    a_draft(**HERE, promised_limit=days(9), legal_limit=days(1))
    faulty("甲事项")

    only = editor.get(f"{LEAGUE}?severity=error&region={COUNTY}").text

    assert "The promised limit is longer than the legal one" in only
    assert VAGUE not in only.split("<table")[1]
    items = editor.get(f"{BEHIND}?severity=error").text
    assert "居住证申领" in items
    assert "甲事项" not in items


def test_who_keeps_other_items_counts_none_of_these(app: Flask, editor: PageClient) -> None:
    faulty("甲事项")
    other = PageClient(app, use_cookies=True)
    sign_in(other, an_account("other@hall.example", Role.EDITOR, OTHER_COUNTY))

    assert "甲事项" not in other.get(BEHIND).text
    assert VAGUE not in other.get(LEAGUE).text.split("<table")[1]


@pytest.mark.parametrize(
    "query", ["severity=x", "kind=x", "department=x&region=x", "page=x", "page=-1", "kind=any"]
)
def test_a_filter_that_is_none_is_passed_over(editor: PageClient, query: str) -> None:
    faulty("甲事项")

    assert editor.get(f"{LEAGUE}?{query}").status_code == 200
    assert "甲事项" in editor.get(f"{BEHIND}?{query}").text


def test_what_is_still_to_be_checked_is_said(editor: PageClient) -> None:
    a_draft(**HERE)

    assert "1 item changed and is still to be checked." in editor.get(LEAGUE).text


def test_lists_ask_no_more_for_many_items(
    editor: PageClient, count_queries: Callable[[], AbstractContextManager[Queries]]
) -> None:
    faulty("甲事项")
    asked = []
    for _ in range(2):
        for path in (LEAGUE, BEHIND):
            editor.get(path)
            with count_queries() as queries:
                editor.get(path)
            asked.append(len(queries))
        for number in range(5):
            faulty(f"事项{number}")

    assert asked[:2] == asked[2:]


def test_the_page_of_an_item_checks_it_anew_and_leads_to_the_field(
    editor: PageClient, session: Session
) -> None:
    code = faulty("甲事项", "身份证", "其他材料")

    page = editor.get(f"/staff/catalogue/items/{code}/state").text

    assert VAGUE in page
    assert f'href="/staff/catalogue/items/{code}#materials-1-name"' in page
    assert 'id="materials-1-name"' in editor.get(f"/staff/catalogue/items/{code}").text


def test_what_is_missing_in_other_languages_does_not_bury_the_rest(editor: PageClient) -> None:
    code = faulty("甲事项")

    page = editor.get(LEAGUE).text

    assert "texts_missing" not in "".join(links(page))
    missing = "Texts are missing in other languages</span>"
    assert missing not in editor.get(BEHIND).text
    assert missing in editor.get(f"{BEHIND}?kind=texts_missing").text
    assert "Texts are missing" in editor.get(f"/staff/catalogue/items/{code}/state").text


def test_hints_stand_folded_below_what_is_wrong(editor: PageClient) -> None:
    faulty("甲事项")

    shown, folded, rest = editor.get(LEAGUE).text.rpartition("</summary>")

    hint = '<td class="words">Who accepts is not known: taken to be the department</td>'
    assert f'<td class="words">{VAGUE}</td>' in shown
    assert folded
    assert hint not in shown
    assert hint in rest


def test_each_language_leads_to_as_many_texts_as_it_says(editor: PageClient) -> None:
    first, _second = (a_draft(**{**HERE, "name": name}) for name in ("甲事项", "乙事项"))
    save(a_command(first.item_id, "بىرىنچى", locale=UG))
    a_draft(**{**HERE, "name": "丙", "department": "tax局", "region": OTHER_COUNTY})

    page = editor.get(f"{LEAGUE}?department=police").text

    asked = re.findall(r'href="(/staff/translations\?[^"]*)"><bdi class="num">(\d+)', page)
    said = {href.replace("&amp;", "&"): int(number) for href, number in asked}
    assert len(said) > 1
    for href, number in said.items():
        there = editor.get(href).text
        assert re.search(rf">\s*{number} texts?\b", there), (href, number)
    names = [number for href, number in said.items() if "kind=name" in href and "to=ug" in href]
    assert names == [1]


def test_a_list_of_errors_says_nothing_of_languages(editor: PageClient) -> None:
    faulty("甲事项")

    assert "/staff/translations?to=ug" not in editor.get(f"{LEAGUE}?severity=error").text
    assert "/staff/translations?to=ug" not in editor.get(f"{LEAGUE}?region={COUNTY}").text


def test_texts_of_very_many_items_are_counted_only_for_one_department(
    editor: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lacking, "MOST_ITEMS", 0)
    faulty("甲事项")

    assert "/staff/translations?to=ug" not in editor.get(LEAGUE).text
    assert "/staff/translations/complete" in editor.get(LEAGUE).text
    assert "/staff/translations?to=ug" in editor.get(f"{LEAGUE}?department=police").text
