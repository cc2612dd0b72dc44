"""Whose word counts on where a client is."""

from collections.abc import Callable

import pytest
from flask import Flask, request

from kernel.access import Access, open_to
from kernel.db import db
from tests.client import PageClient

PROXY = {"REMOTE_ADDR": "10.0.0.1"}


def address_seen(app: Flask, forwarded: str) -> str:
    @app.get("/where")
    @open_to(Access.PUBLIC)
    def where() -> str:
        return request.remote_addr or ""

    answer = PageClient(app).get(
        "/where", headers={"X-Forwarded-For": forwarded}, environ_overrides=PROXY, lint=False
    )
    with app.app_context():
        db.engine.dispose()
    return answer.text


@pytest.mark.parametrize(
    ("proxies", "forwarded", "seen"),
    [
        ("0", "192.0.2.7", "10.0.0.1"),  # forged: nobody was said to stand before us
        ("1", "192.0.2.7", "192.0.2.7"),
        ("1", "203.0.113.9, 192.0.2.7", "192.0.2.7"),  # the first was written by the client
        ("2", "203.0.113.9, 192.0.2.7, 10.0.0.2", "192.0.2.7"),
        ("2", "192.0.2.7", "10.0.0.1"),  # one proxy too few: its word does not count
    ],
)
def test_only_the_proxies_that_were_named_say_where_a_client_is(
    make_app: Callable[..., Flask], proxies: str, forwarded: str, seen: str
) -> None:
    assert address_seen(make_app(TRUSTED_PROXIES=proxies), forwarded) == seen


def test_clients_behind_a_proxy_are_throttled_one_by_one(make_app: Callable[..., Flask]) -> None:
    app = make_app(TRUSTED_PROXIES="1")
    client = PageClient(app)

    def tries(address: str) -> int:
        headers = {"X-Forwarded-For": address}
        data = {"email": "x@hall.example", "password": "wrong", "next": ""}
        return client.post(
            "/staff/sign-in", data=data, headers=headers, environ_overrides=PROXY
        ).status_code

    guessed = [tries("192.0.2.7") for _ in range(11)]

    assert (guessed[0], guessed[-1], tries("192.0.2.8")) == (422, 429, 422)
    with app.app_context():
        db.engine.dispose()
