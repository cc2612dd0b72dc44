"""My case, for citizens."""

import re

import pytest

from intake.usecases.decide import grant, refuse
from intake.values.commands import Decline, Grant, Outcome
from intake.values.reasons import Ground
from kernel.db import transaction
from tests.client import PageClient
from tests.clock import NOW
from tests.intake.builders import (
    a_case,
    a_clerk,
    a_remedy,
    a_taking,
    an_approver,
    an_office,
    lacking,
)

PHONE = "13900000001"


def seen(client: PageClient, reference: str, phone: str = PHONE, lang: str = "en"):  # type: ignore[no-untyped-def]
    """Look the case up, and open it where that worked."""
    found = client.post(f"/{lang}/cases", data={"reference": reference, "phone": phone})
    return client.get(found.location) if found.status_code == 302 else found


def an_accepted_case() -> str:
    centre, code = an_office()
    return a_case(a_clerk(centre), a_taking(centre, code), Outcome.ACCEPT).reference


@pytest.mark.parametrize("lang", ["zh-Hans", "en", "ug"])
def test_a_case_shows_its_road_its_days_and_its_papers(client: PageClient, lang: str) -> None:
    reference = an_accepted_case()

    page = seen(client, reference, lang=lang)

    assert page.status_code == 200
    assert page.text.count('class="timeline') == 1
    papers = re.findall(rf"/{lang}/cases/{reference}/papers/[\w-]+\.pdf", page.text)
    assert len(papers) == 2
    assert client.get(papers[0]).data.startswith(b"%PDF")


def test_unknown_and_not_yours_answer_alike(client: PageClient) -> None:
    reference = an_accepted_case()

    unknown = seen(client, "0000111122223333")
    not_mine = seen(client, reference, phone="13900009999")

    assert (unknown.status_code, not_mine.status_code) == (404, 404)
    assert _body(unknown.text) == _body(not_mine.text)


def _body(text: str) -> str:
    bare = re.sub(r'value="[^"]*"', "", text)
    return re.sub(r'name="csrf_token"[^>]*', "", bare)


def test_a_case_that_was_not_looked_up_does_not_open(client: PageClient) -> None:
    reference = an_accepted_case()

    assert client.get(f"/en/cases/{reference}").status_code == 404


def test_a_paper_opens_only_under_its_own_case(client: PageClient) -> None:
    mine, other = an_accepted_case(), _another_case()
    page = seen(client, mine)
    paper = re.search(r"/papers/([\w-]+)\.pdf", page.text)
    assert paper
    seen(client, other)

    assert client.get(f"/en/cases/{other}/papers/{paper[1]}.pdf").status_code == 404
    fresh = PageClient(client.application, use_cookies=True)
    assert fresh.get(f"/en/cases/{mine}/papers/{paper[1]}.pdf").status_code == 404


def _another_case() -> str:
    centre, code = an_office("second", name="药品经营许可")
    return a_case(a_clerk(centre), a_taking(centre, code), Outcome.ACCEPT).reference


def test_guessing_is_stopped(client: PageClient) -> None:
    reference = an_accepted_case()
    for _ in range(10):
        assert seen(client, reference, phone="13900009999").status_code == 404

    assert seen(client, reference).status_code == 429


def test_what_is_missing_stands_first_and_no_clock_is_said_to_stop(client: PageClient) -> None:
    centre, code = an_office()
    command = a_taking(centre, code, findings=lacking())
    reference = a_case(a_clerk(centre), command, Outcome.ASK_CORRECTION).reference

    page = seen(client, reference)

    assert "Business licence" in page.text
    assert "The seal is missing" in page.text
    assert "has not started" in page.text
    assert "stopped" not in page.text


def test_a_granted_case_says_where_to_collect(client: PageClient) -> None:
    centre, code = an_office()
    reference = a_case(a_clerk(centre), a_taking(centre, code), Outcome.ACCEPT).reference
    approver = an_approver(code)
    with transaction() as session:
        grant(session, Grant(reference=reference, version=1), approver, now=NOW)

    assert "Collect the result at" in seen(client, reference).text


def test_a_refused_case_says_why_in_the_readers_language(client: PageClient) -> None:
    centre, code = an_office()
    a_remedy(code)
    reference = a_case(a_clerk(centre), a_taking(centre, code), Outcome.ACCEPT).reference
    approver = an_approver(code)
    with transaction() as session:
        command = Decline(
            reference=reference, version=1, ground=Ground.CONDITIONS_NOT_MET, text="面积不足。"
        )
        refuse(session, command, approver, now=NOW)

    assert "does not meet the legal conditions" in seen(client, reference).text
