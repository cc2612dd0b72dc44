"""The situation at the desk: as it was booked or as the clerk says, and what follows from it."""

import io

import pytest
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from booking.tables import Appointment
from booking.usecases.book_visit import book_visit
from intake.tables import Case, CaseMaterial
from kernel.db import transaction
from tests.booking.builders import a_command, cut_day
from tests.catalogue.situations import facts_asking
from tests.client import PageClient
from tests.clock import NOW
from tests.intake.builders import a_clerk, an_approver, an_office
from tests.intake.signing import sign_in
from tests.intake.views.test_desk import DESK, press, the_case

TOLD = {"why": "lost", "age": "under16", "relation": "parent"}
FIELDS = {f"q.{question}": answer for question, answer in TOLD.items()}


@pytest.fixture
def office() -> tuple[int, str]:
    return an_office(**facts_asking())


def booked(centre: int, code: str) -> str:
    cut_day(centre)
    with transaction() as session:
        book_visit(session, a_command(centre, code, answers={code: TOLD}), now=NOW)
        return session.scalars(select(Appointment.reference)).one()


def materials(session: Session) -> list[str]:
    return [*session.scalars(select(CaseMaterial.name).order_by(CaseMaterial.position))]


def test_the_answers_of_a_booking_come_along_to_the_desk_and_onto_the_papers(
    client: PageClient, session: Session, office: tuple[int, str]
) -> None:
    centre, code = office
    sign_in(client, a_clerk(centre))
    address = f"{DESK}/take-in?item={code}&appointment={booked(centre, code)}"

    page = client.get(address).text
    taken = press(client, address, "accept", situation="why.lost~age.under16~relation.parent")
    case = the_case(session, taken.location)

    assert "监护人身份证" in page
    assert "原居民身份证" not in page
    assert case.answers == TOLD
    assert case.limits["promised"]["number"] == 3
    assert materials(session) == ["居民户口簿", "监护人身份证"]
    shown = client.get(taken.location).text
    assert "为什么办理?" in shown
    assert "丢失" in shown


def test_changed_answers_change_the_list_before_anything_is_taken_in(
    client: PageClient, session: Session, office: tuple[int, str]
) -> None:
    centre, code = office
    sign_in(client, a_clerk(centre))
    address = f"{DESK}/take-in?item={code}"
    who = {"name": "阿迪力", "phone": "13900000001"}
    adult = {"q.why": "expired", "q.age": "adult"}

    changed = press(client, address, "accept", situation="", **who, **adult)
    taken = press(client, address, "accept", situation="why.expired~age.adult", **who, **adult)

    assert changed.status_code == 200
    assert "阿迪力" in changed.text
    assert "监护人身份证" not in changed.text
    assert the_case(session, taken.location).answers == {"why": "expired", "age": "adult"}
    assert materials(session) == ["居民户口簿", "原居民身份证"]


def test_the_department_sees_the_answers(
    client: PageClient, session: Session, office: tuple[int, str]
) -> None:
    centre, code = office
    sign_in(client, a_clerk(centre))
    told = "why.lost~age.under16~relation.parent"
    who = {"name": "阿迪力", "phone": "13900000001"}
    press(client, f"{DESK}/take-in?item={code}", "hand_over", situation=told, **who, **FIELDS)
    reference = session.scalars(select(Case.reference)).one()

    sign_in(client, an_approver(code))

    assert "由谁陪同?" in client.get(f"/staff/department/cases/{reference}").text


def test_the_receipt_says_the_situation_and_lists_what_it_needs(
    client: PageClient, session: Session, office: tuple[int, str]
) -> None:
    centre, code = office
    sign_in(client, a_clerk(centre))
    told = "why.lost~age.under16~relation.parent"
    who = {"name": "阿迪力", "phone": "13900000001", "locale": "en"}
    taken = press(client, f"{DESK}/take-in?item={code}", "receive", situation=told, **who, **FIELDS)

    papers = client.get(taken.location).text
    address = papers.split('id="print"')[0].rsplit('href="', 1)[1].split('"')[0]
    text = "".join(
        page.extract_text() for page in PdfReader(io.BytesIO(client.get(address).data)).pages
    )

    assert "由谁陪同" in text
    assert "Relation?" in text
    assert "监护人身份证" in text
    assert "原居民身份证" not in text
