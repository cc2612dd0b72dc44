"""The reader of pages in tests: checks every page it gets, and sends forms as a browser does."""

from contextvars import Context
from typing import Any

import pytest
from flask import Flask, has_app_context
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

from kernel.db import db
from tests.pages import Page

TOKEN = "a-token-of-the-test"


class PageClient(FlaskClient):
    """A test client whose every request is a request of its own.

    Each runs outside the test's application context (with its own `g` and reading
    session, as in production), and each HTML page it brings back must be sound.
    `post` adds a valid CSRF token; `csrf=False` leaves it out.
    """

    application: Flask

    def open(self, *args: Any, csrf: bool = True, lint: bool = True, **kwargs: Any) -> TestResponse:
        if csrf and str(kwargs.get("method", "GET")).upper() == "POST" and _is_form(kwargs):
            kwargs["data"] = self._with_token(kwargs.get("data") or {})
        response: TestResponse = Context().run(super().open, *args, **kwargs)
        _let_the_test_see_what_changed()
        is_page = response.mimetype == "text/html" and not 300 <= response.status_code < 400
        if lint and is_page and response.data:
            faults = Page(response.text).faults
            assert not faults, f"{response.request.path}: {'; '.join(faults)}"
        return response

    def submit(
        self, path: str, data: dict[str, Any] | None = None, *, form: int = 0
    ) -> TestResponse:
        """Fetch `path`, fill its POST form number `form`, and send it; follow no redirect."""
        page = self.get(path)
        assert page.status_code == 200, f"{path} answered {page.status}"
        forms = [found for found in Page(page.text).forms if found.method == "post"]
        chosen = forms[form]
        unknown = (data or {}).keys() - chosen.names
        assert not unknown, f"the form of {path} has no field {sorted(unknown)}"
        sent = {**dict(chosen.fields), **(data or {})}
        return self.post(chosen.action or path, data=sent, csrf=False)

    def _with_token(self, data: Any) -> Any:
        if not isinstance(data, dict) or "csrf_token" in data:
            return data

        def put() -> None:
            with self.session_transaction() as session:
                session["csrf_token"] = TOKEN

        Context().run(put)
        secret = self.application.secret_key
        signed = URLSafeTimedSerializer(secret, salt="wtf-csrf-token").dumps(TOKEN)
        return {**data, "csrf_token": signed}


def _is_page(response: TestResponse) -> bool:
    """Whether somebody reads it: nobody reads the body of a redirect."""
    is_html = response.mimetype == "text/html"
    return is_html and bool(response.data) and response.status_code // 100 != 3


def _is_form(kwargs: dict[str, Any]) -> bool:
    return "json" not in kwargs and "input_stream" not in kwargs


def _let_the_test_see_what_changed() -> None:
    """End the test's own reading, so that its next look sees what the request wrote."""
    if has_app_context() and db.session.registry.has():
        db.session.rollback()


@pytest.fixture
def client(app: Flask) -> PageClient:
    """A visitor without cookies."""
    return PageClient(app, use_cookies=True)
