"""A visit is booked where a service can be handed in, and nowhere else."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from booking.queries import plan_visit, plan_visit_at
from booking.refusals import NoCounter
from booking.tables import Appointment, AppointmentItem
from booking.usecases.book_visit import book_visit
from booking.usecases.move_appointment import move_appointment
from booking.values import MoveAppointment
from catalogue.queries import find_published, places_for
from catalogue.rules.handing_in import home_of
from catalogue.values.codes import Acceptance, AcceptScope
from catalogue.values.handing_in import PointKind, Why
from kernel.access import SYSTEM
from kernel.clock import office_day
from kernel.db import transaction
from organisation.usecases.alliances import found_alliance, join_alliance
from organisation.values import AllianceWish, NewAlliance
from tests.booking.builders import a_command
from tests.booking.neighbours import (
    TUESDAY_10,
    a_village,
    an_item_of_the_county,
    entrust,
    hall,
    neighbours,
)
from tests.clock import NOW
from tests.organisation.builders import COUNTY, OTHER_COUNTY

TODAY = office_day(NOW)


@pytest.fixture(autouse=True)
def _world(app: Flask) -> None:
    neighbours()


def offered(session: Session, code: str, on: date = TODAY) -> dict[int, Why]:
    item = find_published(session, code)
    assert item
    return {place.centre_id: place.why for place in places_for(session, [home_of(item)], on)}


def an_alliance(*codes: str, until: date | None = None) -> None:
    wish = AllianceWish(names={"zh-Hans": "四地"}, basis="约", valid_from=TODAY, valid_until=until)
    first, *others = codes
    with transaction() as session:
        new = NewAlliance(code="four", region=first, wish=wish)
        number = found_alliance(session, new, actor=SYSTEM, now=NOW)
        for code in others:
            join_alliance(session, number, code, actor=SYSTEM, now=NOW)


def book(slug: str, code: str) -> str:
    with transaction() as session:
        command = a_command(hall(slug), code, starts=TUESDAY_10)
        return book_visit(session, command, now=NOW).reference


def test_a_service_of_its_own_region_is_refused_elsewhere(session: Session) -> None:
    _, code = an_item_of_the_county(accept_scope=AcceptScope.OWN)

    with pytest.raises(NoCounter):
        book("other", code)

    assert offered(session, code) == {hall("hall"): Why.OWN}
    assert session.scalar(select(Appointment.id)) is None


def test_a_city_wide_service_is_booked_in_the_next_county_and_stays_its_departments(
    session: Session,
) -> None:
    _, code = an_item_of_the_county(accept_scope=AcceptScope.CITY)
    own = plan_visit(session, hall("hall"), [code], on=TODAY).wanted.items[0].department_id
    session.rollback()

    book("other", code)

    assert offered(session, code) == {hall("hall"): Why.OWN, hall("other"): Why.HANDED_ON}
    assert session.scalar(select(Appointment.centre_id)) == hall("other")
    assert session.scalar(select(AppointmentItem.department_id)) == own


def test_what_the_department_accepts_itself_stays_at_its_windows(session: Session) -> None:
    _, code = an_item_of_the_county(
        accept_scope=AcceptScope.NATIONAL, acceptance=Acceptance.DEPARTMENT
    )

    assert [*offered(session, code)] == [hall("hall")]


def test_an_alliance_counts_between_its_members_and_between_its_days(session: Session) -> None:
    _, code = an_item_of_the_county(alliance="four")
    before = offered(session, code)
    an_alliance(COUNTY, OTHER_COUNTY, until=TODAY)

    assert [*before] == [hall("hall")]
    assert offered(session, code)[hall("other")] is Why.ALLIED
    assert hall("other") not in offered(session, code, TODAY + timedelta(days=1))


def test_an_alliance_without_the_own_region_does_nothing(session: Session) -> None:
    _, code = an_item_of_the_county(alliance="four")
    an_alliance(OTHER_COUNTY)

    assert [*offered(session, code)] == [hall("hall")]


@pytest.mark.parametrize(
    ("kind", "why"), [(PointKind.ACCEPTANCE, Why.ON_BEHALF), (PointKind.AGENT, Why.AGENT)]
)
def test_a_village_is_met_at_the_hall_where_it_is_stationed(
    session: Session, kind: PointKind, why: Why
) -> None:
    item_id, code = an_item_of_the_county()
    entrust(item_id, a_village(), kind)

    book("other", code)

    assert offered(session, code)[hall("other")] is why


def test_two_services_are_booked_where_one_counter_takes_both(session: Session) -> None:
    _, wide = an_item_of_the_county("城市通办", accept_scope=AcceptScope.CITY)
    _, own = an_item_of_the_county("本地事项")

    with pytest.raises(NoCounter):
        plan_visit(session, hall("other"), [wide, own], on=TODAY)

    assert plan_visit(session, hall("hall"), [wide, own], on=TODAY).pool_ids


def test_the_page_and_the_use_case_plan_alike(session: Session) -> None:
    item_id, code = an_item_of_the_county(accept_scope=AcceptScope.CITY)
    entrust(item_id, a_village())

    for slug in ("hall", "other"):
        by_slug = plan_visit_at(session, slug, [code], on=TODAY)
        assert by_slug == plan_visit(session, hall(slug), [code], on=TODAY)
    with pytest.raises(NoCounter):
        plan_visit_at(session, "nowhere", [code], on=TODAY)


def test_what_was_booked_elsewhere_is_moved_there(session: Session) -> None:
    _, code = an_item_of_the_county(accept_scope=AcceptScope.CITY)
    reference = book("other", code)
    later = TUESDAY_10 + timedelta(hours=1)

    with transaction() as write:
        move_appointment(write, MoveAppointment(reference=reference, starts=later), now=NOW)

    assert session.scalar(select(Appointment.starts)) == later
