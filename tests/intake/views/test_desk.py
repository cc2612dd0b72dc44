"""The desk's pages."""

import re
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from catalogue.values.codes import Acceptance, HandlingSystem
from intake.queries import find_case
from intake.usecases.decide import grant
from intake.values.commands import Grant, Outcome
from intake.values.states import CaseState
from intake.values.views import CaseView
from kernel.access import Role
from kernel.db import transaction
from organisation.tables import StaffRole
from tests.booking.builders import TUESDAY_9, a_booking, a_centre, cut_day
from tests.client import PageClient
from tests.clock import StandingClock
from tests.intake.builders import (
    a_case,
    a_clerk,
    a_remedy,
    a_taking,
    an_approver,
    an_office,
    lacking,
)
from tests.intake.lives import do
from tests.intake.signing import sign_in
from tests.pages import Page

DESK = "/staff/desk"
NUMBER = re.compile(r"/staff/desk/cases/(\d{16})")


@pytest.fixture(autouse=True)
def _tuesday(standing_clock: StandingClock) -> None:
    standing_clock.move_to(TUESDAY_9 - timedelta(minutes=5))


def booked_at_the_desk(client: PageClient, **facts: object) -> str:
    """A signed-in clerk and an appointment this morning; return its reference."""
    centre, code = an_office(**facts)
    cut_day(centre)
    booked = a_booking(centre, code)
    sign_in(client, a_clerk(centre))
    return booked.reference


def press(client: PageClient, address: str, outcome: str, **typed: str):  # type: ignore[no-untyped-def]
    """Press a button of the take-in form."""
    page = client.get(address)
    form = next(found for found in Page(page.text).forms if "submission" in found.names)
    sent = {**dict(form.fields), "locale": "ug", "outcome": outcome, **typed}
    return client.post(address, data=sent, csrf=False)


def the_case(session: Session, location: str) -> CaseView:
    number = NUMBER.search(location)
    assert number
    case = find_case(session, number[1])
    assert case
    return case


def test_enter_finds_enter_takes_in_and_the_receipt_is_ready(
    client: PageClient, session: Session
) -> None:
    reference = booked_at_the_desk(client)

    found = client.post(DESK, data={"q": reference})
    taken = press(client, found.location, "accept")
    page = client.get(taken.location)

    assert the_case(session, taken.location).state is CaseState.ACCEPTED
    papers = re.findall(r"/staff/papers/[\w-]+\.pdf", page.text)
    assert client.get(papers[0]).data.startswith(b"%PDF")


@pytest.mark.parametrize("outcome", ["accept", "hand_over"])
def test_the_button_under_enter_is_that_of_the_authority(client: PageClient, outcome: str) -> None:
    accepts = Acceptance.WINDOW_ACCEPTS if outcome == "accept" else Acceptance.WINDOW_RECEIVES
    reference = booked_at_the_desk(client, acceptance=accepts)

    page = client.get(client.post(DESK, data={"q": reference}).location)

    assert re.search(rf'value="{outcome}" autofocus', page.text)


@pytest.mark.parametrize("typed", ["{groups}", "{tail} 13900000000", "13900000000 {tail}", "古丽"])
def test_an_appointment_is_found_by_what_people_have_at_hand(
    client: PageClient, typed: str
) -> None:
    reference = booked_at_the_desk(client)
    groups = " ".join(reference[at : at + 4] for at in range(0, 16, 4))

    found = client.post(DESK, data={"q": typed.format(groups=groups, tail=reference[-4:])})

    assert found.status_code == 302
    assert reference in found.location


def test_an_appointment_of_another_centre_is_named_as_such_and_nothing_more(
    client: PageClient,
) -> None:
    centre, code = an_office()
    cut_day(centre)
    booked = a_booking(centre, code)
    sign_in(client, a_clerk(a_centre("other")))

    page = client.post(DESK, data={"q": booked.reference})

    assert page.status_code == 200
    assert "食品经营许可" not in page.text


def test_what_is_wrong_keeps_what_was_typed(client: PageClient) -> None:
    centre, code = an_office()
    sign_in(client, a_clerk(centre))
    wrong = {"name": "阿迪力", "phone": "12", "state-m2": "wrong", "remark-m2": "章不清楚"}

    page = press(client, f"{DESK}/take-in?item={code}", "ask_correction", **wrong)

    assert page.status_code == 422
    assert "阿迪力" in page.text
    assert "章不清楚" in page.text


def test_something_lacking_cannot_be_accepted_by_a_press_of_enter(client: PageClient) -> None:
    reference = booked_at_the_desk(client)
    address = client.post(DESK, data={"q": reference}).location

    page = press(client, address, "accept", **{"state-m2": "missing"})

    assert page.status_code == 409
    assert 'id="errors"' in page.text


def test_what_was_missing_comes_and_is_accepted(client: PageClient, session: Session) -> None:
    reference = booked_at_the_desk(client)
    address = client.post(DESK, data={"q": reference}).location
    taken = press(client, address, "ask_correction", **{"state-m2": "missing"})
    case = the_case(session, taken.location)

    done = client.post(
        f"{DESK}/cases/{case.reference}/checklist",
        data={"version": str(case.version), "outcome": "accept", **_all_here()},
    )

    assert the_case(session, done.location).state is CaseState.ACCEPTED


