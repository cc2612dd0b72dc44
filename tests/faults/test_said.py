"""Each fault a reader can run into: a clear page in their language, the right status, a number."""

import http.client
import re
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from booking.tables import Appointment, Slot
from tests.booking.builders import TUESDAY_9, a_booking
from tests.booking.views.walking import free_starts, to_times
from tests.client import PageClient
from tests.clock import StandingClock
from tests.faults.house import House, a_house, a_visitor
from tests.pages import Page
from tests.serving import Server

FORM = "application/x-www-form-urlencoded"
Ask = Callable[[PageClient, House], TestResponse]


@pytest.fixture
def house(app: Flask) -> House:
    return a_house()


def get(path: str, **headers: str) -> Ask:
    return lambda client, house: client.get(_filled(path, house), headers=headers)


def sent(path: str, **data: str) -> Ask:
    return lambda client, house: client.submit(_filled(path, house), _each_filled(data, house))


def post(path: str, body: bytes | str, kind: str = FORM, **headers: str) -> Ask:
    return lambda client, house: client.post(
        _filled(path, house), data=body, content_type=kind, headers=headers, csrf=False
    )


def _filled(text: str, house: House) -> str:
    return text.format(item=house.item, appointment=house.appointment, case=house.case)


def _each_filled(data: dict[str, str], house: House) -> dict[str, str]:
    return {name: _filled(value, house) for name, value in data.items()}


WHO = "/ug/book/who?item={item}&centre=hall"
FAULTS: dict[str, tuple[int, Ask]] = {
    "unknown item": (404, get("/ug/items/L-NOSUCHITEM")),
    "unknown item to book": (404, get("/ug/book?item=L-NOSUCHITEM")),
    "unknown place": (404, get("/ug/centres/nowhere")),
    "unknown paper": (404, get("/ug/verify/AAAAAAAAAAAAAAAAAAAAAA")),
    "unknown page": (404, get("/ug/nothing")),
    "unknown language": (404, get("/xx/centres", Accept_Language="ug")),
    "wrong phone for an appointment": (
        404,
        sent("/ug/appointments", reference="{appointment}", phone="13911111111"),
    ),
    "wrong phone for a case": (404, sent("/ug/cases", reference="{case}", phone="13911111111")),
    "no phone at all": (422, sent("/ug/appointments", reference="{appointment}", phone="123")),
    "somebody else's appointment": (404, get("/ug/appointments/{appointment}")),
    "somebody else's case": (404, get("/ug/cases/{case}")),
    "a form without its token": (400, post(WHO, "name=A&phone=13900000000")),
    "a form with a wrong token": (400, post(WHO, "csrf_token=x&name=A&phone=13900000000")),
    "a form from another site": (403, post(WHO, "name=A", Origin="https://evil.example")),
    "a form that a browser calls foreign": (403, post(WHO, "x=1", Sec_Fetch_Site="cross-site")),
    "a form that is too large": (413, post(WHO, b"name=" + b"x" * 1_100_000)),
    "an upload that is too large": (
        413,
        post(WHO, b"--b\r\n" + b"x" * 34_000_000, "multipart/form-data; boundary=b"),
    ),
    "another host": (400, get("/ug/centres", Host="evil.example")),
    "bytes that are no text, in the path": (404, get("/ug/centres/%ff%fe")),
    "NUL in the path": (404, get("/ug/centres/a%00b")),
    "a method that does not work here": (405, post("/ug/centres", "")),
}

# pages of their own, with the way on: nobody has to call about them
EXPLAINED = {"unknown paper", "somebody else's appointment", "somebody else's case"}


