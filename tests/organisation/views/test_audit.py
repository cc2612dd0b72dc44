"""What the auditor reads."""

import re
from datetime import timedelta
from html import unescape

import pytest
from flask import Flask

from groundwork.audit import Subject, record
from kernel.access import SYSTEM, Role
from kernel.actors import Actor
from kernel.db import transaction
from organisation.views.audit import PAGE
from tests.client import PageClient
from tests.clock import NOW
from tests.organisation.builders import PASSWORD, ROOT, a_small_world, an_account

EMAIL = "auditor@hall.example"
AUDIT = "/staff/audit"


@pytest.fixture
def auditor(app: Flask, client: PageClient) -> PageClient:
    a_small_world()
    an_account(EMAIL, Role.AUDITOR, ROOT)
    client.submit("/staff/sign-in", {"email": EMAIL, "password": PASSWORD})
    return client


def a_change(action: str, number: int = 7, *, actor: Actor = SYSTEM, days: int = 0) -> None:
    kind = action.partition(".")[0]
    with transaction() as session:
        record(session, actor, action, Subject(kind, number), now=NOW + timedelta(days=days))


def test_a_change_is_told_in_words_with_its_code_beside(auditor: PageClient) -> None:
    a_change("appointment.book", 41)

    page = auditor.get(AUDIT).text

    assert "Appointment 41 was booked" in page
    assert "<code>appointment.book</code>" in page


def test_a_code_of_former_times_stands_for_itself(auditor: PageClient) -> None:
    a_change("pigeon.send")

    assert "pigeon.send</td>" in "".join(auditor.get(AUDIT).text.split())


def test_a_day_of_the_office_is_told_from_the_next(auditor: PageClient) -> None:
    a_change("remedy.add", 1)
    a_change("remedy.add", 2, days=1)
    day = NOW.date().isoformat()

    page = auditor.get(f"{AUDIT}?day={day}&kind=remedy").text

    assert "Place of appeal 1 was added" in page
    assert "Place of appeal 2 was added" not in page


def test_one_account_is_told_from_the_others(auditor: PageClient) -> None:
    clerk = an_account("clerk2@hall.example", Role.AUDITOR, ROOT)
    a_change("case.accept", 1, actor=Actor(staff_id=clerk))
    a_change("case.accept", 2)

    page = auditor.get(f"{AUDIT}?staff={clerk}").text

    assert "Case 1 was accepted" in page
    assert "Case 2 was accepted" not in page


def test_older_changes_of_the_same_kind_are_on_the_next_page(auditor: PageClient) -> None:
    a_change("paper.issue", 1)
    for _ in range(PAGE):
        a_change("paper.issue", 2)
    a_change("item.save", 3)

    first = auditor.get(f"{AUDIT}?kind=paper").text
    older = re.search(rf'rel="next" href="({AUDIT}[^"]+)"', first)
    assert older
    second = auditor.get(unescape(older[1])).text

    assert "Paper 1 was issued" not in first
    assert "Paper 1 was issued" in second
    assert "Service 3" not in second