def _all_here() -> dict[str, str]:
    return {f"state-{key}": "complete" for key in ("m1", "m2", "m3")}


def test_two_clerks_at_once_the_second_sees_the_new_state(
    client: PageClient, session: Session
) -> None:
    centre, code = an_office()
    clerk = a_clerk(centre)
    taken = a_case(clerk, a_taking(centre, code))
    sign_in(client, clerk)
    address = f"{DESK}/cases/{taken.reference}/accept"

    first = client.post(address, data={"version": "1"})
    second = client.post(address, data={"version": "1"})

    assert (first.status_code, second.status_code) == (302, 409)


def test_a_case_of_another_centre_does_not_exist_here(client: PageClient) -> None:
    centre, code = an_office()
    taken = a_case(a_clerk(centre), a_taking(centre, code))
    sign_in(client, a_clerk(a_centre("other")))

    page = client.get(f"{DESK}/cases/{taken.reference}")
    post = client.post(f"{DESK}/cases/{taken.reference}/accept", data={"version": "1"})

    assert (page.status_code, post.status_code) == (404, 404)


def test_a_paper_of_another_centre_does_not_open(client: PageClient, session: Session) -> None:
    centre, code = an_office()
    clerk = a_clerk(centre)
    taken = a_case(clerk, a_taking(centre, code))
    sign_in(client, clerk)
    page = client.get(f"{DESK}/cases/{taken.reference}")
    paper = re.search(r"/staff/papers/[\w-]+\.pdf", page.text)
    assert paper

    other = PageClient(client.application, use_cookies=True)
    sign_in(other, a_clerk(a_centre("other")))

    assert client.get(paper[0]).status_code == 200
    assert other.get(paper[0]).status_code == 404


def test_a_copy_is_a_paper_of_its_own(client: PageClient, session: Session) -> None:
    centre, code = an_office()
    clerk = a_clerk(centre)
    taken = a_case(clerk, a_taking(centre, code))
    sign_in(client, clerk)
    page = client.get(f"{DESK}/cases/{taken.reference}")
    copy = re.search(r"/staff/papers/[\w-]+/copy", page.text)
    assert copy

    made = client.post(copy[0])

    assert made.status_code == 302
    assert client.get(made.location).data.startswith(b"%PDF")


def test_a_case_of_another_system_is_noted_with_its_number(
    client: PageClient, session: Session
) -> None:
    reference = booked_at_the_desk(client, handling_system=HandlingSystem.NATIONAL)
    address = client.post(DESK, data={"q": reference}).location

    taken = press(client, address, "", outside_number="GA-2026-77", result="granted")

    case = the_case(session, taken.location)
    assert (case.outside_number, case.state) == ("GA-2026-77", CaseState.GRANTED)
    assert client.get(taken.location).status_code == 200


def test_the_first_page_shows_who_comes_and_what_was_left(client: PageClient) -> None:
    reference = booked_at_the_desk(client)

    page = client.get(DESK)

    assert "古丽" in page.text
    assert f"appointment={reference}" in page.text


def test_the_desk_asks_a_fixed_number_of_questions(client: PageClient, count_queries) -> None:  # type: ignore[no-untyped-def]
    centre, code = an_office()
    clerk = a_clerk(centre)
    for _ in range(6):
        a_case(clerk, a_taking(centre, code, findings=lacking()), Outcome.RECEIVE)
    sign_in(client, clerk)

    with count_queries() as asked:
        client.get(DESK)

    assert len(asked) <= 9, asked


def test_who_works_at_two_centres_stays_at_the_one_chosen(client: PageClient) -> None:
    centre, code = an_office("second")
    cut_day(centre)
    booked = a_booking(centre, code)
    officer = a_clerk(a_centre("first"))
    with transaction() as session:
        session.add(StaffRole(staff_id=officer.actor.staff_id, role=Role.CLERK, centre_id=centre))
    sign_in(client, officer)

    found = client.post(f"{DESK}?centre=second", data={"q": booked.reference})

    assert client.get(found.location).status_code == 200


def test_who_came_for_a_result_is_kept_when_the_case_has_changed_meanwhile(
    client: PageClient, session: Session
) -> None:
    centre, code = an_office()
    a_remedy(code)
    clerk = a_clerk(centre)
    taken = a_case(clerk, a_taking(centre, code), Outcome.ACCEPT)
    do(grant, Grant(reference=taken.reference, version=taken.version), an_approver(code))
    sign_in(client, clerk)
    sent = {"version": "1", "recipient": "他妹妹阿依古丽", "way": "in_person"}

    page = client.post(f"{DESK}/cases/{taken.reference}/deliver", data=sent)

    assert page.status_code == 409
    assert "他妹妹阿依古丽" in page.text


def test_the_clerk_is_told_which_letters_of_a_name_to_write_by_hand(client: PageClient) -> None:
    centre, code = an_office()
    clerk = a_clerk(centre)
    command = a_taking(centre, code, name="张\U0002a6d6", locale="zh-Hans")
    reference = a_case(clerk, command).reference
    sign_in(client, clerk)

    page = client.get(f"{DESK}/cases/{reference}?new=1").text
    later = client.get(f"{DESK}/cases/{reference}").text

    told = "部分文字无法打印，请在横线处手写补填。"
    assert "\U0002a6d6" in page.partition(told)[2][:200]
    assert told not in later
    assert "手写补填" in later  # beside the paper, as long as the case is open
