import pytest
from flask import Flask
from werkzeug.test import TestResponse

from kernel.access import SYSTEM, Role
from kernel.db import transaction
from organisation.usecases.accounts import set_active
from tests.client import PageClient
from tests.clock import NOW, StandingClock
from tests.organisation.builders import PASSWORD, a_small_world, an_account

EMAIL = "admin@hall.example"
HOME = "/staff/organisation/"


@pytest.fixture
def account(app: Flask) -> int:
    a_small_world()
    return an_account(EMAIL, Role.ADMINISTRATOR, "650000")


def sign_in(client: PageClient, password: str = PASSWORD, **more: str) -> int:
    data = {"email": EMAIL, "password": password, **more}
    return client.submit("/staff/sign-in", data).status_code


def summary_of(answer: TestResponse) -> str:
    """What the box at the head of the page says is wrong."""
    _, _, box = answer.text.partition('id="errors"')
    return box.partition("</div>")[0]


def test_a_staff_page_asks_to_sign_in_and_comes_back(client: PageClient, account: int) -> None:
    asked = client.get(HOME)
    assert asked.location == "/staff/sign-in?next=/staff/organisation/"

    answer = client.submit(asked.location, {"email": EMAIL, "password": PASSWORD})

    assert answer.location == HOME
    assert client.get(HOME).status_code == 200


@pytest.mark.parametrize(
    "next_page",
    [
        "https://evil.example/",
        "//evil.example",
        "/staff//evil.example",
        "/staff/\\evil",
        "/staff/\t",
    ],
)
def test_never_goes_on_to_another_site(client: PageClient, account: int, next_page: str) -> None:
    data = {"email": EMAIL, "password": PASSWORD, "next": next_page}

    assert client.submit("/staff/sign-in", data).location == "/staff/"


def test_wrong_password_and_unknown_account_answer_alike(client: PageClient, account: int) -> None:
    wrong = client.submit("/staff/sign-in", {"email": EMAIL, "password": "x"})
    unknown = client.submit("/staff/sign-in", {"email": "no@x.example", "password": "x"})

    assert wrong.status_code == unknown.status_code == 422
    assert summary_of(wrong) == summary_of(unknown) != ""


def test_guessing_is_stopped(client: PageClient, account: int) -> None:
    for _ in range(10):
        assert sign_in(client, "guess") == 422

    assert sign_in(client, "guess") == 429
    assert sign_in(client) == 429
    stopped = client.submit("/staff/sign-in", {"email": EMAIL, "password": PASSWORD})
    assert stopped.headers["Retry-After"] == "60"


def test_idle_for_half_an_hour_ends_the_session(
    client: PageClient, account: int, standing_clock: StandingClock
) -> None:
    sign_in(client)
    standing_clock.forward(minutes=29)
    assert client.get(HOME).status_code == 200
    standing_clock.forward(minutes=29)
    assert client.get(HOME).status_code == 200
    standing_clock.forward(minutes=31)

    assert client.get(HOME).status_code == 302


def test_twelve_hours_end_the_session_however_busy(
    client: PageClient, account: int, standing_clock: StandingClock
) -> None:
    sign_in(client)
    for _ in range(30):
        standing_clock.forward(minutes=25)
        last = client.get(HOME).status_code

    assert last == 302


def test_signing_out_ends_the_session_on_the_server(client: PageClient, account: int) -> None:
    sign_in(client)
    cookie = client.get_cookie("onewindow_session")
    assert cookie
    client.post("/staff/sign-out")
    client.set_cookie("onewindow_session", cookie.value)

    assert client.get(HOME).status_code == 302


def test_a_key_from_before_signing_in_is_never_reused(client: PageClient, account: int) -> None:
    client.set_cookie("onewindow_session", "planted-by-somebody")
    sign_in(client)
    cookie = client.get_cookie("onewindow_session")

    assert cookie
    assert cookie.value != "planted-by-somebody"


def test_a_closed_account_is_out_at_once(client: PageClient, account: int) -> None:
    sign_in(client)
    with transaction() as session:
        set_active(session, account, False, actor=SYSTEM, now=NOW)

    assert client.get(HOME).status_code == 302
    assert sign_in(client) == 422


def test_a_role_that_may_not_sees_403_in_its_language(client: PageClient, app: Flask) -> None:
    a_small_world()
    an_account(EMAIL, Role.AUDITOR, "650000")
    sign_in(client)

    answer = client.get(HOME)
    assert answer.status_code == 403
    assert "Your account may not open this page" in answer.text
    assert client.get("/staff/audit").status_code == 200


def test_a_form_without_its_token_is_refused(client: PageClient, account: int) -> None:
    data = {"email": EMAIL, "password": PASSWORD}

    answer = client.post("/staff/sign-in", data=data, csrf=False)

    assert answer.status_code == 400
    assert "onewindow_session" not in answer.headers.get("Set-Cookie", "")
