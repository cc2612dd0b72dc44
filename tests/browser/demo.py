"""The demo after its first start: made once a run, as `make run` does it, then copied."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from fcntl import LOCK_EX, flock
from pathlib import Path
from time import time as seconds

import sqlalchemy as sa

from booking.tables import Appointment
from documents.usecases.issue_paper import FINISH
from groundwork.tables import OutboxRow
from kernel.clock import at_office, office_day
from organisation.tables import Centre
from tests.serving import whole_house

NEVER = datetime(2999, 1, 1, tzinfo=UTC)
SOME, LATE = 5, time(23, 30)


def copy_demo(shared: Path, folder: Path) -> None:
    """Put a demo into `folder`, which is then its own."""
    made = made_demo(shared)
    shutil.copytree(made, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.log"))


def made_demo(shared: Path) -> Path:
    """Return the folder of the demo; the first process that asks makes it in `shared` for all."""
    made = shared / "demo-made"
    with _alone(shared / "demo-made.lock"):
        if not made.exists():
            making = shared / "demo-making"
            making.mkdir()
            with whole_house(making) as house:
                pass
            engine = sa.create_engine(f"sqlite:///{making / 'onewindow.sqlite'}")
            with engine.begin() as connection:
                _leave_old_papers(connection)
                _expect_some_today(connection)
            engine.dispose()
            house.flask("jobs", "work", "--once")  # what each copy's worker would begin with
            making.rename(made)
    return made


@contextmanager
def _alone(name: Path) -> Iterator[None]:
    with name.open("w") as file:
        flock(file, LOCK_EX)
        yield


def _leave_old_papers(connection: sa.Connection) -> None:
    """Let the worker make new papers only: seven hundred old ones, which nobody opens, wait."""
    old = (OutboxRow.kind == FINISH) & OutboxRow.done_at.is_(None)
    connection.execute(sa.update(OutboxRow).where(old).values(due_at=NEVER))


def _expect_some_today(connection: sa.Connection) -> None:
    """Let people be expected at the desk until midnight, at whatever hour the tests run."""
    hall = sa.select(Centre.id).where(Centre.slug == "yunlan").scalar_subquery()
    now = datetime.fromtimestamp(seconds(), UTC)
    coming = (Appointment.centre_id == hall) & (Appointment.starts > now)
    some = sa.select(Appointment.id).where(coming).order_by(Appointment.starts).limit(SOME)
    ids = connection.scalars(some).all()
    assert len(ids) == SOME
    starts = at_office(office_day(now), LATE)
    moved = {"starts": starts, "ends": starts + timedelta(minutes=30)}
    connection.execute(sa.update(Appointment).where(Appointment.id.in_(ids)).values(moved))
