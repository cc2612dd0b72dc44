"""Shows a case to whoever knows its number and its phone."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundwork.sessions import grant
from groundwork.throttle import PER_CLIENT, PER_SUBJECT, throttle
from intake.refusals import NoSuchCase
from intake.tables import Case

KIND = "case"


def grant_subject(reference: str) -> str:
    """Return what a browser's session is granted for one case."""
    return f"{KIND}:{reference}"


def check_tries(reference: str, client: str) -> None:
    """Raise TooManyTries where this client, or anybody for this number, failed too often."""
    throttle().check(KIND, client, PER_CLIENT)
    throttle().check(KIND, reference, PER_SUBJECT)


def look_up(session: Session, reference: str, phone: str, *, client: str, now: datetime) -> None:
    """Let this browser see a case for a while.

    Unknown and not-yours are one question to the database and one answer: NoSuchCase.
    """
    query = select(Case.id).where(Case.reference == reference, Case.phone == phone)
    if session.scalar(query) is None:
        throttle().failed(KIND, client, PER_CLIENT)
        throttle().failed(KIND, reference, PER_SUBJECT)
        raise NoSuchCase
    grant(session, grant_subject(reference), now=now)
