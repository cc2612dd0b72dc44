"""Statements that were built once, and rows that go along with one whose answer is awaited.

On PostgreSQL they are parts of it (WITH … INSERT): each way to the server costs more than what is
done there. Sent without waiting (libpq's pipeline) they cost the processor half as much again.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import Delete, Insert, Select, Table, Update, bindparam, select
from sqlalchemy import insert as insert_into
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Session

from kernel.db import connection_of

Change: TypeAlias = Insert | Update | Delete
Answers: TypeAlias = Sequence[Any]


class Step(NamedTuple):
    """A statement that was built once, and its values of this moment."""

    statement: Change
    values: Mapping[str, Any]


def insert_of(table: Table, *names: str) -> Insert:
    """Return an INSERT of these columns that can be run alone or go along; nobody asks its key.

    A column with a default is named too: what goes along gets none.
    """
    return insert_into(table).values(parameters_of(table, *names)).inline()


def parameters_of(table: Table, *names: str) -> dict[str, Any]:
    """Return a parameter for each of these columns, called as it is."""
    return {name: bindparam(name, type_=table.c[name].type) for name in names}


def answer_of(session: Session, asked: Step, along: Sequence[Step] = ()) -> Any:
    """Return the first value that `asked` answers, or None; what goes `along` is written with it.

    None of them sees what another writes, and no two may have a value of the same name.
    """
    return answers_of(session, [asked], along)[0]


def answers_of(session: Session, asked: Sequence[Step], along: Sequence[Step] = ()) -> Answers:
    """Return the same of several that are asked, in their order; each returns one column."""
    steps = (*asked, *along)
    values = _all_values(steps)
    connection = connection_of(session)
    if len(steps) > 1:
        joined = _joined(connection.dialect, len(asked), *(step.statement for step in steps))
        if connection.dialect.name == "postgresql":
            return tuple(connection.execute(joined, values).one())
    answers = [connection.scalar(step.statement, step.values) for step in asked]
    write(session, along)
    return answers


def write(session: Session, steps: Sequence[Step]) -> None:
    """Write these one after the other."""
    connection = connection_of(session)
    for step in steps:
        connection.execute(step.statement, step.values)


def _all_values(steps: Sequence[Step]) -> Mapping[str, Any]:
    values = {name: value for step in steps for name, value in step.values.items()}
    if len(values) < sum(len(step.values) for step in steps):
        raise ValueError("two statements have a value of the same name")
    return values


@cache
def _joined(dialect: Dialect, asked: int, *statements: Change) -> Select[Any]:
    """Return one statement, built once: to build it costs more than to send it."""
    _check_columns(dialect, statements)
    parts = [one.cte(f"part_{number}") for number, one in enumerate(statements)]
    answers = (select(*part.c).scalar_subquery() for part in parts[:asked])
    return select(*answers).add_cte(*parts[asked:])


def _check_columns(dialect: Dialect, statements: Sequence[Change]) -> None:
    """SQLAlchemy would write a value into each column of its name, whichever part it is meant for.

    Raises ValueError, on every database.
    """
    own = [frozenset(one.compile(dialect=dialect).params) for one in statements]
    every = frozenset[str]().union(*own)
    for one, names in zip(statements, own, strict=True):
        if not isinstance(one, Delete) and not (every - names).isdisjoint(one.table.c.keys()):
            raise ValueError("a value is called as a column that another statement writes")