def test_each_is_said_in_the_readers_language_with_a_number(
    app: Flask, house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    for fault, (status, ask) in FAULTS.items():
        answer = ask(a_visitor(app), house)

        page = Page(answer.text)
        assert answer.status_code == status, fault
        assert (page.html["lang"], page.html["dir"]) == ("ug", "rtl"), fault
        assert f'"id": "{answer.headers["X-Request-Id"]}"' in capsys.readouterr().out
        says_what_to_do = fault in EXPLAINED or any(form.method == "post" for form in page.forms)
        assert says_what_to_do or answer.headers["X-Request-Id"] in answer.text, fault
        assert answer.headers["Cache-Control"] in ("no-store", "no-cache"), fault


@pytest.mark.parametrize("accepted", ["zh-Hans", "ug", "en"])
def test_where_the_address_names_no_language_the_browser_does(
    client: PageClient, accepted: str
) -> None:
    answer = client.get("/nowhere", headers={"Accept-Language": accepted})

    assert Page(answer.text).html["lang"] == accepted


def test_a_program_is_told_in_json(client: PageClient) -> None:
    answer = client.get("/api/v1/items/L-NOSUCHITEM")

    assert (answer.status_code, answer.mimetype) == (404, "application/json")


def test_a_time_that_has_passed(
    client: PageClient, house: House, session: Session, standing_clock: StandingClock
) -> None:
    standing_clock.move_to(TUESDAY_9 - timedelta(minutes=31))
    address = to_times(client, house.item)
    start = free_starts(client.get(address))[0]
    standing_clock.forward(minutes=45)

    answer = client.submit(address, {"start": start})

    assert answer.status_code == 409
    assert free_starts(answer)
    assert _booked(session) == 1


def test_a_time_that_was_just_taken(client: PageClient, house: House, session: Session) -> None:
    address = to_times(client, house.item)
    start = free_starts(client.get(address))[0]
    for number in range(20):
        if start not in free_starts(client.get(address)):
            break
        a_booking(house.centre_id, house.item, phone=f"138000000{number:02}", name="甲")

    answer = client.submit(address, {"start": start})

    assert answer.status_code == 409
    assert start not in free_starts(answer)
    assert session.scalar(select(func.count()).where(Slot.taken > Slot.capacity)) == 0


TAMPERED = (
    {"start": "20991231T0000Z"},
    {"start": "tomorrow"},
    {"start": ""},
    {"submission": "x"},
    {"submission": "../" * 10},
)


def test_a_form_that_was_tampered_with(client: PageClient, house: House, session: Session) -> None:
    address = to_times(client, house.item)
    start = free_starts(client.get(address))[0]

    for change in TAMPERED:
        answer = client.submit(address, {"start": start, **change})
        assert answer.status_code in (409, 422), change
    assert _booked(session) == 1


def test_an_appointment_is_not_moved_by_a_tampered_form(app: Flask, house: House) -> None:
    owner = a_visitor(app, sees=(f"appointment:{house.appointment}",))
    path = f"/en/appointments/{house.appointment}/move"
    start = free_starts(owner.get(path))[-1]

    for version in ("", "-1", "0", "999", "1" * 400, "\x00"):
        answer = owner.submit(path, {"start": start, "version": version})
        assert answer.status_code in (409, 422), version


RAW = {
    "a host that is no address": (400, {"Host": "[::::]"}, b""),
    "an origin that is no address": (403, {"Origin": "http://[::::]"}, b""),
    "a broken cookie": (400, {"Cookie": "onewindow_session=\xff\xfe; onewindow_form=\xff."}, b""),
    "a length that is a lie": (400, {"Content-Length": "-5"}, b""),
    "too much": (413, {}, b"name=" + b"x" * 12_000_000),
}


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_what_only_a_socket_can_say(app: Flask, live_server: Server) -> None:
    address = urlsplit(live_server.url)
    for what, (status, headers, body) in RAW.items():
        connection = http.client.HTTPConnection(str(address.hostname), address.port, timeout=30)
        connection.putrequest("POST", "/ug/appointments", skip_host="Host" in headers)
        if "Content-Length" not in headers:
            connection.putheader("Content-Length", str(len(body)))
        connection.putheader("Content-Type", FORM)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders(body)
        answer = connection.getresponse()
        text = answer.read().decode()
        assert answer.status == status, what
        if what != "a length that is a lie":  # gunicorn refuses that before we see it
            assert re.search(r'<html lang="ug"', text), what
        connection.close()


def _booked(session: Session) -> int:
    return session.scalar(select(func.count(Appointment.id))) or 0
