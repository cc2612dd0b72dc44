"""Whatever is asked of any address, by whomever, the answer is a sound page and never a fault."""

import re
from functools import cache
from urllib.parse import quote_plus, unquote_plus

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from kernel.access import Role
from tests.client import PageClient
from tests.faults.addresses import (
    HOSTILE,
    Address,
    addresses,
    asks_for,
    hostile_paths,
    hostile_queries,
)
from tests.faults.house import House, a_house, a_visitor
from tests.pages import Form, Page

CHANGING = re.compile(r'(?<=name="csrf_token" value=")[^"]*|(?<=name="submission" value=")[^"]*')
TYPED = [
    HOSTILE["NUL within"],
    HOSTILE["not UTF-8"],
    HOSTILE["beyond 64 bits"],
    HOSTILE["negative"],
    HOSTILE["the last date"],
    HOSTILE["markup"],
    HOSTILE["long"],
]
METHODS = ("HEAD", "OPTIONS", "PUT", "DELETE", "POST")
ROLES: dict[str, tuple[Role, ...]] = {
    "a citizen": (),
    **{role.value: (role,) for role in Role},
}


@pytest.fixture
def house(app: Flask) -> House:
    return a_house()


@pytest.fixture
def insider(app: Flask, house: House) -> PageClient:
    """Somebody who may see and do all there is."""
    sees = (f"appointment:{house.appointment}", f"case:{house.case}")
    return a_visitor(app, *Role, sees=sees)


@pytest.fixture(params=["a citizen", "an insider"])
def either(request: pytest.FixtureRequest, app: Flask, house: House) -> PageClient:
    if request.param == "a citizen":
        return a_visitor(app)
    found: PageClient = request.getfixturevalue("insider")
    return found


def ask(client: PageClient, path: str, method: str = "GET") -> list[str]:
    return faults(client.open(path, method=method, lint=False))


def faults(answer: TestResponse) -> list[str]:
    """Say what is wrong with an answer, whatever was asked."""
    return [f"{_asked(answer)}: {fault}" for fault in _faults(answer)]


def _asked(answer: TestResponse) -> str:
    asked = unquote_plus(answer.request.full_path)[:100]
    return f"{answer.request.method} {asked!r} {answer.status_code}"


def _faults(answer: TestResponse) -> list[str]:
    failed = ["is a fault of ours"] if answer.status_code >= 500 else []
    read = bool(answer.data) and answer.status_code // 100 != 3
    if answer.mimetype == "text/html" and read:
        text = CHANGING.sub("", answer.text.replace(answer.headers["X-Request-Id"], "NUMBER"))
        is_english = answer.request.path.startswith("/en/")
        return failed + _faults_of_page(text, answer.status_code, is_english)
    if answer.status_code >= 400 and read and answer.mimetype != "application/json":
        return [*failed, f"is {answer.mimetype}"]
    return failed


@cache
def _faults_of_page(text: str, status: int, is_english: bool) -> list[str]:
    page = Page(text)
    found = list(page.faults)
    if status >= 400 and status != 422 and "NUMBER" not in text and "<form" not in text:
        found.append("does not show its number")
    if is_english and page.html.get("lang") != "en":
        found.append(f"is in {page.html.get('lang')}")
    return found


def test_every_address_answers_everybody(app: Flask, house: House) -> None:
    found = []
    for who, roles in ROLES.items():
        client = a_visitor(app, *roles)
        for address in addresses(app, house):
            if address.reads:
                found += [f"{who}: {fault}" for fault in ask(client, address.path)]

    assert not found, said(found)


def test_every_address_answers_every_method(app: Flask, house: House, either: PageClient) -> None:
    found = [
        fault
        for address in _leaving_last(addresses(app, house))
        for method in METHODS
        for fault in ask(either, address.path, method)
    ]

    assert not found, said(found)


def test_hostile_arguments_in_addresses(app: Flask, house: House, either: PageClient) -> None:
    found = [
        fault
        for address in addresses(app, house)
        if address.reads
        for path in hostile_paths(app, address, house)
        for fault in ask(either, path)
    ]

    assert not found, said(found)


def test_hostile_queries(app: Flask, house: House, insider: PageClient) -> None:
    found = [
        fault
        for address in addresses(app, house)
        if address.reads and (looked_for := asks_for(app, insider, address, house))
        for path in hostile_queries(address, house, looked_for)
        for fault in ask(insider, path)
    ]

    assert not found, said(found)


def test_hostile_forms(app: Flask, house: House, insider: PageClient) -> None:
    found = []
    for address in _leaving_last(addresses(app, house)):
        if address.reads:
            asked = f"{address.path}?item={house.item}&centre=hall"
            for form in _forms(insider, asked):
                for value in TYPED:
                    found += faults(_send(insider, form, value, asked))
        elif address.writes:
            found += faults(insider.post(address.path, data={"x": "y"}, lint=False))

    assert not found, said(found)


def said(found: list[str]) -> str:
    return "\n".join([f"{len(found)} faults:", *found[:40]])


def _leaving_last(found: list[Address]) -> list[Address]:
    """Sign out and close accounts when all else is done."""
    return sorted(found, key=lambda one: ("sign_out" in one.rule.endpoint, "turn" in one.rule.rule))


def _forms(client: PageClient, path: str) -> list[Form]:
    page = client.get(path, lint=False)
    if page.status_code != 200 or page.mimetype != "text/html":
        return []
    posts = [form for form in Page(page.text).forms if form.method == "post"]
    return [form for form in posts if "sign-out" not in form.action]


def _send(client: PageClient, form: Form, value: str, path: str) -> TestResponse:
    """Send a form with every field but its token set to `value`, as a browser encodes it."""
    token = dict(form.fields)["csrf_token"]
    typed = [f"{quote_plus(name)}={value}" for name in sorted(form.names - {"csrf_token"})]
    return client.post(
        form.action or path,
        data="&".join([f"csrf_token={quote_plus(token)}", *typed]).encode(),
        content_type="application/x-www-form-urlencoded",
        csrf=False,
        lint=False,
    )
