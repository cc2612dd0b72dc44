import pytest
from flask import Flask
from sqlalchemy import delete, text, update

from groundwork.audit import Subject, record
from groundwork.seal import Verdict, is_sealed, seal_once, verify
from groundwork.tables import AuditEntry
from kernel.access import Actor
from kernel.db import db, transaction
from tests.clock import NOW

KEY = b"the key of the chain"


def changes(count: int) -> None:
    with transaction() as session:
        for number in range(count):
            record(session, Actor(staff_id=7), "item.save", Subject("item", number), now=NOW, n=1)


def sealed(count: int = 5) -> None:
    changes(count)
    with transaction() as session:
        seal_once(session, KEY)


def verdict() -> Verdict:
    return verify(db.session(), KEY)


def test_a_sealed_chain_is_intact_and_says_how_long_its_tail_is(app: Flask) -> None:
    sealed(5)
    changes(2)

    assert verdict() == Verdict(sealed=5, unsealed=2, broken="")
    assert not is_sealed(db.session())


def test_names_a_changed_row(app: Flask) -> None:
    sealed()
    with transaction() as session:
        session.execute(update(AuditEntry).where(AuditEntry.id == 3).values(staff_id=8))

    assert verdict().broken == "entry 3 (seal 3) is not as it was sealed"


def test_names_a_swapped_pair(app: Flask) -> None:
    sealed()
    with transaction() as session:
        for here, there in ((2, 1002), (3, 2), (1002, 3)):
            session.execute(
                text("UPDATE audit_seal SET number = :there WHERE number = :here"),
                {"here": here, "there": there},
            )

    assert "seal 2" in verdict().broken


def test_names_a_removed_seal(app: Flask) -> None:
    sealed()
    with transaction() as session:
        session.execute(text("DELETE FROM audit_seal WHERE number = 4"))

    assert verdict().broken == "seal 4 is missing"


def test_the_database_refuses_to_delete_a_sealed_row(app: Flask) -> None:
    sealed()
    with pytest.raises(Exception, match=r"(?i)foreign key"), transaction() as session:
        session.execute(delete(AuditEntry).where(AuditEntry.id == 1))


def test_another_key_finds_no_chain(app: Flask) -> None:
    sealed()

    assert "seal 1" in verify(db.session(), b"somebody else's key").broken


def test_the_command_fails_on_a_broken_chain(app: Flask) -> None:
    changes(3)
    with transaction() as session:
        seal_once(session, app.config["ONEWINDOW_INDEX_KEY"])
    runner = app.test_cli_runner()
    assert "3 entries sealed and intact" in runner.invoke(args=["audit", "verify"]).output

    with transaction() as session:
        session.execute(update(AuditEntry).where(AuditEntry.id == 2).values(action="x"))

    result = runner.invoke(args=["audit", "verify"])
    assert result.exit_code == 1
    assert "entry 2" in result.output
