"""Rows that go along with a statement are written with it, on either database."""

import pytest
import sqlalchemy as sa
from flask import Flask

from groundwork.audit import Subject, entry
from groundwork.outbox import Job, new_row
from groundwork.tables import AuditEntry, OutboxRow
from kernel.access import SYSTEM
from kernel.db import db, table_of, transaction
from kernel.together import Step, answer_of, answers_of
from tests.clock import NOW

AUDIT = entry(SYSTEM, "hall.change", Subject("centre", 1), now=NOW, hours=[9])
JOB = new_row(Job(kind="a.kind", subject="centre:1", payload={"centre": 1}), due=NOW)


def asked() -> Step:
    return Step(JOB.statement.returning(table_of(OutboxRow).c.id), JOB.values)


def test_what_goes_along_is_written_with_what_is_asked(app: Flask) -> None:
    with transaction() as session:
        answer = answer_of(session, asked(), [AUDIT])

    job = db.session.scalars(sa.select(OutboxRow)).one()
    audit = db.session.scalars(sa.select(AuditEntry)).one()
    assert (answer, job.payload, job.tries) == (job.id, {"centre": 1}, 0)
    assert (audit.at, audit.staff_id, audit.details) == (NOW, None, {"hours": [9]})


def test_several_that_are_asked_answer_in_their_order_and_what_changed_nothing_none(
    app: Flask,
) -> None:
    audit = table_of(AuditEntry)
    gone = sa.delete(audit).where(audit.c.id == sa.bindparam("number")).returning(audit.c.id)

    with transaction() as session:
        one, other = answers_of(session, [Step(gone, {"number": 999}), asked()], [AUDIT])

    assert (one, other) == (None, db.session.scalar(sa.select(OutboxRow.id)))
    assert db.session.scalar(sa.select(AuditEntry.action)) == "hall.change"


def test_a_value_that_would_be_written_into_a_column_of_another_statement_is_refused(
    app: Flask,
) -> None:
    audit = table_of(AuditEntry)
    change = sa.update(audit).where(audit.c.id == sa.bindparam("number")).values(action="none")

    with pytest.raises(ValueError, match="column"), transaction() as session:
        answer_of(session, AUDIT, [Step(change, {"number": 1})])


def test_values_that_would_be_mixed_up_are_refused(app: Flask) -> None:
    with pytest.raises(ValueError, match="same name"), transaction() as session:
        answer_of(session, asked(), [JOB])
