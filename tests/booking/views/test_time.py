from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import time, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from booking.forms import start_value
from booking.queries import remembered
from booking.tables import Appointment
from tests.booking.builders import (
    TUESDAY,
    TUESDAY_9,
    a_booking,
    a_hall,
    cut_day,
)
from tests.booking.views.walking import free_starts, to_times
from tests.catalogue.builders import publish_again
from tests.client import PageClient
from tests.clock import StandingClock
from tests.database import Database
from tests.queries import Queries

CountQueries = Callable[[], AbstractContextManager[Queries]]


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Appointment)) or 0


def test_full_times_are_shown_but_cannot_be_chosen(client: PageClient) -> None:
    centre_id, code = a_hall(windows=2)
    a_booking(centre_id, code, phone="13911111111")

    page = client.get(to_times(client, code))

    assert start_value(TUESDAY_9) not in free_starts(page)
    assert "Full" in page.text


def test_opens_on_the_first_day_with_a_free_place(client: PageClient) -> None:
    centre_id, code = a_hall(windows=2, hours=((time(9), time(9, 30)),))
    a_booking(centre_id, code, phone="13911111111")
    thursday = TUESDAY + timedelta(days=2)
    cut_day(centre_id, thursday)

    page = client.get(to_times(client, code))

    assert "Thursday, November 26" in page.text
    assert "Tuesday, November 24" not in page.text
    assert "from=2026-11-24" in page.text


def test_the_last_place_just_taken_offers_the_nearest_times_and_keeps_what_was_typed(
    client: PageClient, session: Session
) -> None:
    centre_id, code = a_hall(windows=2)
    address = to_times(client, code)
    page = client.get(address)
    a_booking(centre_id, code, phone="13911111111")

    answer = client.submit(address, {"start": start_value(TUESDAY_9)})

    assert answer.status_code == 409
    assert "has just been taken" in answer.text
    assert "The nearest free times" in answer.text
    assert answer.text.index("The nearest free times") < answer.text.index("Tuesday, November 24")
    nearest = free_starts(answer)[:3]
    assert nearest == free_starts(page)[1:4]
    assert client.submit(address, {"start": nearest[0]}).status_code == 302
    assert count(session) == 2


def test_the_last_click_asks_little_of_the_database(
    client: PageClient, count_queries: CountQueries, database: Database
) -> None:
    _, code = a_hall()
    address = to_times(client, code)
    form = {"start": start_value(TUESDAY_9), "submission": "one-click-and-no-more"}

    with count_queries() as asked:
        answer = client.post(address, data=form)

    assert answer.status_code == 302
    assert len(asked) <= {"sqlite": 11, "postgresql": 6}[database.kind], asked


@pytest.fixture
def one_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """All happens within the second for which the plan of a visit is kept."""
    monkeypatch.setattr(remembered, "SECONDS", 3600.0)


def test_a_rush_asks_only_once_a_second_what_a_visit_needs_and_which_times_are_left(
    client: PageClient, count_queries: CountQueries, database: Database, one_second: None
) -> None:
    _, code = a_hall(windows=9)
    first = to_times(client, code)
    client.post(first, data={"start": start_value(TUESDAY_9), "submission": "first-click-of-all"})
    second = to_times(client, code, phone="13911111111")
    form = {"start": start_value(TUESDAY_9), "submission": "second-click-of-all"}

    with count_queries() as asked:
        answer = client.post(second, data=form)

    assert answer.status_code == 302
    assert len(asked) <= {"sqlite": 8, "postgresql": 3}[database.kind], asked


def test_a_service_published_anew_between_two_clicks_is_booked_as_it_is_now(
    client: PageClient, session: Session, one_second: None
) -> None:
    _, code = a_hall(windows=9)
    first = to_times(client, code)
    client.post(first, data={"start": start_value(TUESDAY_9), "submission": "first-click-of-all"})
    second = to_times(client, code, phone="13911111111")
    publish_again(code, stay_slots=2)
    form = {"start": start_value(TUESDAY_9), "submission": "second-click-of-all"}

    answer = client.post(second, data=form)

    assert answer.status_code == 302
    booked = session.scalars(select(Appointment.slot_count).order_by(Appointment.id)).all()
    assert booked == [1, 2]


def test_no_time_chosen(client: PageClient, session: Session) -> None:
    _, code = a_hall()

    answer = client.submit(to_times(client, code))

    assert answer.status_code == 422
    assert "Choose a day and time" in answer.text
    assert count(session) == 0


@pytest.mark.parametrize(
    "start", ["tomorrow", "20200101T0000Z", "20261124T0107Z", "99999999T9999Z"]
)
def test_a_tampered_time_is_refused(client: PageClient, session: Session, start: str) -> None:
    _, code = a_hall()

    answer = client.submit(to_times(client, code), {"start": start})

    assert answer.status_code in (409, 422)
    assert count(session) == 0


def test_a_time_that_passed_while_the_page_was_open(
    client: PageClient, standing_clock: StandingClock
) -> None:
    _, code = a_hall()
    address = to_times(client, code)
    sent = {"start": start_value(TUESDAY_9), "submission": "x" * 20}
    standing_clock.move_to(TUESDAY_9)
    to_times(client, code)

    answer = client.post(address, data=sent)

    assert answer.status_code == 409
    assert "already passed" in answer.text
