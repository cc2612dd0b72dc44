"""What stands on items that are about to change."""

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries import find_published
from catalogue.queries.breaking import Open, open_on, what_is_open
from catalogue.tables import ServiceItem
from tests.booking.builders import a_booking, an_item, cut_day
from tests.catalogue.builders import a_claim, a_standard
from tests.intake.builders import a_case, a_clerk, a_taking, an_office


def item_of(session: Session, code: str) -> int:
    found = find_published(session, code)
    assert found
    return found.item_id


def test_visits_and_cases_are_counted_item_by_item(app: Flask, session: Session) -> None:
    centre_id, code = an_office()
    idle = item_of(session, an_item("别的"))
    busy = item_of(session, code)
    cut_day(centre_id)
    a_booking(centre_id, code)
    a_case(a_clerk(centre_id), a_taking(centre_id, code))

    found = open_on(session, [busy, idle])

    assert found == {busy: {Open.BOOKINGS: 1, Open.CASES: 1}, idle: {}}


def test_what_stands_on_a_claim_stands_on_its_standard_too(app: Flask, session: Session) -> None:
    centre_id, _ = an_office()
    standard = a_standard("居住证申领")
    department = session.get_one(ServiceItem, standard.item_id).department_id
    claim = a_claim(standard, department)
    an_item("别的")  # whoever is there is stationed at the hall
    code = session.scalar(select(ServiceItem.code).where(ServiceItem.id == claim))
    cut_day(centre_id)
    a_booking(centre_id, code or "")

    found = open_on(session, [claim, standard.item_id])

    assert found[claim] == found[standard.item_id] == {Open.BOOKINGS: 1}
    assert what_is_open(session, standard.item_id) == {Open.BOOKINGS: 1}
