"""What is personal stays where it belongs: not in logs, addresses, cookies or others' pages."""

import base64
import re
import time
import zlib
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
import structlog
from flask import Flask
from sqlalchemy.exc import IntegrityError

from booking.forms import start_value
from kernel.access import Access, Role
from portal.logs import without_words
from portal.visitors import cookie_name
from tests.clock import StandingClock
from tests.database import Database
from tests.faults.addresses import addresses
from tests.faults.house import House, a_house, a_visitor
from tests.faults.troubles import open_ahead
from tests.races.citizen import Answer, Citizen
from tests.races.halls import starts_ahead
from tests.serving import Server

NAME, PHONE = "卡纳里耶·阿布都", "13987651234"
CANARIES = (NAME, "卡纳里耶", PHONE, "%E5%8D%A1%E7%BA%B3%E9%87%8C%E8%80%B6")
TOKEN = re.compile(r"[\w-]{16,}")


@dataclass
class Watched(Citizen):
    """A citizen whose addresses and cookies are written down."""

    addresses: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def ask(self, method: str, path: str, form: dict[str, str] | None = None) -> Answer:
        answer = super().ask(method, path, form)
        self.addresses += [path, answer.location]
        self.kept += answer.headers.get_all("Set-Cookie", [])
        return answer


@pytest.fixture
def house(app: Flask, standing_clock: StandingClock) -> House:
    """The house of today: for the server that is asked no clock stands still."""
    standing_clock.move_to(datetime.fromtimestamp(time.time(), UTC))
    built = a_house(NAME, PHONE)
    open_ahead(built.centre_id)
    return built


def test_no_canary_gets_out(
    app: Flask, house: House, live_server: Server, database: Database
) -> None:
    owner = Watched(live_server.url, NAME, PHONE)
    reference = _book(owner, house, database)
    _look_up(owner, house)
    _go_wrong(owner, house)
    staff = _staff(app, live_server)
    seen = [staff.ask("GET", one.path).text for one in addresses(app, house) if one.reads]
    assert any(NAME in page for page in seen), "the clerk must see who it is"
    worker = live_server.flask("jobs", "work", "--once")

    log = live_server.log.read_text()
    assert log.count('"event": "request"') > 20
    assert _canaries_in(log, worker, *owner.addresses, *staff.addresses) == set()
    assert not {reference, house.case, house.appointment} & set(re.findall(r"\d{16}", log + worker))
    assert _canaries_in(*map(_opened, owner.kept + staff.kept)) == set()
    assert _leaks(app, house, Watched(live_server.url, "", "")) == []


def test_the_auditor_reads_no_names(app: Flask, house: House) -> None:
    page = a_visitor(app, Role.AUDITOR).get("/staff/audit").text

    assert "appointment.book" in page
    assert _canaries_in(page) == set()


def test_a_failure_is_logged_without_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        try:
            raise ValueError(f"row ({NAME}, {PHONE}) is wrong")
        except ValueError as problem:
            raise IntegrityError("INSERT", {"name": NAME, "phone": PHONE}, problem) from problem
    except IntegrityError as problem:
        event = without_words(structlog.get_logger(), "error", {"exc_info": problem})

    said = "\n".join(event["exception"])
    assert "IntegrityError" in said
    assert "ValueError" in said
    assert "test_canaries.py" in said
    assert "is wrong" not in said.replace('raise ValueError(f"row ({NAME}, {PHONE}) is wrong")', "")
    assert _canaries_in(said) == set()


def _book(owner: Watched, house: House, database: Database) -> str:
    path = owner.walk_to_the_last_page(house.item)
    start = start_value(starts_ahead(database.url, 5)[0])
    answer = owner.ask("POST", path, {**owner.form, "start": start})
    assert answer.reference, answer.text
    for page in ("", "/move", "/cancel", "/appointment.ics"):
        assert owner.ask("GET", f"/en/appointments/{answer.reference}{page}").status == 200
    return answer.reference


def _look_up(owner: Watched, house: House) -> None:
    for place, number in (("appointments", house.appointment), ("cases", house.case)):
        form = owner._form_of(owner.ask("GET", f"/en/{place}"))
        for phone, status in (("13900000009", 404), (PHONE, 302)):
            sent = {**form, "reference": number, "phone": phone}
            assert owner.ask("POST", f"/en/{place}", sent).status == status
        assert owner.ask("GET", f"/en/{place}/{number}").status == 200


def _go_wrong(owner: Watched, house: House) -> None:
    """Errors of every sort, with the canaries in what is sent."""
    who = f"/en/book/who?item={house.item}&centre=hall"
    form = {**owner._form_of(owner.ask("GET", who)), "name": NAME, "phone": PHONE}
    wrong = (
        {**form, "csrf_token": "x"},
        {**form, "name": NAME + "\x00"},
        {**form, "name": NAME * 100},
        {**form, "phone": PHONE + "0"},
        {**form, "name": NAME * 60_000},
    )
    statuses = [owner.ask("POST", who, sent).status for sent in wrong]
    assert statuses[0] == 400
    assert statuses[2:] == [422, 422, 413]


def _staff(app: Flask, server: Server) -> Watched:
    """Somebody with every role, on the served house."""
    cookie = a_visitor(app, *Role).get_cookie(cookie_name())
    assert cookie
    return Watched(server.url, "", "", cookies={cookie_name(): cookie.value})


def _canaries_in(*texts: str) -> set[str]:
    return {canary for canary in CANARIES for text in texts if canary in text}


def _opened(cookie: str) -> str:
    """Return a cookie with whatever in it can be decoded, decoded."""
    whole = [part[: len(part) // 4 * 4] for part in TOKEN.findall(cookie)]
    parts = [base64.urlsafe_b64decode(part) for part in whole]
    inflated = [_inflated(part) for part in parts]
    return cookie + b"".join(parts + inflated).decode(errors="replace")


def _inflated(part: bytes) -> bytes:
    try:
        return zlib.decompress(part)
    except zlib.error:
        return b""


def _leaks(app: Flask, house: House, stranger: Watched) -> list[str]:
    """Return the addresses that show a canary to somebody who was granted nothing."""
    open_to_all = [
        one for one in addresses(app, house) if one.reads and one.access is not Access.STAFF
    ]
    return [one.path for one in open_to_all if _canaries_in(stranger.ask("GET", one.path).text)]
