"""Who may open what: the table of roles against every address of the staff."""

import pytest
from flask import Flask
from sqlalchemy import delete, func, select, update

from kernel.access import POLICY, Access, Action, Role
from kernel.db import transaction
from organisation.tables import Region, StaffRole
from organisation.values import RegionKind, RegionLevel
from tests.client import PageClient
from tests.faults.addresses import Address, addresses
from tests.faults.house import House, a_house, a_visitor

REFUSED, ASKED_TO_SIGN_IN = 403, (302, 401)
# days off are public; the use cases refuse to change those of others
KNOWN_TO_ALL = ("organisation_calendars",)


@pytest.fixture
def house(app: Flask) -> House:
    return a_house()


def of_the_staff(app: Flask, house: House) -> list[Address]:
    """Every address of the staff; signing out is left to the end, since it ends the session."""
    found = [one for one in addresses(app, house) if one.access is Access.STAFF]
    return sorted(found, key=lambda one: one.rule.endpoint == "staff.sign_out")


def may(role: Role, action: Action) -> bool:
    """What the table says."""
    return action is Action.SIGNED_IN or action in POLICY[role]


def test_every_action_is_somebodys_work_and_every_role_has_some() -> None:
    assert {action for actions in POLICY.values() for action in actions} == {*Action} - {
        Action.SIGNED_IN
    }
    assert POLICY.keys() == {*Role}
    assert all(POLICY.values())


def test_each_role_opens_what_the_table_says_and_nothing_else(app: Flask, house: House) -> None:
    wrong, opened = [], set()
    for role in Role:
        client = a_visitor(app, role)
        for address in of_the_staff(app, house):
            status = _status(client, address)
            if (status == REFUSED) == may(role, address.action):
                wrong.append(f"{role} {address.path} ({address.action}): {status}")
            if status == 200:
                opened.add(address.action)

    assert not wrong, "\n".join(wrong)
    assert opened >= {one.action for one in of_the_staff(app, house) if one.reads}


def test_nothing_of_the_staff_opens_without_an_account(app: Flask, house: House) -> None:
    client = a_visitor(app)
    wrong = [
        f"{address.path}: {status}"
        for address in of_the_staff(app, house)
        if (status := _status(client, address)) not in ASKED_TO_SIGN_IN
    ]

    assert not wrong, "\n".join(wrong)


def test_an_account_without_a_role_opens_only_what_all_staff_may(app: Flask, house: House) -> None:
    client = a_visitor(app, Role.CLERK)
    _take_all_roles()
    wrong = [
        f"{address.path}: {status}"
        for address in of_the_staff(app, house)
        if ((status := _status(client, address)) == REFUSED) is (address.action is Action.SIGNED_IN)
    ]

    assert not wrong, "\n".join(wrong)


def test_roles_held_elsewhere_open_nothing_that_is_here(app: Flask, house: House) -> None:
    client = a_visitor(app, *Role)
    _move_newest_roles_elsewhere()
    wrong = [
        f"{address.path}: {status}"
        for address in of_the_staff(app, house)
        if address.rule.arguments
        and address.rule.endpoint.partition(".")[0] not in KNOWN_TO_ALL
        and (status := _status(client, address)) != 404
    ]

    assert not wrong, "\n".join(wrong)


def test_figures_of_the_machine_are_for_the_machine(app: Flask, house: House) -> None:
    client = a_visitor(app, *Role)
    inside = [one.path for one in addresses(app, house) if one.access is Access.LOOPBACK]
    elsewhere = {"environ_overrides": {"REMOTE_ADDR": "192.0.2.7"}}
    passed_on = {"headers": {"X-Forwarded-For": "192.0.2.7"}}

    assert inside
    for path in inside:
        assert client.get(path).status_code == 200
        assert client.get(path, **elsewhere).status_code == 404
        assert client.get(path, **passed_on).status_code == 404


def _status(client: PageClient, address: Address) -> int:
    if address.reads:
        return client.get(address.path, lint=False).status_code
    return client.post(address.path, lint=False).status_code


def _take_all_roles() -> None:
    with transaction() as session:
        session.execute(delete(StaffRole))


def _move_newest_roles_elsewhere() -> None:
    """Those of the last account, to a region beside the one where the house stands."""
    with transaction() as session:
        region = Region(
            code="990000000000",
            names={"zh-Hans": "别处"},
            kind=RegionKind.ADMINISTRATIVE,
            level=RegionLevel.PREFECTURE,
            parent_id=None,
            path="/",
        )
        session.add(region)
        session.flush()
        region.path = f"/{region.id}/"
        newest = select(func.max(StaffRole.staff_id)).scalar_subquery()
        session.execute(
            update(StaffRole).where(StaffRole.staff_id == newest).values(region_id=region.id)
        )
