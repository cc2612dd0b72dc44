"""The demo after its first start: made once a run, as `make run` does it, then copied."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from fcntl import LOCK_EX, flock
from pathlib import Path

import sqlalchemy as sa

from documents.usecases.issue_paper import FINISH
from groundwork.tables import OutboxRow
from tests.serving import whole_house

NEVER = datetime(2999, 1, 1, tzinfo=UTC)


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
            with whole_house(making):
                pass
            _leave_old_papers(making)
            making.rename(made)
    return made


@contextmanager
def _alone(name: Path) -> Iterator[None]:
    with name.open("w") as file:
        flock(file, LOCK_EX)
        yield


def _leave_old_papers(folder: Path) -> None:
    """Let the worker make new papers only: seven hundred old ones, which nobody opens, wait."""
    engine = sa.create_engine(f"sqlite:///{folder / 'onewindow.sqlite'}", poolclass=sa.NullPool)
    old = (OutboxRow.kind == FINISH) & OutboxRow.done_at.is_(None)
    with engine.begin() as connection:
        connection.execute(sa.update(OutboxRow).where(old).values(due_at=NEVER))
