"""Appointments whose time of keeping is over."""

from datetime import timedelta

from sqlalchemy.orm import Session

from booking.queries import find_appointment
from booking.usecases.purge import KEEP, purge
from booking.usecases.slips import SUBJECT, issue_slip
from booking.values import Booked
from documents.queries import papers_of
from documents.usecases.issue_paper import IssuePaper
from kernel.db import transaction
from tests.booking.builders import TUESDAY, a_booking, a_centre, an_item, cut_day
from tests.clock import NOW

OVER = TUESDAY + KEEP + timedelta(days=1)


def a_visit_with_a_slip() -> Booked:
    centre, code = a_centre(), an_item()
    cut_day(centre)
    booked = a_booking(centre, code)
    slip = IssuePaper(
        kind="appointment_slip",
        locale="ug",
        number="1",
        title="预约单",
        facts={"name": "古丽", "version": 1},
        subject_kind=SUBJECT,
        subject_key=booked.reference,
        public_base="https://hall.example",
    )
    with transaction() as session:
        issue_slip(session, slip, now=NOW)
    return booked


def test_after_ninety_days_neither_visit_nor_slip_says_who_came(session: Session) -> None:
    booked = a_visit_with_a_slip()

    with transaction() as write:
        purge(write, OVER, now=NOW)

    visit = find_appointment(session, booked.reference)
    assert visit
    assert (visit.name, visit.phone) == ("", "")
    assert [dict(slip.facts) for slip in papers_of(session, SUBJECT, booked.reference)] == [{}]


def test_until_then_both_are_kept(session: Session) -> None:
    booked = a_visit_with_a_slip()

    with transaction() as write:
        purge(write, TUESDAY + KEEP, now=NOW)

    assert papers_of(session, SUBJECT, booked.reference)[0].facts["name"] == "古丽"
