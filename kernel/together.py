"""Rows that nobody asks about go along with a statement whose answer is awaited.

On PostgreSQL they are parts of it (WITH … INSERT): each way to the server costs more than what is
done there. Sent without waiting (libpq's pipeline) they cost the processor half as much again.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Insert, Table, bindparam
from sqlalchemy import insert as insert_into
from sqlalchemy.orm import Session


class Step(NamedTuple):
    """A statement that was built once, and its values of this moment."""

    statement: Insert
    values: Mapping[str, Any]


def insert_of(table: Table, *names: str) -> Insert:
    """Return an INSERT of these columns that can be run alone or go along; nobody asks its key.

    A column with a default is named too: what goes along gets none.
    """
    values = {name: bindparam(name, type_=table.c[name].type) for name in names}
    return insert_into(table).values(values).inline()


def answer_of(session: Session, asked: Step, along: Sequence[Step] = ()) -> Any:
    """Return the first value that `asked` answers, or None; what goes `along` is written with it.

    None of them sees what another writes, and no two may have a value of the same name.
    """
    if not along:
        return session.scalar(asked.statement, asked.values)
    values = _all_values(asked, *along)
    if session.get_bind().dialect.name == "postgresql":
        return session.scalar(_joined(asked.statement, *(one.statement for one in along)), values)
    answer = session.scalar(asked.statement, asked.values)
    for step in along:
        session.execute(step.statement, step.values)
    return answer


def _all_values(*steps: Step) -> Mapping[str, Any]:
    values = {name: value for step in steps for name, value in step.values.items()}
    if len(values) < sum(len(step.values) for step in steps):
        raise ValueError("two statements have a value of the same name")
    return values


@cache
def _joined(asked: Insert, *along: Insert) -> Insert:
    """Return one statement, built once: to build it costs more than to send it."""
    parts = (one.cte(f"along_{number}") for number, one in enumerate(along))
    return asked.add_cte(*parts)
