"""The list of items: what narrows it, its order and the rows on a page; all in the address."""

import pytest

from tests.catalogue.builders import a_published_item
from tests.catalogue.flow import typed_again
from tests.catalogue.views.test_staff_review import HERE
from tests.client import PageClient

LIST = "/staff/catalogue"


@pytest.fixture
def editor(people: dict[str, PageClient]) -> PageClient:
    return people["editor"]


def at(page: str, *names: str) -> list[str]:
    """Return names in the order in which they stand in the table."""
    rows = page.partition("<tbody>")[2].partition("</tbody>")[0]
    return sorted((name for name in names if name in rows), key=rows.index)


def test_what_changed_since_it_was_published_is_found(editor: PageClient) -> None:
    a_published_item("甲事项", **HERE)
    typed_again(a_published_item("乙事项", **HERE), "乙事项", **HERE, conditions="满一年")

    page = editor.get(f"{LIST}?state=changed").text

    assert at(page, "甲事项", "乙事项") == ["乙事项"]
    assert '<option value="changed" selected>' in page
    bulk = editor.get(f"{LIST}/bulk?state=changed&how=set&field=checked_by&value=x").text
    assert at(bulk, "甲事项", "乙事项") == ["乙事项"]


def test_the_order_stands_in_the_address(editor: PageClient) -> None:
    for name, department in (("C事项", "police局"), ("A事项", "police局"), ("B事项", "police局")):
        a_published_item(name, **{**HERE, "department": department})
    names = ("A事项", "B事项", "C事项")

    assert at(editor.get(LIST).text, *names) == ["B事项", "A事项", "C事项"]
    assert at(editor.get(f"{LIST}?order=name").text, *names) == [*names]
    assert at(editor.get(f"{LIST}?order=department").text, *names) == [*names]


def test_a_page_is_as_long_as_somebody_asked_and_says_so_to_the_next(editor: PageClient) -> None:
    for number in range(101):
        a_published_item(f"事项{number}", **HERE)

    page = editor.get(f"{LIST}?size=100&order=name").text

    assert page.partition("<tbody>")[2].count("<tr>") == 100
    assert "order=name&amp;size=100&amp;page=2" in page


@pytest.mark.parametrize("asked", ["order=x", "size=7", "size=x", "size=-1", "state=changed%00"])
def test_what_is_no_choice_is_passed_over(editor: PageClient, asked: str) -> None:
    a_published_item("甲事项", **HERE)

    assert at(editor.get(f"{LIST}?{asked}").text, "甲事项") == ["甲事项"]
