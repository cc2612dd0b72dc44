"""The draft in two languages at once."""

from urllib.parse import urlencode

import pytest

from tests.catalogue.builders import a_draft
from tests.catalogue.situations import facts_asking
from tests.catalogue.views.test_staff_review import HERE
from tests.client import PageClient
from tests.pages import Page

ITEMS = "/staff/catalogue/items"


@pytest.fixture
def code(people: dict[str, PageClient]) -> str:
    return a_draft(**HERE).code


def test_each_side_is_a_page_of_its_own_language(people: dict[str, PageClient], code: str) -> None:
    editor = people["editor"]

    page = editor.get(f"{ITEMS}/{code}/beside?left=zh-Hans&right=ug")

    for tag in ("zh-Hans", "ug"):
        assert f"/preview?lang={tag}&amp;framed=1" in page.text
    assert "frame-src 'self'" in page.headers["Content-Security-Policy"]
    side = editor.get(f"{ITEMS}/{code}/preview?lang=ug&framed=1")
    assert '<html lang="ug" dir="rtl">' in side.text
    assert "frame-ancestors 'self'" in side.headers["Content-Security-Policy"]


def test_questions_answered_in_a_side_leave_it_as_it_is(people: dict[str, PageClient]) -> None:
    preview = f"{ITEMS}/{a_draft(**HERE, **facts_asking()).code}/preview"
    editor = people["editor"]

    asked = Page(editor.get(f"{preview}?lang=ug&framed=1").text).forms[0]
    answered = editor.get(f"{preview}?{urlencode({**dict(asked.fields), 'q.why': 'lost'})}")

    assert '<html lang="ug" dir="rtl">' in answered.text
    assert "frame-ancestors 'self'" in answered.headers["Content-Security-Policy"]
    assert 'href="?lang=ug&amp;framed=1" target="_self"' in answered.text


def test_answers_hold_in_both_sides_and_in_every_language(people: dict[str, PageClient]) -> None:
    item, editor = f"{ITEMS}/{a_draft(**HERE, **facts_asking()).code}", people["editor"]

    page = editor.get(f"{item}/beside?left=ug&right=ru&q.why=lost").text
    preview = editor.get(f"{item}/preview?lang=ug&situation=why.lost").text

    for tag in ("ug", "ru"):
        assert f"lang={tag}&amp;framed=1&amp;situation=why.lost" in page
    assert 'name="situation" value="why.lost"' in page
    assert "/preview?lang=ru&amp;situation=why.lost" in preview


def test_no_other_page_can_be_framed(people: dict[str, PageClient], code: str) -> None:
    page = people["editor"].get(f"{ITEMS}/{code}/preview?lang=ug")

    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]


def test_an_unknown_language_is_the_usual_one(people: dict[str, PageClient], code: str) -> None:
    page = people["editor"].get(f"{ITEMS}/{code}/beside?left=tlh&right=")

    assert "lang=zh-Hans&amp;framed=1" in page.text
