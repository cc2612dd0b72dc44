from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from feedback.tables import WordReport
from groundwork.tables import AuditEntry
from kernel.locales import LANGUAGES
from tests.client import PageClient
from tests.faults.addresses import addresses
from tests.faults.house import a_house, a_visitor
from tests.pages import Page

WRONG = "بىر خاتا سۆز"


def the_report(session: Session) -> WordReport:
    return session.scalars(select(WordReport)).one()


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(WordReport)) or 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_wrong_word_is_reported_from_any_page(
    client: PageClient, session: Session, lang: str
) -> None:
    page = client.get(f"/{lang}/centres").text
    way = page.partition(f'href="/{lang}/report?')[2].partition('"')[0]
    assert way

    answer = client.submit(f"/{lang}/report?{way}", {"wrong": WRONG, "better": "b", "remark": "r"})
    thanks = client.get(answer.location)

    row = the_report(session)
    assert (row.locale, row.page) == (lang, f"/{lang}/centres")
    assert (row.wrong, row.better, row.remark, row.state) == (WRONG, "b", "r", "open")
    assert thanks.status_code == 200
    assert f'href="/{lang}/centres"' in thanks.text


def test_every_page_leads_there_and_names_nobody(app: Flask) -> None:
    house = a_house()
    sees = (f"appointment:{house.appointment}", f"case:{house.case}")
    citizen = a_visitor(app, sees=sees)
    secrets = (house.appointment, house.case, house.paper, "13900000000")
    missing, looked_at = [], 0
    for one in addresses(app, house):
        answer = citizen.get(f"{one.path}?phone=13900000000", lint=False) if one.reads else None
        if not answer or answer.mimetype != "text/html" or not one.path.startswith("/en/"):
            continue
        if answer.status_code // 100 == 3 or "/report" in one.path:
            continue
        way = answer.text.partition('href="/en/report')[2].partition('"')[0]
        looked_at += 1
        missing += [one.path] if not way or any(secret in way for secret in secrets) else []

    assert missing == []
    assert looked_at > 12


def test_a_reference_or_token_in_the_address_of_a_page_is_not_kept(
    client: PageClient, session: Session
) -> None:
    page = "/ug/appointments/1234567890123456/move"
    client.submit(f"/ug/report?on={page}", {"wrong": WRONG})

    assert the_report(session).page == "/ug/appointments/<reference>/move"


@pytest.mark.parametrize(
    "page", ["https://evil.example/", "//evil.example", "/xx/items", "/staff/audit", "x" * 900]
)
def test_what_is_no_page_of_ours_is_not_kept(
    client: PageClient, session: Session, page: str
) -> None:
    answer = client.submit(f"/ug/report?on={page}", {"wrong": WRONG})

    assert the_report(session).page == ""
    assert "evil" not in client.get(answer.location).text


def test_the_report_is_about_the_page_in_whatever_language_it_is_written(
    client: PageClient, session: Session
) -> None:
    client.submit("/zh-Hans/report?on=/ug/items", {"wrong": WRONG})

    assert the_report(session).locale == "ug"


def test_two_clicks_make_one_report(client: PageClient, session: Session) -> None:
    form = Page(client.get("/ug/report").text).forms
    fields = dict(next(one for one in form if one.method == "post").fields)
    for _click in range(2):
        answer = client.post("/ug/report", data={**fields, "wrong": WRONG}, csrf=False)
        assert urlsplit(answer.location).path == "/ug/report/thanks"

    assert count(session) == 1


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ({"wrong": "  "}, "Write the wrong word or sentence"),
        ({"wrong": "\u200b"}, "Write the wrong word or sentence"),
        ({"wrong": "x" * 501}, "at most"),
        ({"wrong": "x", "remark": "y" * 1001}, "1000 characters at most"),
    ],
)
def test_wrong_answers_are_named_and_kept(
    client: PageClient, session: Session, typed: dict[str, str], complaint: str
) -> None:
    answer = client.submit("/en/report", typed)

    assert answer.status_code == 422
    assert complaint in answer.text
    assert typed.get("remark", "") in answer.text
    assert count(session) == 0


def test_who_sends_very_many_waits(client: PageClient, session: Session) -> None:
    answers = [client.submit("/en/report", {"wrong": WRONG}).status_code for _ in range(31)]

    assert answers == [302] * 30 + [429]
    assert count(session) == 30


def test_nothing_is_kept_of_who_sent_it(client: PageClient, session: Session) -> None:
    client.submit("/ug/report?on=/ug/items", {"wrong": WRONG})

    entry = session.scalars(select(AuditEntry)).one()
    assert (entry.staff_id, entry.action) == (None, "word_report.make")
    assert entry.details == {"locale": "ug"}
    assert {"client", "address", "session_id"}.isdisjoint(WordReport.__table__.columns.keys())


def test_the_way_back_carries_no_query(client: PageClient) -> None:
    page = client.get("/ug/items?q=phone+139").text
    way = page.partition('href="/ug/report?')[2].partition('"')[0]

    assert parse_qs(way) == {"on": ["/ug/items"]}
