"""Another language in the middle of a form: what was typed is there, and nothing was done."""

from html.parser import HTMLParser

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from structlog.testing import capture_logs
from werkzeug.test import TestResponse

from kernel.access import Access
from kernel.db import Base
from portal.switching import SWITCH
from tests.client import PageClient
from tests.faults.addresses import addresses
from tests.faults.house import House, a_house, a_visitor
from tests.pages import Attributes, Form, Page

TYPED = "ئادىلە <古丽> 139"
UNSEEN = {"csrf_token", "submission", "version"}


class Menu(HTMLParser):
    """The ways of a page into other languages: links, or buttons of one of its forms."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[Attributes] = []
        self.buttons: dict[str, Attributes] = {}
        self.forms: list[str] = []  # the ids of the forms that send
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and "hreflang" in given:
            self.links.append(given)
        elif tag == "button" and given.get("name") == SWITCH:
            self.buttons[given["value"]] = given
        elif tag == "form" and given.get("method") == "post":
            self.forms.append(given.get("id", ""))


@pytest.fixture
def house(app: Flask) -> House:
    return a_house()


@pytest.fixture
def citizen(app: Flask, house: House) -> PageClient:
    """Somebody who has said who they are, and may see their own appointment and case."""
    client = a_visitor(app, sees=(f"appointment:{house.appointment}", f"case:{house.case}"))
    who = {"name": "古丽", "phone": house.phone}
    client.submit(f"/en/book/who?{_query(house)}", who)
    return client


def _query(house: House) -> str:
    return f"item={house.item}&centre=hall"


def forms_to_fill(app: Flask, house: House, client: PageClient) -> dict[str, Form]:
    """Return by address the form of each public page on which something can be typed or chosen."""
    found = {}
    for one in addresses(app, house):
        if one.access in (Access.PUBLIC, Access.CITIZEN) and one.path.startswith("/en/"):
            path = f"{one.path}?{_query(house)}"
            form = _form(client.get(path, lint=False)) if one.reads else None
            if form and form.names - UNSEEN:
                found[path] = form
    return found


def _form(page: TestResponse) -> Form | None:
    if page.status_code != 200 or page.mimetype != "text/html":
        return None
    return next((form for form in Page(page.text).forms if form.method == "post"), None)


def switch(
    client: PageClient, path: str, typed: dict[str, str], lang: str = "ug", **more: bool
) -> TestResponse:
    """Send the form of a page as its button for another language does."""
    page = client.get(path)
    form = _form(page)
    assert form
    way = Menu(page.text).buttons[lang]["formaction"]
    return client.post(way, data={**dict(form.fields), **typed, SWITCH: lang}, csrf=False, **more)


def rows(session: Session) -> dict[str, int]:
    """Return how many rows each table has."""
    tables = Base.metadata.sorted_tables
    return {one.name: session.scalar(select(func.count()).select_from(one)) or 0 for one in tables}


def test_each_page_with_a_form_sends_it_into_the_other_language(
    app: Flask, house: House, citizen: PageClient
) -> None:
    for path in forms_to_fill(app, house, citizen):
        menu = Menu(citizen.get(path).text)

        assert not menu.links, path
        assert {one["form"] for one in menu.buttons.values()} == set(menu.forms), path
        assert len(menu.buttons) == 9, path


def test_what_was_typed_on_any_page_stands_there_in_the_other_language(
    app: Flask, house: House, citizen: PageClient, session: Session
) -> None:
    forms = forms_to_fill(app, house, citizen)
    assert len(forms) >= 7
    before = rows(session)

    for path, form in forms.items():
        typed = {name: f"{TYPED} {name}" for name in form.names - UNSEEN - {"start", "file"}}
        answer = switch(citizen, path, typed)
        shown = answer.text.replace("&lt;", "<").replace("&gt;", ">")

        assert answer.status_code == 200, path
        assert answer.request.full_path.startswith(path.replace("/en/", "/ug/")), path
        assert 'lang="ug"' in answer.text.partition("<head>")[0]
        assert [value for value in typed.values() if value not in shown] == []
        assert 'class="errors"' not in answer.text, path
        assert answer.headers["Cache-Control"] == "no-store"
    assert rows(session) == before


def test_a_time_that_was_chosen_stays_chosen(house: House, citizen: PageClient) -> None:
    path = f"/en/book/time?{_query(house)}"
    start = citizen.get(path).text.partition('name="start"')[2].partition('value="')[2][:14]

    page = switch(citizen, path, {"start": start})

    form = _form(page)
    assert form
    assert dict(form.fields)["start"][:14] == start


def test_one_submission_stays_one_through_every_language(house: House, citizen: PageClient) -> None:
    path = f"/en/book/time?{_query(house)}"
    first = _form(citizen.get(path))
    assert first
    submission = dict(first.fields)["submission"]

    there = _form(switch(citizen, path, {"submission": submission}, "kk"))

    assert there
    assert dict(there.fields)["submission"] == submission


def test_a_page_that_named_mistakes_is_as_good_a_start(house: House, citizen: PageClient) -> None:
    path = f"/en/book/who?{_query(house)}"
    refused = citizen.submit(path, {"name": "", "phone": "139"})
    form = _form(citizen.get(path))
    assert form
    menu = Menu(refused.text)

    answer = citizen.post(
        menu.buttons["mn-Mong"]["formaction"],
        data={**dict(form.fields), "name": TYPED, "phone": "139", SWITCH: "mn-Mong"},
        csrf=False,
    )

    assert refused.status_code == 422
    assert answer.status_code == 200
    assert 'value="139"' in answer.text
    assert 'class="errors"' not in answer.text


def test_nothing_of_it_is_in_an_address_a_cookie_or_the_log(
    house: House, citizen: PageClient
) -> None:
    with capture_logs() as said:
        answer = switch(
            citizen, f"/en/book/who?{_query(house)}", {"name": "阿迪力", "phone": "13700000077"}
        )

    left = f"{answer.request.full_path} {answer.headers} {said}"
    assert "阿迪力" not in left
    assert "13700000077" not in left
    assert [one["method"] for one in said if one["event"] == "request"][-1] == "POST"


def test_a_forged_change_of_language_is_refused(house: House, citizen: PageClient) -> None:
    path = f"/en/book/who?{_query(house)}"

    answer = citizen.post(path, data={"name": "x", SWITCH: "ug"}, csrf=False)

    assert answer.status_code == 400


def test_a_language_that_is_not_offered_is_not_found(house: House, citizen: PageClient) -> None:
    data = {"name": "x", SWITCH: "fr"}

    assert citizen.post(f"/fr/book/who?{_query(house)}", data=data).status_code == 404


def test_a_chosen_file_is_asked_for_again(citizen: PageClient) -> None:
    answer = switch(citizen, "/en/verify", {"file": "receipt.pdf"}, "en")

    assert "choose the file again" in answer.text


def test_pages_without_a_form_link_to_their_other_languages(client: PageClient) -> None:
    menu = Menu(client.get("/en/items?q=food&page=1").text)

    assert not menu.buttons
    assert {one["href"] for one in menu.links} >= {"/ug/items?q=food&page=1"}


def test_words_of_an_unsent_search_are_shown_where_they_came_along(client: PageClient) -> None:
    for path in ("/ug/?q=护照", "/ug/centres?q=护照", "/ug/items?q=护照"):
        assert 'value="护照"' in client.get(path).text, path
