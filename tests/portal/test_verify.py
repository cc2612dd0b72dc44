import pytest
from flask import Flask

from documents.usecases.issue_paper import IssuePaper, issue_paper
from documents.usecases.withdraw_paper import WithdrawPaper, withdraw_paper
from documents.values import IssuedPaper
from kernel.access import SYSTEM
from kernel.db import transaction
from tests.client import PageClient
from tests.clock import NOW


def a_paper() -> IssuedPaper:
    command = IssuePaper(
        kind="slip",
        locale="en",
        number="2026-0001",
        title="预约单",
        facts={"name": "古丽娜尔"},
        subject_kind="appointment",
        subject_key="1",
        public_base="http://127.0.0.1:8000",
        issued_by=None,
    )
    with transaction() as session:
        return issue_paper(session, command, now=NOW)


@pytest.mark.parametrize("lang", ["zh-Hans", "en", "ug"])
def test_a_genuine_paper_is_shown_without_its_person(
    app: Flask, client: PageClient, lang: str
) -> None:
    page = client.get(f"/{lang}/verify/{a_paper().token}")

    assert page.status_code == 200
    assert "2026-0001" in page.text
    assert "预约单" in page.text
    assert "古丽娜尔" not in page.text


def test_a_withdrawn_paper_says_so(app: Flask, client: PageClient) -> None:
    paper = a_paper()
    with transaction() as session:
        withdraw_paper(
            session, WithdrawPaper(token=paper.token, replaced_by_token=None), actor=SYSTEM, now=NOW
        )

    assert "no longer valid" in client.get(f"/en/verify/{paper.token}").text


@pytest.mark.parametrize("token", ["x", "0" * 400, "%00", "a b"])
def test_an_unknown_code_is_not_there(client: PageClient, token: str) -> None:
    page = client.get(f"/en/verify/{token}")

    assert page.status_code in (400, 404)
