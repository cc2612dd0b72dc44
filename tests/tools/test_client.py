"""The reader of pages: each request on its own, each form sent as a browser would."""

import pytest
from flask import Flask, g

from kernel.db import db
from tests.client import PageClient
from tests.queries import Queries


def test_a_page_is_read_and_checked(client: PageClient) -> None:
    assert client.get("/en/").status_code == 200


def test_a_form_is_sent_with_its_token(client: PageClient) -> None:
    page = client.submit("/staff/sign-in", {"email": "nobody@demo.example", "password": "wrong"})

    assert page.status_code in {200, 401, 422}


def test_a_post_without_a_token_is_refused(client: PageClient) -> None:
    page = client.post("/staff/sign-in", data={"email": "a@b.example"}, csrf=False)

    assert page.status_code == 400


def test_a_request_leaves_nothing_in_the_tests_own_context(app: Flask, client: PageClient) -> None:
    client.get("/en/")

    assert "lang" not in g


def test_queries_are_counted(app: Flask, count_queries) -> None:
    with count_queries() as asked:
        db.session.execute(db.text("SELECT 1"))

    assert asked == Queries(["SELECT 1"])


def test_a_faulty_page_fails_the_test(app: Flask, client: PageClient) -> None:
    app.view_functions["health.alive"] = lambda: "<p>no page at all</p>"

    with pytest.raises(AssertionError, match="has no title"):
        client.get("/healthz")
