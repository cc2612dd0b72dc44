"""The sheet that says where a case is: what the page says, on the day it was printed."""

from typing import Any

import pytest
from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import Session

from documents.queries import papers_of
from documents.registry import EXTENSION
from documents.render import render
from documents.sheets import Sheet
from documents.tables import Paper
from intake.usecases.decide import grant
from intake.usecases.progress import SUBJECT
from intake.values.commands import Grant, Outcome
from kernel.db import transaction
from tests.catalogue.builders import days
from tests.client import PageClient
from tests.clock import NOW, StandingClock
from tests.documents.reading import (
    page_texts,
    scanned,
    text_of,
)
from tests.intake.builders import a_case, a_clerk, a_taking, an_approver, an_office, lacking
from tests.intake.views.test_cases import seen

LANGUAGES = ("zh-Hans", "en", "ug")


def an_accepted_case(**facts: Any) -> tuple[str, str]:
    """An accepted case and its item."""
    centre, code = an_office(**facts)
    return a_case(a_clerk(centre), a_taking(centre, code), Outcome.ACCEPT).reference, code


def printed(client: PageClient, reference: str, lang: str = "en") -> bytes:
    seen(client, reference, lang=lang)
    return client.get(f"/{lang}/cases/{reference}/progress.pdf").data


def sheet_of(session: Session, reference: str) -> Sheet:
    session.rollback()  # the page has written since
    paper = papers_of(session, SUBJECT, reference)[-1]
    kinds = current_app.extensions[EXTENSION]
    sheet: Sheet = kinds.sheet(paper.kind, paper.facts)
    return sheet


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_carries_a_code_that_verifies(client: PageClient, lang: str) -> None:
    reference, _ = an_accepted_case()

    pdf = printed(client, reference, lang)
    address = scanned(pdf, page=len(page_texts(pdf)))

    assert f"/{lang}/verify/" in address
    page = client.get("/" + address.split("/", 3)[3])
    assert page.status_code == 200
    assert "办件进度单" in page.text


def test_it_says_who_holds_the_case_and_how_many_days_are_used(client: PageClient) -> None:
    reference, _ = an_accepted_case()

    text = text_of(printed(client, reference))

    for said in ("0 of 5 days used", "0 of 20 days used", "Acceptance", "Still to come"):
        assert said in text
    assert "Notice of acceptance" in text
    assert "November 30, 2026" in text


def test_what_is_missing_is_said_to_the_one_who_must_bring_it(client: PageClient) -> None:
    centre, code = an_office()
    command = a_taking(centre, code, findings=lacking())
    reference = a_case(a_clerk(centre), command, Outcome.ASK_CORRECTION).reference

    text = text_of(printed(client, reference))

    assert "What to do now" in text
    assert "The seal is missing" in text


def test_a_last_day_that_may_move_is_said_to_be_estimated(client: PageClient) -> None:
    reference, _ = an_accepted_case(promised_limit=days(40), legal_limit=None)

    assert "(estimated)" in text_of(printed(client, reference))


def test_the_same_state_on_the_same_day_is_one_paper(client: PageClient, session: Session) -> None:
    reference, _ = an_accepted_case()

    first, again = printed(client, reference), printed(client, reference)

    assert first == again
    assert len(papers_of(session, SUBJECT, reference)) == 1
    assert render(sheet_of(session, reference)).pdf == first


def test_another_day_or_another_state_is_another_paper(
    client: PageClient, session: Session, standing_clock: StandingClock
) -> None:
    reference, code = an_accepted_case()
    printed(client, reference)
    approver = an_approver(code)
    standing_clock.forward(days=1)
    tomorrow = text_of(printed(client, reference))
    with transaction() as write:
        grant(write, Grant(reference=reference, version=1), approver, now=NOW)
    granted = text_of(printed(client, reference))

    assert "1 of 5 days used" in tomorrow
    assert "Decided: granted" in granted
    assert "days used" not in granted
    assert len(papers_of(session, SUBJECT, reference)) == 3


def test_it_is_not_counted_among_the_papers_of_the_case(client: PageClient) -> None:
    reference, _ = an_accepted_case()
    printed(client, reference)

    assert seen(client, reference).text.count("/papers/") == 2


def test_without_the_grant_there_is_none(client: PageClient, session: Session) -> None:
    reference, _ = an_accepted_case()

    assert client.get(f"/en/cases/{reference}/progress.pdf").status_code == 404
    kinds = session.scalars(select(Paper.kind)).all()
    assert "case_progress" not in kinds


def test_the_page_of_the_case_links_to_it(client: PageClient) -> None:
    reference, _ = an_accepted_case()

    assert f'href="/ug/cases/{reference}/progress.pdf"' in seen(client, reference, lang="ug").text
