"""Show an appointment to whoever knows its reference and its phone."""

from datetime import datetime

from sqlalchemy.orm import Session

from booking.queries import find_by_phone
from booking.refusals import NoSuchAppointment
from booking.values import AppointmentView, Phone, Reference
from groundwork.sessions import grant
from groundwork.throttle import PER_CLIENT, PER_SUBJECT, throttle

KIND = "appointment"


def grant_subject(reference: str) -> str:
    """Return what a browser's session is granted for one appointment."""
    return f"{KIND}:{reference}"


def check_tries(reference: Reference, client: str) -> None:
    """Raise TooManyTries where this client, or anybody for this reference, failed too often."""
    throttle().check(KIND, client, PER_CLIENT)
    throttle().check(KIND, reference, PER_SUBJECT)


def look_up(
    session: Session, reference: Reference, phone: Phone, *, client: str, now: datetime
) -> AppointmentView:
    """Return the appointment and let this browser see it for a while.

    Unknown and not-yours are one question to the database and one answer: NoSuchAppointment.
    """
    found = find_by_phone(session, reference, phone)
    if found is None:
        throttle().failed(KIND, client, PER_CLIENT)
        throttle().failed(KIND, reference, PER_SUBJECT)
        raise NoSuchAppointment
    grant(session, grant_subject(reference), now=now)
    return found
