"""What is one citizen's is shown to nobody else, and nobody learns whether it is there."""

import re

import pytest
from flask import Flask

from kernel.access import Access, Role
from tests.client import PageClient
from tests.clock import StandingClock
from tests.faults.addresses import Address, addresses
from tests.faults.house import House, a_house, a_visitor

UNKNOWN = "1111222233334444"
CHANGING = re.compile(r'\d{16}|[0-9a-f]{12}|(?<=name="csrf_token" value=")[^"]+')


@pytest.fixture
def house(app: Flask) -> House:
    return a_house()


@pytest.fixture
def owner(app: Flask, house: House) -> PageClient:
    return a_visitor(app, sees=(f"appointment:{house.appointment}", f"case:{house.case}"))


def personal(app: Flask, house: House) -> list[Address]:
    """Every address that names an appointment or a case of a citizen."""
    found = [
        one
        for one in addresses(app, house)
        if one.access is Access.CITIZEN and "reference" in one.rule.arguments
    ]
    assert len(found) >= 7
    return found


def answer(client: PageClient, path: str) -> tuple[int, str]:
    got = client.get(path)
    return got.status_code, CHANGING.sub("", got.text)


def test_the_owner_sees_it(app: Flask, house: House, owner: PageClient) -> None:
    shut = [one.path for one in personal(app, house) if owner.get(one.path).status_code != 200]

    assert shut == []


@pytest.mark.parametrize("who", ["a citizen", "another citizen", "staff"])
def test_unknown_and_not_yours_answer_alike(app: Flask, house: House, who: str) -> None:
    client = {
        "a citizen": lambda: a_visitor(app),
        "another citizen": lambda: a_visitor(app, sees=("appointment:9" * 2, "case:9")),
        "staff": lambda: a_visitor(app, *Role),
    }[who]()
    different = []
    for address in personal(app, house):
        there = answer(client, address.path)
        reference = house.case if house.case in address.path else house.appointment
        unknown = answer(client, address.path.replace(reference, UNKNOWN))
        if there != unknown or there[0] != 404:
            different.append(f"{address.path}: {there[0]}, {unknown[0]}")

    assert not different, "\n".join(different)


def test_what_is_sent_without_a_grant_changes_nothing(app: Flask, house: House) -> None:
    client = a_visitor(app)
    done = {
        one.path: client.post(
            one.path, data={"version": "1", "start": "20261124T0130Z"}
        ).status_code
        for one in personal(app, house)
        if one.writes
    }

    assert set(done.values()) == {404}, done


def test_a_grant_is_for_one_thing_only(app: Flask, house: House) -> None:
    client = a_visitor(app, sees=(f"appointment:{house.appointment}",))

    assert client.get(f"/en/appointments/{house.appointment}").status_code == 200
    assert client.get(f"/en/cases/{house.case}").status_code == 404
    assert client.get(f"/en/appointments/{house.case}").status_code == 404


def test_a_paper_opens_in_its_own_case_only(app: Flask, house: House) -> None:
    other = a_visitor(app, sees=(f"case:{UNKNOWN}", f"appointment:{house.appointment}"))

    for reference in (UNKNOWN, house.case, house.appointment):
        path = f"/en/cases/{reference}/papers/{house.paper}.pdf"
        assert other.get(path).status_code == 404


def test_a_grant_ends_after_half_an_hour(
    app: Flask, house: House, owner: PageClient, standing_clock: StandingClock
) -> None:
    standing_clock.forward(minutes=31)

    shown = [one.path for one in personal(app, house) if owner.get(one.path).status_code != 404]

    assert shown == []
