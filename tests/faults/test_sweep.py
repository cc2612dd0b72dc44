"""Whatever is asked of any address, by whomever, the answer is a sound page and never a fault."""

from collections.abc import Iterator
from urllib.parse import quote_plus

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from kernel.access import Role
from tests.client import PageClient
from tests.faults.addresses import (
    HOSTILE,
    Address,
    addresses,
    hostile_paths,
    hostile_queries,
)
from tests.faults.house import House, a_house, a_visitor
from tests.pages import Form, Page

WORDS = "https://hall.example/"  # a value that fits most fields
METHODS = ("HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "POST")
ROLES: dict[str, tuple[Role, ...]] = {
    "a citizen": (),
    **{role.value: (role,) for role in Role},
}
EXTREMES: dict[str, tuple[Role, ...]] = {"a citizen": (), "everything at once": tuple(Role)}


@pytest.fixture
def house(app: Flask) -> House:
    return a_house()


@pytest.fixture(params=ROLES)
def anybody(request: pytest.FixtureRequest, app: Flask, house: House) -> PageClient:
    return a_visitor(app, *ROLES[request.param])


@pytest.fixture(params=EXTREMES)
def extreme(request: pytest.FixtureRequest, app: Flask, house: House) -> PageClient:
    """Somebody who may see nothing, and somebody who may see all there is."""
    roles = EXTREMES[request.param]
    sees = (f"appointment:{house.appointment}", f"case:{house.case}") if roles else ()
    return a_visitor(app, *roles, sees=sees)


def faults(answer: TestResponse) -> Iterator[str]:
    """Say what is wrong with an answer, whatever was asked."""
    what = f"{answer.request.method} {answer.request.path[:90]!r} {answer.status_code}"
    if answer.status_code >= 500:
        yield what
    if answer.status_code < 400 or answer.request.method == "HEAD":
        return
    if answer.mimetype == "text/html":
        page = Page(answer.text)
        number = answer.headers.get("X-Request-Id")
        if not number:
            yield f"{what}: has no number"
        if answer.request.path.startswith("/en/") and page.html.get("lang") != "en":
            yield f"{what}: is in {page.html.get('lang')}"
    elif answer.mimetype != "application/json":
        yield f"{what}: is {answer.mimetype}"


def test_every_address_answers_everybody(app: Flask, house: House, anybody: PageClient) -> None:
    found = [
        fault
        for address in addresses(app, house)
        if address.reads
        for fault in faults(anybody.get(address.path))
    ]

    assert not found, "\n".join(found)


def test_every_address_answers_every_method(app: Flask, house: House, extreme: PageClient) -> None:
    found = [
        fault
        for address in _leaving_last(addresses(app, house))
        for method in METHODS
        for fault in faults(extreme.open(address.path, method=method))
    ]

    assert not found, "\n".join(found)


def test_hostile_arguments_in_addresses(app: Flask, house: House, extreme: PageClient) -> None:
    found = [
        fault
        for address in addresses(app, house)
        if address.reads
        for path in hostile_paths(app, address, house)
        for fault in faults(extreme.get(path))
    ]

    assert not found, "\n".join(found)


def test_hostile_queries(app: Flask, house: House, extreme: PageClient) -> None:
    found = [
        fault
        for address in addresses(app, house)
        if address.reads
        for query in hostile_queries(house)
        for fault in faults(extreme.get(f"{address.path}?{query}"))
    ]

    assert not found, "\n".join(found)


def test_hostile_forms(app: Flask, house: House, extreme: PageClient) -> None:
    found = []
    for address in _leaving_last(addresses(app, house)):
        if address.reads:
            asked = f"{address.path}?item={house.item}&centre=hall"
            for form in _forms(extreme, asked):
                for value in HOSTILE.values():
                    found += faults(_send(extreme, form, value, asked))
        elif address.writes:
            found += faults(extreme.post(address.path, data={"x": "y"}))

    assert not found, "\n".join(found)


def _leaving_last(found: list[Address]) -> list[Address]:
    """Sign out and close accounts when all else is done."""
    return sorted(found, key=lambda one: ("sign_out" in one.rule.endpoint, "turn" in one.rule.rule))


def _forms(client: PageClient, path: str) -> list[Form]:
    page = client.get(path)
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
    )
