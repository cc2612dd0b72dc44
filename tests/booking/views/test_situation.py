"""The situation of a visit: asked before the place, carried along, kept with the appointment."""

import io

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from booking.tables import Appointment, AppointmentItem
from booking.usecases.purge import purge
from kernel.db import db, transaction
from tests.booking.builders import PHONE, TUESDAY, a_hall
from tests.booking.views.walking import ADILA, free_starts, reference_of
from tests.catalogue.situations import facts_asking
from tests.client import PageClient
from tests.clock import NOW

REGION = "650000000000"
TOLD = "why.lost~age.under16~relation.parent"


@pytest.fixture
def code() -> str:
    return a_hall(**facts_asking())[1]


def test_a_visit_whose_service_asks_is_asked_first(client: PageClient, code: str) -> None:
    start = client.get(f"/zh-Hans/book?item={code}")
    asked = client.get(start.location).text

    assert start.status_code == 302
    assert "为什么办理?" in asked
    assert f'name="q.{code}.why"' in asked


def test_a_question_after_an_answer_comes_on_the_same_page(client: PageClient, code: str) -> None:
    form = f"/zh-Hans/book/questions?item={code}&q.{code}.why=lost&q.{code}.age=under16"

    again = client.get(form)
    page = client.get(again.location).text
    done = client.get(f"{form}&q.{code}.relation=parent")

    assert f'name="q.{code}.relation"' in page
    assert done.location.endswith(f"/zh-Hans/book?item={code}&situation={code}~{TOLD}")


def test_who_does_not_know_goes_on_all_the_same(client: PageClient, code: str) -> None:
    form = f"/zh-Hans/book/questions?item={code}&q.{code}.why=&q.{code}.age="

    on = client.get(form)

    assert on.location.endswith(f"/zh-Hans/book?item={code}&unsure=1")
    assert client.get(on.location).status_code == 200


def test_my_place_goes_along_through_the_questions(client: PageClient, code: str) -> None:
    start = client.get(f"/zh-Hans/book?item={code}&place={REGION}")
    asked = client.get(start.location).text
    on = client.get(f"{start.location}&q.{code}.why=&q.{code}.age=")

    assert f'name="place" value="{REGION}"' in asked
    assert on.location.endswith(f"&place={REGION}")


def test_where_nobody_can_apply_booking_leads_to_the_guide(client: PageClient, code: str) -> None:
    told = "why.lost~age.under16~relation.other"

    for page in ("book", "book/who", "book/check", "book/questions"):
        away = client.get(f"/zh-Hans/{page}?item={code}&centre=hall&situation={code}~{told}")
        assert away.location.endswith(f"/zh-Hans/items/{code}?situation={told}")


def booked(client: PageClient, code: str, told: str = TOLD) -> str:
    rest = f"item={code}&situation={code}~{told}&centre=hall"
    client.submit(f"/zh-Hans/book/who?{rest}", {"name": ADILA, "phone": PHONE})
    assert "监护人" not in client.get(f"/zh-Hans/book/check?{rest}").text
    address = f"/zh-Hans/book/time?{rest}"
    return reference_of(client.submit(address, {"start": free_starts(client.get(address))[0]}))


def test_the_answers_are_kept_and_narrow_what_is_taken_along(client: PageClient, code: str) -> None:
    reference = booked(client, code)

    page = client.get(f"/zh-Hans/appointments/{reference}").text
    slip = client.get(f"/zh-Hans/appointments/{reference}/slip.pdf").data
    listed = client.get(f"/zh-Hans/appointments/{reference}/checklist.pdf").data
    calendar = client.get(f"/zh-Hans/appointments/{reference}/appointment.ics").text

    kept = db.session.scalar(select(AppointmentItem.answers))
    assert kept == {"why": "lost", "age": "under16", "relation": "parent"}
    assert db.session.scalar(select(Appointment.slot_count)) == 2
    for text in (page, text_of(slip), text_of(listed)):
        assert "监护人身份证" in text
        assert "原居民身份证" not in text
        assert "为什么办理?" in text
        assert "丢失" in text
    assert "丢失" in calendar


def test_what_is_no_answer_is_not_kept(client: PageClient, code: str) -> None:
    booked(client, code, "why.stolen~age.adult~colour.red")

    assert db.session.scalar(select(AppointmentItem.answers)) == {"age": "adult"}


def test_the_answers_go_with_the_name(client: PageClient, code: str) -> None:
    booked(client, code)

    with transaction() as session:
        purge(session, TUESDAY.replace(year=TUESDAY.year + 1), now=NOW)

    assert db.session.scalar(select(AppointmentItem.answers)) == {}


def text_of(pdf: bytes) -> str:
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return text.replace("\n", "")
