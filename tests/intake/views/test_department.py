"""The department's pages."""

import pytest
from sqlalchemy.orm import Session

from intake.queries import find_case
from intake.values.commands import Officer, Outcome
from intake.values.states import CaseState
from intake.values.views import CaseView
from kernel.access import Role
from tests.client import PageClient
from tests.clock import StandingClock
from tests.intake.builders import (
    BASE,
    a_case,
    a_clerk,
    a_remedy,
    a_taking,
    an_approver,
    an_office,
    another_department,
    staff,
)
from tests.intake.signing import sign_in

TASKS = "/staff/department"


def a_task(client: PageClient, outcome: Outcome = Outcome.ACCEPT) -> tuple[str, str]:
    """An approver signed in before a case of the department: (its address, its reference)."""
    centre, code = an_office()
    a_remedy(code)
    taken = a_case(a_clerk(centre), a_taking(centre, code), outcome)
    sign_in(client, an_approver(code))
    return f"{TASKS}/cases/{taken.reference}", taken.reference


def the_case(session: Session, reference: str) -> CaseView:
    case = find_case(session, reference)
    assert case
    return case


def version(session: Session, reference: str) -> dict[str, str]:
    return {"version": str(the_case(session, reference).version)}


def test_tasks_are_listed_with_the_days_that_are_left(
    client: PageClient, standing_clock: StandingClock
) -> None:
    _address, reference = a_task(client)

    page = client.get(TASKS)

    assert f"cases/{reference}" in page.text
    assert '<bdi class="num">5</bdi>' in page.text


def test_a_task_that_is_late_says_so(client: PageClient, standing_clock: StandingClock) -> None:
    centre, code = an_office()
    a_case(a_clerk(centre), a_taking(centre, code), Outcome.ACCEPT)
    standing_clock.forward(days=9)
    sign_in(client, an_approver(code))

    assert 'class="late"' in client.get(TASKS).text


def test_the_list_asks_as_many_questions_for_six_tasks_as_for_one(  # type: ignore[no-untyped-def]
    client: PageClient, count_queries
) -> None:
    centre, code = an_office()
    clerk = a_clerk(centre)
    for _ in range(6):
        a_case(clerk, a_taking(centre, code), Outcome.ACCEPT)
    sign_in(client, an_approver(code))

    with count_queries() as asked:
        client.get(TASKS)

    assert len(asked) <= 9, asked


def test_a_case_is_accepted_then_granted(client: PageClient, session: Session) -> None:
    address, reference = a_task(client, Outcome.HAND_OVER)

    client.post(f"{address}/accept", data=version(session, reference))
    client.post(f"{address}/start", data=version(session, reference))
    done = client.post(
        f"{address}/grant", data={**version(session, reference), "result_number": "JY1659"}
    )

    case = the_case(session, reference)
    assert done.status_code == 302
    assert (case.state, case.result_number) == (CaseState.GRANTED, "JY1659")
    assert client.get(address).status_code == 200


def test_a_refusal_needs_reasons_in_words(client: PageClient, session: Session) -> None:
    address, reference = a_task(client)
    sent = {**version(session, reference), "ground": "conditions_not_met", "text": ""}

    page = client.post(f"{address}/refuse", data=sent)

    assert page.status_code == 422
    assert the_case(session, reference).state is CaseState.ACCEPTED


def test_a_refusal_without_a_place_of_appeal_says_who_must_fill_it_in(
    client: PageClient, session: Session
) -> None:
    centre, code = an_office()
    taken = a_case(a_clerk(centre), a_taking(centre, code), Outcome.ACCEPT)
    sign_in(client, an_approver(code))
    sent = {
        **version(session, taken.reference),
        "ground": "conditions_not_met",
        "text": "面积不足。",
    }

    page = client.post(f"{TASKS}/cases/{taken.reference}/refuse", data=sent)

    assert page.status_code == 409
    assert "面积不足。" in page.text
    assert the_case(session, taken.reference).state is CaseState.ACCEPTED


def test_a_special_procedure_begins_and_ends(client: PageClient, session: Session) -> None:
    address, reference = a_task(client)
    begin = {**version(session, reference), "procedure": "testing", "needs_days": "10"}

    client.post(f"{address}/pause", data=begin)
    paused = the_case(session, reference).state
    client.post(f"{address}/resume", data=version(session, reference))

    assert (paused, the_case(session, reference).state) == (CaseState.PAUSED, CaseState.DECIDING)


def test_a_tampered_ground_is_refused(client: PageClient, session: Session) -> None:
    address, reference = a_task(client)
    sent = {**version(session, reference), "ground": "because", "text": "理由"}

    assert client.post(f"{address}/refuse", data=sent).status_code == 422


@pytest.mark.parametrize("step", ["accept", "start", "grant", "refuse"])
def test_an_approver_of_another_department_finds_no_such_case(
    client: PageClient, session: Session, step: str
) -> None:
    centre, code = an_office()
    taken = a_case(a_clerk(centre), a_taking(centre, code), Outcome.ACCEPT)
    other = Officer(staff(Role.APPROVER, department_id=another_department()), BASE)
    sign_in(client, other)
    sent = {"version": "2", "ground": "conditions_not_met", "text": "理由"}

    page = client.get(f"{TASKS}/cases/{taken.reference}")
    post = client.post(f"{TASKS}/cases/{taken.reference}/{step}", data=sent)

    assert (page.status_code, post.status_code) == (404, 404)
    assert taken.reference not in client.get(TASKS).text


def test_a_clerk_does_not_decide(client: PageClient) -> None:
    centre, code = an_office()
    taken = a_case(a_clerk(centre), a_taking(centre, code), Outcome.ACCEPT)
    sign_in(client, a_clerk(centre))

    assert client.get(f"{TASKS}/cases/{taken.reference}").status_code == 403
    assert (
        client.post(f"{TASKS}/cases/{taken.reference}/grant", data={"version": "2"}).status_code
        == 403
    )
