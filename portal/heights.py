"""What lower rooms ask of higher ones: registered here, since only the portal knows all."""

from collections.abc import Sequence
from datetime import date

from flask import Flask
from sqlalchemy.orm import Session

from booking.queries import most_booked
from booking.queries.ahead import booked_ahead
from booking.queries.standing import booked_for
from catalogue.queries import LastDay
from catalogue.queries.breaking import Open
from catalogue.queries.breaking import register as register_open
from catalogue.queries.last_day import register as register_clock
from catalogue.queries.popular import register as register_popularity
from catalogue.values.published import PublishedItem
from intake.queries.standing import cases_under_way
from intake.rules.clock import due_on, has_limit
from organisation.queries import working_days
from organisation.queries.ahead import register as register_bookings
from organisation.values import Certainty, Purpose


def init_app(_app: Flask) -> None:
    """Tell the catalogue what is booked most, due and open, and a hall its visits."""
    register_popularity(_most_booked)
    register_clock(_last_day)
    register_bookings(booked_ahead)
    register_open(Open.BOOKINGS, booked_for)
    register_open(Open.CASES, cases_under_way)


def _most_booked(session: Session, limit: int) -> Sequence[int]:
    return most_booked(session, limit)


def _last_day(session: Session, item: PublishedItem, accepted: date) -> LastDay | None:
    """Return the promised last day, else the legal one."""
    limit = item.facts.promised_limit or item.facts.legal_limit
    if limit is None or not has_limit(limit):
        return None
    due = due_on(accepted, limit, working_days(session, item.region_id, Purpose.DEADLINE))
    return LastDay(due.day, due.certainty is Certainty.ESTIMATED)
