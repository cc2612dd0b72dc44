import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from kernel.access import POLICY, SYSTEM, Action, Actor, Role
from organisation.queries import At, Within, find_actor, may_at, scoped
from organisation.tables import Centre, Department
from tests.organisation.builders import COUNTY, OTHER_COUNTY, ROOT, a_small_world, an_account

SCOPES = {ROOT: {"police", "tax"}, COUNTY: {"police"}, "police": {"police"}, "hall": set()}
HALLS = {ROOT: {"hall", "other"}, COUNTY: {"hall"}, OTHER_COUNTY: {"other"}, "hall": {"hall"}}


def actor(role: Role, scope: str) -> Actor:
    found = find_actor(an_account(f"{role}-{scope}@x.example", role, scope))
    assert found
    return found


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("scope", list(SCOPES))
def test_a_role_reaches_the_departments_of_its_scope_and_no_other(
    app: Flask, session: Session, role: Role, scope: str
) -> None:
    a_small_world()
    who = actor(role, scope)
    query = select(Department.code)

    for action in Action:
        within = Within(region=Department.region_id, department=Department.id)
        seen = set(session.scalars(scoped(query, who, action, within)))
        assert seen == (SCOPES[scope] if action in POLICY[role] else set()), action


@pytest.mark.parametrize("scope", list(HALLS))
def test_a_role_reaches_the_halls_of_its_scope_and_no_other(
    app: Flask, session: Session, scope: str
) -> None:
    a_small_world()
    who = actor(Role.CLERK, scope)
    ids = {row.slug: row.id for row in session.scalars(select(Centre))}

    within = Within(centre=Centre.id)
    seen = set(session.scalars(scoped(select(Centre.slug), who, Action.TAKE_IN, within)))
    allowed = {
        slug for slug in ids if may_at(session, who, Action.TAKE_IN, At(centre_id=ids[slug]))
    }
    assert seen == allowed == HALLS[scope]


def test_nobody_sees_nothing_and_the_system_sees_all(app: Flask, session: Session) -> None:
    a_small_world()
    within = Within(region=Department.region_id)

    assert not session.scalars(
        scoped(select(Department.code), Actor(), Action.DECIDE, within)
    ).all()
    assert set(session.scalars(scoped(select(Department.code), SYSTEM, Action.DECIDE, within))) == {
        "police",
        "tax",
    }
