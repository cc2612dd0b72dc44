"""Staff sign in and out, with e-mail and password."""

import secrets
from datetime import datetime
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundwork.audit import Subject, record
from groundwork.sessions import begin_session, end_session
from groundwork.throttle import PER_CLIENT, PER_SUBJECT, throttle
from kernel.access import Actor
from organisation.refusals import WrongSignIn
from organisation.tables import Staff
from organisation.values import SignIn

# argon2id with 19 MiB and two passes: the least that OWASP's password storage sheet asks for,
# since every sign-in takes that memory from a web worker
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
CLIENT, ACCOUNT = "sign-in-client", "sign-in-account"


def check_sign_in(session: Session, command: SignIn) -> int:
    """Return the id of the account. Raises WrongSignIn or TooManyTries; counts failures.

    Reads only: hashing takes long, and nothing may wait for it inside a transaction.
    """
    email = command.email.strip().casefold()
    throttle().check(CLIENT, command.client, PER_CLIENT)
    throttle().check(ACCOUNT, email, PER_SUBJECT)
    row = session.execute(
        select(Staff.id, Staff.password_hash).where(func.lower(Staff.email) == email, Staff.active)
    ).one_or_none()
    if not _fits(row.password_hash if row else _nobody(), command.password) or row is None:
        throttle().failed(CLIENT, command.client, PER_CLIENT)
        throttle().failed(ACCOUNT, email, PER_SUBJECT)
        raise WrongSignIn
    throttle().forgive(CLIENT, command.client, PER_CLIENT)
    return int(row.id)


def sign_in(session: Session, staff_id: int, *, now: datetime) -> None:
    """Begin a fresh session for the account; the old one, if any, ends."""
    end_session(session)
    begin_session(session, staff_id=staff_id, now=now)
    record(session, Actor(staff_id=staff_id), "staff.sign_in", Subject("staff", staff_id), now=now)


def sign_out(session: Session, actor: Actor, *, now: datetime) -> None:
    """End this session."""
    end_session(session)
    if actor.staff_id is not None:
        record(session, actor, "staff.sign_out", Subject("staff", actor.staff_id), now=now)


@cache
def _nobody() -> str:
    """Return a hash that no password fits: unknown accounts cost the same time."""
    return HASHER.hash(secrets.token_hex())


def _fits(password_hash: str, password: str) -> bool:
    try:
        return HASHER.verify(password_hash, password)
    except (Argon2Error, InvalidHashError):
        return False
