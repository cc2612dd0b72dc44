"""What must not be there twice: the database is the referee, and this is what it says."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exists, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kernel.refusals import Refusal
from organisation.refusals import CodeTaken
from organisation.tables import Centre, Department, Region


def check_code(session: Session, code: str) -> None:
    """Refuse a code that names a region, department or centre: roles are given by it."""
    for column in (Region.code, Department.code, Centre.slug):
        if session.scalar(select(exists().where(column == code))):
            raise CodeTaken(code=code)


@contextmanager
def taken_as(session: Session, refusal: Refusal) -> Iterator[None]:
    """Raise `refusal` where what is written inside is there already."""
    try:
        with session.begin_nested():
            yield
    except IntegrityError:
        raise refusal from None
