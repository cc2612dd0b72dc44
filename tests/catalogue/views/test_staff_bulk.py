"""Changing many items on the pages of the staff."""

import runpy
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import urlencode

import pytest
from flask import Flask

from catalogue.forms.bulk import LONGEST
from catalogue.jobs import HANDLERS
from groundwork.worker import work_once
from kernel import clock
from kernel.access import Role
from tests.catalogue.builders import a_published_item
from tests.catalogue.situations import facts_asking
from tests.catalogue.views.test_staff import sign_in
from tests.catalogue.views.test_staff_review import HERE
from tests.client import PageClient
from tests.organisation.builders import COUNTY, OTHER_COUNTY, an_account
from tests.queries import Queries

CONF = Path(__file__).parents[3] / "gunicorn.conf.py"
BULK = "/staff/catalogue/bulk"
PHONE = {"how": "replace", "field": "consult", "find": "0991-1", "value": "0991-2"}


def at(**asked: str) -> str:
    return f"{BULK}?{urlencode({**PHONE, **asked})}"


@pytest.fixture
def editor(people: dict[str, PageClient]) -> PageClient:
    for name in ("甲", "乙"):
        a_published_item(name, **HERE, consult="0991-1000")
    return people["editor"]


def test_a_preview_shows_each_item_before_and_after(editor: PageClient) -> None:
    page = editor.get(at(q="甲")).text

    assert "Change 1 item" in page
    assert "<del>" in page
    assert "乙" not in page


def test_the_preview_says_what_is_missing(editor: PageClient) -> None:
    for asked, says in (
        ({"find": " "}, "Write what is to be replaced."),
        ({"field": "checked_on"}, "Choose at least one field"),
        ({"how": "set", "field": ""}, "Choose one field to be set."),
        ({"how": "set", "field": "checked_on", "value": "gestern"}, "The field cannot hold this."),
    ):
        answer = editor.get(at(**asked))
        assert answer.status_code == 422
        assert says in answer.text


def test_what_is_typed_is_sent_and_shown_at_an_address(editor: PageClient) -> None:
    sent = editor.submit(BULK, {**PHONE, "q": "甲"}, form=1)

    assert sent.status_code == 302
    assert "Change 1 item" in editor.get(sent.location).text


def test_the_longest_words_fit_an_address_that_the_server_reads(editor: PageClient) -> None:
    most = dict.fromkeys(("find", "value"), "长" * LONGEST)
    sent = editor.submit(BULK, {**PHONE, **most, "q": "长" * 500, "contains": "长" * 500}, form=1)

    assert sent.status_code == 302
    assert len(f"GET {sent.location} HTTP/1.1") < runpy.run_path(str(CONF))["limit_request_line"]


@pytest.mark.parametrize("name", ["find", "value"])
def test_longer_words_are_refused_and_stay_typed(editor: PageClient, name: str) -> None:
    sent = editor.submit(BULK, {**PHONE, name: "长" * 30_000, "q": "甲"}, form=1)

    assert sent.status_code == 422
    assert "This has 30000 characters; at most 300 fit." in sent.text
    assert "长" * 30_000 in sent.text
    assert 'value="甲"' in sent.text
    assert editor.get(at(**{name: "长" * 301})).status_code == 422


def test_many_are_changed_and_undone_with_one_press_each(editor: PageClient) -> None:
    sent = editor.submit(at(), form=2)
    assert sent.status_code == 302
    assert "0991-2" in editor.get(sent.location).text

    undone = editor.submit(sent.location, form=1)

    assert undone.status_code == 302
    assert "brings back" in editor.get(undone.location).text
    assert "Change 2 items" in editor.get(at()).text


@pytest.mark.parametrize("day", ["20260105", "2026-W02-1"])
def test_a_day_typed_in_another_form_is_undone_too(editor: PageClient, day: str) -> None:
    sent = editor.submit(at(how="set", field="checked_on", value=day), form=2)
    assert "January 5, 2026" in editor.get(sent.location).text

    undone = editor.submit(sent.location, form=1)

    assert "Changed by somebody meanwhile" not in editor.get(undone.location).text


def test_a_number_without_a_title_is_no_document(editor: PageClient) -> None:
    answer = editor.submit(at(), {"number": "文〔2026〕9号"}, form=2)

    assert answer.status_code == 422
    assert "Name the document this rests on." in answer.text


def test_the_reviewer_finds_it_and_approves_all(
    people: dict[str, PageClient], editor: PageClient
) -> None:
    sent = editor.submit(at(), {"title": "文〔2026〕9号"}, form=2)

    assert "2 items changed together" in people["reviewer"].get("/staff/catalogue/reviews").text
    approved = people["reviewer"].submit(sent.location, {"do": "approve"}, form=1)
    assert approved.status_code == 302
    assert people["reviewer"].get(sent.location).headers["Refresh"] == "2"
    while work_once(HANDLERS, now=clock.now()):
        pass

    assert "Publish all that were reviewed" in people["publisher"].get(sent.location).text


def test_others_see_nothing_of_it(app: Flask, editor: PageClient) -> None:
    sent = editor.submit(at(), form=2)
    other = PageClient(app, use_cookies=True)
    sign_in(other, an_account("o@x.example", Role.EDITOR, OTHER_COUNTY))

    assert other.get(sent.location).status_code == 404
    assert other.post(f"{sent.location}/undo", lint=False).status_code == 404


def test_a_preview_asks_no_more_of_more_items(
    editor: PageClient, count_queries: Callable[[], AbstractContextManager[Queries]]
) -> None:
    with count_queries() as few:
        editor.get(at())
    for number in range(8):
        a_published_item(f"第{number}项", **HERE, consult="0991-1000")
    with count_queries() as many:
        editor.get(at())

    assert len(many) == len(few), many


def test_the_list_is_narrowed_by_region_and_by_what_fields_contain(editor: PageClient) -> None:
    a_published_item("丙", **HERE, consult="12345")
    a_published_item("丁", department="tax局", region=OTHER_COUNTY, consult="0991-1000")

    page = editor.get(f"/staff/catalogue?contains=0991&region={COUNTY}").text

    assert "2 items" in page
    assert "丙" not in page
    assert ">丁<" not in page


def test_a_window_in_the_rows_of_situations_is_shown_before_and_after(
    people: dict[str, PageClient],
) -> None:
    a_published_item("丙", **HERE, **facts_asking())
    asked = at(field="decisions", find="少年窗口", value="8号窗口")

    page = people["editor"].get(asked).text

    assert "Place, window and notes of situations" in page
    table = page.partition("What exactly changes")[2].partition("<table")[2]
    assert "少年" in table
    assert "8号" in table
    assert "Change 1 item" in page
    assert people["editor"].get(at(how="set", field="decisions", value="8号")).status_code == 422


def test_a_day_that_was_set_is_said_as_people_say_days(editor: PageClient) -> None:
    sent = editor.submit(at(how="set", field="checked_on", value="20260105"), form=2)

    for page in (editor.get(sent.location).text, editor.get(BULK).text):
        assert "January 5, 2026" in page
        assert "20260105" not in page
        assert "2026-01-05" not in page
