"""Cases whose time of keeping is over."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask, current_app
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.values.codes import HandlingSystem
from documents.jobs import drop_file
from documents.keeping import paper_file
from documents.queries import papers_of, verify
from documents.refusals import PaperForgotten
from documents.registry import EXTENSION
from documents.usecases.forget_papers import DROP_FILE
from documents.usecases.reprint_paper import ReprintPaper, reprint_paper
from groundwork.queries import AuditAsked, list_audit
from groundwork.tables import OutboxRow
from intake.jobs import forget
from intake.tables import Visit
from intake.usecases.decide import grant
from intake.usecases.deliver import deliver
from intake.usecases.progress import SUBJECT as PROGRESS
from intake.usecases.register_outside import register_outside
from intake.values.commands import Deliver, Grant, Outcome, OutsideResult, RegisterOutside
from intake.values.states import CaseState
from kernel.db import transaction
from tests.client import PageClient
from tests.clock import NOW
from tests.intake.builders import a_case, a_clerk, a_taking, an_approver, an_office
from tests.intake.lives import do, the_case
from tests.intake.views.test_cases import seen

LAST_YEAR_OF_TEN = datetime(2036, 12, 31, 15, tzinfo=NOW.tzinfo)  # cases of 2026
TERM_OVER = LAST_YEAR_OF_TEN + timedelta(hours=2)  # the first day of 2037 at the office
NAME = "阿迪力·买买提"


def a_delivered_case() -> str:
    centre, code = an_office()
    clerk, approver = a_clerk(centre), an_approver(code)
    reference = a_case(clerk, a_taking(centre, code), Outcome.ACCEPT).reference
    granted = Grant(reference=reference, version=1, result_number="JY1659", text="同意。")
    do(
        deliver,
        Deliver(reference=reference, version=do(grant, granted, approver), recipient=NAME),
        clerk,
    )
    return reference


def folder() -> Path:
    return Path(current_app.config["ONEWINDOW_DATA_DIR"]) / "papers"


def file_of(token: str) -> bytes:
    return paper_file(token, kinds=current_app.extensions[EXTENSION], folder=folder()).pdf


def test_after_ten_full_years_nothing_says_who_it_was(session: Session) -> None:
    reference = a_delivered_case()

    forget(TERM_OVER)

    case = the_case(session, reference)
    assert (case.name, case.phone, case.result_number) == ("", "", "")
    assert {event.why for event in case.events} == {""}
    assert session.scalars(select(Visit.name + Visit.phone)).all() == [""]
    assert {str(dict(paper.facts)) for paper in papers_of(session, "case", reference)} == {"{}"}


def test_the_sheets_of_its_progress_are_forgotten_too(client: PageClient, session: Session) -> None:
    reference = a_delivered_case()
    seen(client, reference)
    client.get(f"/en/cases/{reference}/progress.pdf")

    forget(TERM_OVER)

    (sheet,) = papers_of(session, PROGRESS, reference)
    assert dict(sheet.facts) == {}


def test_what_happened_when_is_still_counted(session: Session) -> None:
    reference = a_delivered_case()
    before = the_case(session, reference)
    session.rollback()

    forget(TERM_OVER)

    case = the_case(session, reference)
    assert (case.state, case.promised) == (CaseState.DELIVERED, before.promised)
    assert [event.step for event in case.events] == [event.step for event in before.events]


def test_each_case_leaves_a_mark_in_the_audit_once(session: Session) -> None:
    a_delivered_case()

    forget(TERM_OVER)
    forget(TERM_OVER + timedelta(days=1))

    rows = list_audit(session, AuditAsked(kind="case"), limit=100)
    assert [row.action for row in rows].count("case.forget") == 1


def test_within_the_term_nothing_is_forgotten(session: Session) -> None:
    reference = a_delivered_case()

    forget(LAST_YEAR_OF_TEN)

    assert the_case(session, reference).name == NAME


def test_an_accepted_case_is_kept_until_it_is_decided(session: Session) -> None:
    centre, code = an_office()
    reference = a_case(a_clerk(centre), a_taking(centre, code), Outcome.ACCEPT).reference

    forget(TERM_OVER)

    assert the_case(session, reference).name == NAME


def test_a_case_of_another_system_is_forgotten_with_its_number(session: Session) -> None:
    centre, code = an_office(handling_system=HandlingSystem.NATIONAL)
    taking = a_taking(centre, code)
    noted = RegisterOutside(
        centre_id=centre,
        revision_id=taking.revision_id,
        applicant=taking.applicant,
        outside_number="GA-2026-77",
        submission=taking.submission,
        result=OutsideResult.PENDING,
    )
    reference = do(register_outside, noted, a_clerk(centre)).reference

    forget(TERM_OVER)

    case = the_case(session, reference)
    assert (case.name, case.outside_number) == ("", "")


def test_an_office_may_keep_cases_for_ever(app: Flask, session: Session) -> None:
    reference = a_delivered_case()
    app.config["ONEWINDOW_KEEP_CASES_YEARS"] = 0

    forget(TERM_OVER)

    assert the_case(session, reference).name == NAME


def test_the_files_of_its_papers_are_deleted_by_the_worker(session: Session) -> None:
    paper = papers_of(session, "case", a_delivered_case())[0]
    file_of(paper.token)
    assert list(folder().rglob("*.pdf"))

    forget(TERM_OVER)
    for row in session.scalars(select(OutboxRow).where(OutboxRow.kind == DROP_FILE)):
        drop_file(row.payload, NOW)

    assert list(folder().rglob("*.pdf")) == []


def test_a_forgotten_paper_says_so_and_can_still_be_checked(session: Session) -> None:
    token = papers_of(session, "case", a_delivered_case())[0].token

    forget(TERM_OVER)

    with pytest.raises(PaperForgotten):
        file_of(token)
    with transaction() as write, pytest.raises(PaperForgotten):
        reprint_paper(write, ReprintPaper(token=token, by_name="古丽"), now=NOW)
    assert verify(session, token)
