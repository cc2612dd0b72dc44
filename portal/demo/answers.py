"""What departments of the demo answered that were asked to carry out a standard, and a move."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from flask import current_app
from sqlalchemy.orm import Session

from catalogue.queries.bulk import plan_bulk
from catalogue.queries.drafts import DraftFilter
from catalogue.rules.stamps import stamp
from catalogue.usecases.answer_claim import decline, release, reply, send_back
from catalogue.usecases.bulk_edit import order_bulk
from catalogue.values.bulk import BulkChange, OrderBulk
from catalogue.values.commands import Decline, Release, Reply, SendBack
from catalogue.values.states import NoClaim
from kernel.db import transaction
from portal.demo.editors import Office
from portal.demo.files import editors

Row = Mapping[str, Any]


def answer_all(office: Office) -> int:
    """Let departments say no, ask for amends, or carry something out no more; return how many."""
    told = editors()
    with transaction() as session:
        for row in told["declined"]:
            _decline(session, office, row)
        for row in told["sent_back"]:
            _send_back(session, office, row)
        for row in told["released"]:
            _release(session, office, row)
    return sum(len(told[name]) for name in ("declined", "sent_back", "released"))


def _pair(office: Office, row: Row) -> dict[str, int]:
    return {
        "standard_id": office.standards[row["standard"]],
        "department_id": office.departments[row["department"]],
    }


def _decline(session: Session, office: Office, row: Row) -> None:
    command = Decline(**_pair(office, row), reason=NoClaim(row["reason"]), note=row["note"])
    decline(session, command, actor=office.staff[row["by"]], now=office.at(row["ago"]))


def _send_back(session: Session, office: Office, row: Row) -> None:
    command = SendBack(**_pair(office, row), note=row["note"])
    send_back(session, command, actor=office.staff[row["by"]], now=office.at(row["ago"]))
    if "reply" in row:
        answer = Reply(**_pair(office, row), text=row["reply"])
        reply(session, answer, actor=office.staff[row["replied_by"]], now=office.at(row["replied"]))


def _release(session: Session, office: Office, row: Row) -> None:
    """The service office lets a department go: what is in force is withdrawn."""
    command = Release(
        item_id=office.item(row),
        reason=NoClaim(row["reason"]),
        note=row["note"],
        basis=row["basis"],
    )
    release(session, command, actor=office.staff["publisher"], now=office.at(row["ago"]))


def move(office: Office) -> int:
    """Change a telephone number everywhere at once, which can be undone; return its number."""
    row = editors()["bulk"]
    actor, locked = office.staff[row["by"]], current_app.config["ONEWINDOW_LOCKED_FIELDS"]
    change = BulkChange(fields=(row["field"],), find=row["find"], value=row["value"])
    narrow = DraftFilter(department_id=office.departments[row["department"]])
    with transaction() as session:
        planned = plan_bulk(session, actor, narrow, change, locked=locked)
        order = OrderBulk(change=change, narrow=asdict(narrow), seen=stamp(planned))
        return order_bulk(session, order, locked=locked, actor=actor, now=office.at(row["ago"]))
