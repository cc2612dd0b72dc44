"""A clerk elsewhere takes in; the department that decides stays the same."""

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.values.codes import AcceptScope
from catalogue.values.handing_in import PointKind
from intake.refusals import NotServedHere, TakenForOthers
from intake.tables import Case
from intake.values.commands import Outcome
from intake.values.states import CaseState
from kernel.access import Role
from tests.booking.neighbours import (
    a_village,
    an_item_of_the_county,
    entrust,
    hall,
    neighbours,
)
from tests.client import PageClient
from tests.intake.builders import a_case, a_clerk, a_taking, department_of
from tests.organisation.builders import PASSWORD, an_account


@pytest.fixture(autouse=True)
def _world(app: Flask) -> None:
    neighbours()


def at_other(code: str, outcome: Outcome) -> None:
    other = hall("other")
    a_case(a_clerk(other), a_taking(other, code), outcome)


def test_a_walk_in_elsewhere_is_handed_over_to_the_department_that_decides(
    session: Session,
) -> None:
    _, code = an_item_of_the_county(accept_scope=AcceptScope.CITY)

    at_other(code, Outcome.HAND_OVER)

    case = session.scalars(select(Case)).one()
    assert case.centre_id == hall("other")
    assert case.department_id == department_of(code)
    assert case.state is CaseState.RECEIVED


def test_who_only_hands_on_accepts_nothing(session: Session) -> None:
    _, code = an_item_of_the_county(accept_scope=AcceptScope.CITY)

    with pytest.raises(TakenForOthers):
        at_other(code, Outcome.ACCEPT)

    assert session.scalar(select(Case.id)) is None


def test_an_agent_point_accepts_nothing() -> None:
    item_id, code = an_item_of_the_county()
    entrust(item_id, a_village(), PointKind.AGENT)

    with pytest.raises(TakenForOthers):
        at_other(code, Outcome.ACCEPT)


def test_an_acceptance_point_accepts_on_behalf_of_the_department(session: Session) -> None:
    item_id, code = an_item_of_the_county()
    entrust(item_id, a_village(), PointKind.ACCEPTANCE)

    at_other(code, Outcome.ACCEPT)

    assert session.scalars(select(Case)).one().accepted_on is not None


def test_a_service_of_its_own_region_is_not_taken_in_elsewhere() -> None:
    _, code = an_item_of_the_county(accept_scope=AcceptScope.OWN)

    with pytest.raises(NotServedHere):
        at_other(code, Outcome.HAND_OVER)


def test_the_clerk_elsewhere_reads_who_accepts_and_is_offered_no_acceptance(
    client: PageClient,
) -> None:
    _, code = an_item_of_the_county(accept_scope=AcceptScope.CITY)
    an_account("clerk@other.example", Role.CLERK, "other")
    client.submit("/staff/sign-in", {"email": "clerk@other.example", "password": PASSWORD})

    page = client.get(f"/staff/desk/take-in?item={code}").text

    assert "Only handed in here:" in page
    assert 'value="accept"' not in page
