"""Keep what is typed while it is being typed; nobody else sees it, and saving ends it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from catalogue.refusals.typing import TooMuchTyped
from catalogue.tables import TypedForm
from kernel.access import Actor
from kernel.db import transaction
from kernel.refusals import NotFound

KEPT_FOR = timedelta(days=14)
MOST = 300_000  # characters: ten times a long item
Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What an account typed into a form, when, and the version it was shown."""

    pairs: Pairs
    version: int
    at: datetime


def item_form(item_id: int) -> str:
    """Return the name of the form of an item."""
    return f"item:{item_id}"


def keep_typed(session: Session, form: str, typed: Typed, *, actor: Actor) -> None:
    """Keep what is typed in the place of what was. Raises NotFound or TooMuchTyped."""
    if actor.staff_id is None:
        raise NotFound
    if sum(len(name) + len(value) for name, value in typed.pairs) > MOST:
        raise TooMuchTyped
    row = _find(session, form, actor)
    if row is None:
        row = TypedForm(staff_id=actor.staff_id, form=form, version=0, typed=[], at=typed.at)
    row.version, row.at = typed.version, typed.at
    row.typed = [list(pair) for pair in typed.pairs]
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:  # another tab of theirs was faster by a moment; the next one counts
        return


def find_typed(session: Session, form: str, actor: Actor) -> Typed | None:
    """Return what an account typed into a form and did not save."""
    row = _find(session, form, actor)
    if row is None:
        return None
    pairs = [(str(name), str(value)) for name, value in row.typed]
    return Typed(pairs=pairs, version=row.version, at=row.at)


def forget_typed(session: Session, form: str, actor: Actor) -> None:
    """Forget what was typed: it is saved, or not wanted."""
    session.execute(
        delete(TypedForm).where(TypedForm.staff_id == actor.staff_id, TypedForm.form == form)
    )


def forget_old_forms(now: datetime) -> None:
    """Forget what nobody came back to."""
    with transaction() as session:
        session.execute(delete(TypedForm).where(TypedForm.at < now - KEPT_FOR))


def _find(session: Session, form: str, actor: Actor) -> TypedForm | None:
    return session.scalar(
        select(TypedForm).where(TypedForm.staff_id == actor.staff_id, TypedForm.form == form)
    )
