"""From an empty house to a booked visit, with nothing but the README: one command, then pages."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from booking.tables import Appointment
from tests.booking.views.walking import book, reference_of
from tests.catalogue.views.filled import filled
from tests.client import PageClient
from tests.organisation.builders import PASSWORD

ADMIN, CATALOGUE = "admin@office.example", ("editor", "reviewer", "publisher")
ORGANISATION = "/staff/organisation"
HALL = f"{ORGANISATION}/centres/hall"


def begin(app: Flask) -> tuple[int, str]:
    command = ["staff", "first", ADMIN, "--language", "en", "--password", PASSWORD]
    result = app.test_cli_runner().invoke(args=command)
    return result.exit_code, result.output


def signed_in(app: Flask, email: str) -> PageClient:
    client = PageClient(app, use_cookies=True)
    entered = client.submit("/staff/sign-in", {"email": email, "password": PASSWORD})
    assert entered.status_code == 302
    return client


def add(client: PageClient, path: str, form: int = -1, **fields: str) -> None:
    answer = client.submit(path, fields, form=form)
    assert answer.status_code == 302, answer.text


def furnish(admin: PageClient) -> None:
    """A region, a department and a hall with two windows, open on weekday mornings."""
    add(admin, f"{ORGANISATION}/regions", name="云澜", code="659801", calendar="CN-XJ")
    add(admin, f"{ORGANISATION}/departments", name="公安局", code="gongan", region="659801")
    add(
        admin,
        f"{ORGANISATION}/centres",
        slug="hall",
        region="659801",
        name="云澜中心",
        address="澜江大道16号",
        calendar="CN-XJ",
    )
    add(admin, HALL, pool_name="综合窗口")
    for number in ("1", "2"):
        add(admin, HALL, form=-2, number=number, window_name="窗口")
    add(admin, f"{HALL}/departments")
    for weekday in "01234":
        add(admin, f"{HALL}/hours", weekday=weekday, opens="10:00", closes="14:00")


def write_an_item(editor: PageClient) -> str:
    form = filled(editor.get("/staff/catalogue/items/new").text)
    form |= {"name": ["居住证申领"], "department": ["gongan"], "do": ["save"]}
    form |= {"legal_limit-number": ["20"], "promised_limit-number": ["5"]}
    saved = editor.post("/staff/catalogue/items/new", data=form)
    assert saved.status_code == 302, saved.text
    return str(saved.location.split("/")[-2])


def publish(app: Flask, code: str) -> None:
    """Three people, each on their own page: submitted, reviewed, published."""
    base = f"/staff/catalogue/items/{code}"
    people = {role: signed_in(app, f"{role}@office.example") for role in CATALOGUE}
    add(people["editor"], f"{base}/submit", form=1, title="文〔2026〕1号")
    add(people["reviewer"], f"{base}/review", form=1, decision="approve")
    add(people["publisher"], f"{base}/review", form=1)


def test_an_empty_house_is_furnished_until_a_citizen_books(
    app: Flask, client: PageClient, session: Session
) -> None:
    assert begin(app)[0] == 0
    admin = signed_in(app, ADMIN)
    furnish(admin)
    for role in CATALOGUE:
        person = {"email": f"{role}@office.example", "name": "古丽", "password": PASSWORD}
        add(admin, f"{ORGANISATION}/staff", scope="659801", role=role, **person)
    code = write_an_item(signed_in(app, "editor@office.example"))
    publish(app, code)
    app.test_cli_runner().invoke(args=["jobs", "work", "--once"], catch_exceptions=False)

    reference = reference_of(book(client, code))

    assert session.query(Appointment).one().reference == reference
    assert "居住证申领" in client.get("/zh-Hans/items").text


def test_says_on_the_first_page_what_an_empty_house_needs(app: Flask) -> None:
    begin(app)
    home = signed_in(app, ADMIN)

    assert "Until the first visit can be booked" in home.get(f"{ORGANISATION}/").text
    furnish(home)
    assert "Until the first visit can be booked" not in home.get(f"{ORGANISATION}/").text


def test_a_house_begins_once(app: Flask) -> None:
    begin(app)

    code, said = begin(app)

    assert code == 1
    assert "There are accounts already" in said


@pytest.mark.parametrize("step", ["staff first", "make run DEMO=no", "/staff/"])
def test_the_readme_tells_the_way(step: str) -> None:
    readme = Path(__file__).resolve().parents[3] / "README.md"
    told = readme.read_text(encoding="utf-8").partition("### From an empty house")[2]

    assert step in told.partition("\n## ")[0]
