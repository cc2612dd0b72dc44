from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from booking.forms import start_value
from booking.tables import Appointment
from tests.booking.builders import (
    TUESDAY,
    TUESDAY_9,
    a_centre,
    a_hall,
    an_item,
    cut_day,
)
from tests.booking.views.walking import ADILA, book, reference_of, to_times
from tests.catalogue.builders import a_published_item
from tests.client import PageClient
from tests.clock import StandingClock
from tests.queries import Queries

CountQueries = Callable[[], AbstractContextManager[Queries]]


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Appointment)) or 0


@pytest.mark.parametrize("lang", ["zh-Hans", "en", "ug"])
def test_a_citizen_books_a_visit(client: PageClient, session: Session, lang: str) -> None:
    _, code = a_hall()

    answer = book(client, code, lang=lang)
    page = client.get(answer.location)

    reference = reference_of(answer)
    assert " ".join(reference[i : i + 4] for i in (0, 4, 8, 12)) in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert count(session) == 1


def test_without_a_service_the_list_of_services_comes_first(client: PageClient) -> None:
    assert client.get("/en/book").location.endswith("/en/items")


def test_an_unknown_service_is_not_found(client: PageClient) -> None:
    a_hall()

    assert client.get("/en/book?item=nothing").status_code == 404


def test_only_places_that_take_all_services_are_offered(client: PageClient) -> None:
    _, code = a_hall()
    a_centre("far")

    page = client.get(f"/en/book?item={code}")

    assert 'value="hall"' in page.text
    assert 'value="far"' not in page.text


def test_says_when_no_place_takes_all_services(client: PageClient) -> None:
    _, code = a_hall()
    elsewhere = a_published_item("不动产转移", department="自然资源局").code

    page = client.get(f"/en/book?item={code}&item={elsewhere}")

    assert "No single place takes all of these services" in page.text
    assert f'href="/en/book?item={elsewhere}"' in page.text


def test_without_a_place_the_first_page_says_what_is_missing(client: PageClient) -> None:
    _, code = a_hall()

    answer = client.get(f"/en/book/who?item={code}", follow_redirects=True)

    assert "Choose a place" in answer.text


@pytest.mark.parametrize(
    ("name", "phone", "complaint"),
    [
        ("", "13900000000", "Enter the name"),
        ("···", "13900000000", "Enter the name"),
        ("古" * 151, "13900000000", "too long"),
        ("古丽", "", "Enter a mobile phone number"),
        ("古丽", "0991-1234567", "11 digits"),
    ],
)
def test_wrong_answers_are_named_and_kept(
    client: PageClient, name: str, phone: str, complaint: str
) -> None:
    _, code = a_hall()

    page = client.submit(f"/en/book/who?item={code}&centre=hall", {"name": name, "phone": phone})

    assert page.status_code == 422
    assert complaint in page.text
    assert phone in page.text


def test_changing_the_language_keeps_what_was_typed(client: PageClient) -> None:
    _, code = a_hall()
    client.submit(f"/en/book/who?item={code}&centre=hall", {"name": ADILA, "phone": "139"})

    page = client.get(f"/ug/book/who?item={code}&centre=hall")

    assert ADILA in page.text
    assert 'value="139"' in page.text


def test_nothing_personal_is_in_an_address_or_cookie(client: PageClient) -> None:
    _, code = a_hall()

    address = to_times(client, code)

    cookies = " ".join(f"{cookie.key}={cookie.value}" for cookie in client._cookies.values())
    assert "13900000000" not in address + cookies
    assert ADILA not in address + cookies


def test_a_name_of_a_hundred_letters_fits(client: PageClient, session: Session) -> None:
    _, code = a_hall()
    name = "阿" * 100

    book(client, code, name=name)

    assert session.scalar(select(Appointment.name)) == name


def test_a_lost_session_says_so_and_keeps_the_services(client: PageClient) -> None:
    _, code = a_hall()

    answer = client.get(f"/en/book/time?item={code}&centre=hall", follow_redirects=True)

    assert "Please enter this again" in answer.text
    assert f"item={code}" in answer.request.full_path


def test_what_was_typed_is_forgotten_after_two_hours(
    client: PageClient, standing_clock: StandingClock
) -> None:
    _, code = a_hall()
    address = to_times(client, code)

    standing_clock.forward(minutes=121)

    assert "lost=1" in client.get(address).location


def test_a_second_click_shows_the_same_booking(client: PageClient, session: Session) -> None:
    _, code = a_hall()
    address = to_times(client, code)
    sent = {"start": start_value(TUESDAY_9), "submission": "one-click-of-one-button"}

    first = client.post(address, data=sent)
    second = client.post(address, data=sent)

    assert reference_of(first) == reference_of(second)
    assert count(session) == 1


def test_a_form_without_its_token_does_nothing(client: PageClient, session: Session) -> None:
    _, code = a_hall()
    address = to_times(client, code)

    answer = client.post(
        address, data={"start": start_value(TUESDAY_9), "submission": "x" * 20}, csrf=False
    )

    assert answer.status_code == 400
    assert count(session) == 0


def test_the_same_person_again_is_told_what_to_do(client: PageClient, session: Session) -> None:
    _, code = a_hall()
    first = reference_of(book(client, code))

    answer = book(client, code, number=2)

    assert answer.status_code == 409
    assert "look it up under My appointment" in answer.text
    assert first not in answer.text
    assert count(session) == 1


def test_two_services_are_named_on_every_page(client: PageClient) -> None:
    _, code = a_hall()
    other = an_item("身份证补领")
    place = client.get(f"/zh-Hans/book?item={code}&item={other}")

    assert "居住证申领" in place.text
    assert "身份证补领" in place.text


def test_later_weeks_are_links(client: PageClient) -> None:
    centre_id, code = a_hall()
    cut_day(centre_id, TUESDAY + timedelta(days=14))

    page = client.get(to_times(client, code))

    assert "from=2026-12-01" in page.text
    empty = client.get(f"/en/book/time?item={code}&centre=hall&from=2026-12-01")
    assert "No times in these seven days" in empty.text
    assert "from=2026-12-08" in empty.text


def test_a_day_beyond_the_holiday_notice_is_marked_as_estimated(client: PageClient) -> None:
    centre_id, code = a_hall()
    cut_day(centre_id, date(2027, 1, 5))

    page = client.get(to_times(client, code) + "&from=2027-01-05")

    assert "estimated" in page.text


def test_asks_little_of_the_database(client: PageClient, count_queries: CountQueries) -> None:
    _, code = a_hall()
    address = to_times(client, code)

    with count_queries() as asked:
        client.get(address)

    assert len(asked) <= 14, asked
