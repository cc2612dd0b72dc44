"""Appointments as pages and the desk read them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, time, timedelta

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from booking.rules.entry import clean_name
from booking.tables import Appointment, AppointmentItem
from booking.values import AppointmentState, AppointmentView, BookedItem, Reference
from kernel.clock import at_office


def find_appointment(session: Session, reference: str) -> AppointmentView | None:
    """Return the appointment with these 16 digits, or None."""
    return _first(session, Appointment.reference == reference)


def find_by_phone(session: Session, reference: str, phone: str) -> AppointmentView | None:
    """Return the appointment if the phone is its phone: unknown and not-yours answer alike."""
    return _first(session, Appointment.reference == reference, Appointment.phone == phone)


def find_by_submission(session: Session, submission: str) -> Reference | None:
    """Return the reference that a submission was answered with, or None where it is new."""
    found = session.scalar(
        select(Appointment.reference).where(Appointment.submission == submission)
    )
    return Reference(found) if found else None


def find_by_phone_tail(
    session: Session, centre_id: int, reference_last4: str, phone: str
) -> list[AppointmentView]:
    """Return a hall's appointments of one phone whose reference ends so, latest first."""
    return _views(
        session,
        Appointment.centre_id == centre_id,
        Appointment.phone == phone,
        Appointment.reference.endswith(reference_last4, autoescape=True),
    )[::-1]


def find_by_name(session: Session, centre_id: int, day: date, name: str) -> list[AppointmentView]:
    """Return a hall's appointments of one day whose name holds `name`, in time order."""
    return _views(
        session,
        *_on(centre_id, day),
        Appointment.name.contains(clean_name(name), autoescape=True),
    )


def appointments_on(session: Session, centre_id: int, day: date) -> list[AppointmentView]:
    """Return a hall's appointments of one day that were not cancelled, in time order."""
    return _views(session, *_on(centre_id, day), Appointment.state != AppointmentState.CANCELLED)


def _on(centre_id: int, day: date) -> tuple[ColumnElement[bool], ...]:
    begins = at_office(day, time())
    return (
        Appointment.centre_id == centre_id,
        Appointment.starts >= begins,
        Appointment.starts < begins + timedelta(days=1),
    )


def _first(session: Session, *conditions: ColumnElement[bool]) -> AppointmentView | None:
    return next(iter(_views(session, *conditions)), None)


def _views(session: Session, *conditions: ColumnElement[bool]) -> list[AppointmentView]:
    """Two queries, whatever the number of appointments."""
    rows = session.scalars(
        select(Appointment).where(*conditions).order_by(Appointment.starts, Appointment.id)
    ).all()
    items = _items(session, [row.id for row in rows])
    return [_view(row, items[row.id]) for row in rows]


def _items(session: Session, appointment_ids: Iterable[int]) -> dict[int, list[BookedItem]]:
    found: dict[int, list[BookedItem]] = defaultdict(list)
    rows = session.scalars(
        select(AppointmentItem)
        .where(AppointmentItem.appointment_id.in_(appointment_ids))
        .order_by(AppointmentItem.appointment_id, AppointmentItem.position)
    )
    for row in rows:
        found[row.appointment_id].append(
            BookedItem(
                item_id=row.item_id,
                revision_id=row.revision_id,
                department_id=row.department_id,
                code=row.code,
                names=row.names,
                answers=row.answers,
            )
        )
    return found


def _view(row: Appointment, items: list[BookedItem]) -> AppointmentView:
    return AppointmentView(
        id=row.id,
        reference=Reference(row.reference),
        state=row.state,
        centre_id=row.centre_id,
        pool_id=row.pool_id,
        starts=row.starts,
        ends=row.ends,
        slot_count=row.slot_count,
        name=row.name,
        phone=row.phone,
        locale=row.locale,
        booked_by=row.booked_by,
        version=row.version,
        items=tuple(items),
    )
