"""Offices, people who act and cases, with dull defaults."""

import secrets
from datetime import date, datetime
from typing import Any

from flask import g

from catalogue.queries import find_published
from catalogue.values.codes import Acceptance, Necessity
from catalogue.values.facts import MaterialFacts
from intake.usecases.take_in import take_in
from intake.values.commands import (
    Applicant,
    Finding,
    Officer,
    Outcome,
    ReceiveMaterials,
    TakenIn,
)
from intake.values.reasons import Reason
from intake.values.states import MaterialState
from kernel.access import SYSTEM, Actor, Grant, Role
from kernel.db import transaction
from organisation.tables import Department, Region, Staff, StaffRole
from organisation.usecases.calendars import load_calendars
from organisation.usecases.remedies import add_remedy
from organisation.values import DepartmentId, NewRemedy, RegionId, RemedyCard
from tests.booking.builders import a_centre, an_item
from tests.catalogue.builders import a_material, days
from tests.clock import NOW

BASE = "https://hall.example"
MATERIALS = (
    a_material("申请表", key="m1", texts={"en": {"name": "Application form"}}),
    a_material("营业执照", key="m2", texts={"en": {"name": "Business licence"}}),
    a_material("健康证明", key="m3", necessity=Necessity.OPTIONAL),
)


def an_office(slug: str = "hall", **facts: Any) -> tuple[int, str]:
    """A hall and an item whose window may accept: (centre id, item code). With calendars."""
    with transaction() as session:
        load_calendars(session, actor=SYSTEM, now=NOW)
    centre_id = a_centre(slug)
    code = an_item(
        **{
            "name": "食品经营许可",
            "materials": MATERIALS,
            "acceptance": Acceptance.WINDOW_ACCEPTS,
            "authority_document": "云政服〔2026〕3号",
            "legal_limit": days(20),
            "promised_limit": days(5),
            "texts": {
                "en": {"name": "Food business licence"},
                "ug": {"name": "يېمەك-ئىچمەك ئىجازىتى"},
            },
            **facts,
        }
    )
    forget_places()
    return centre_id, code


def forget_places() -> None:
    """What this context has read of the places is old now."""
    g.pop("organisation", None)


def staff(role: Role, **scope: int | None) -> Actor:
    """An account with one role within one scope; its actor."""
    with transaction() as session:
        row = Staff(
            email=f"{secrets.token_hex(6)}@hall.example",
            name="古丽娜尔",
            password_hash="x",
            language="zh-Hans",
            made_at=NOW,
        )
        session.add(row)
        session.flush()
        session.add(StaffRole(staff_id=row.id, role=role, **scope))
        staff_id = row.id
    path = scope.pop("region_path", None)
    return Actor(
        staff_id=staff_id, name="古丽娜尔", grants=(Grant(role=role, region_path=path, **scope),)
    )


def a_clerk(centre_id: int) -> Officer:
    return Officer(staff(Role.CLERK, centre_id=centre_id), BASE)


def an_approver(code: str) -> Officer:
    """An approver of the item's department."""
    return Officer(staff(Role.APPROVER, department_id=department_of(code)), BASE)


def department_of(code: str) -> int:
    with transaction() as session:
        item = find_published(session, code)
        assert item
        return item.department_id


def another_department(name: str = "水利局") -> int:
    with transaction() as session:
        region = session.query(Region).first()
        assert region
        row = Department(code=name, name=name, names={}, region_id=region.id, phone="", line="")
        session.add(row)
        session.flush()
        return row.id


def a_remedy(code: str, valid_from: date = date(2024, 1, 1)) -> None:
    """Where a refusal of the item's department may be contested."""
    with transaction() as session:
        item = find_published(session, code)
        assert item
        command = NewRemedy(
            region_id=RegionId(item.region_id),
            department_id=DepartmentId(item.department_id),
            remedy=RemedyCard(
                authority="云澜地区行政公署",
                authority_address="澜江大道1号",
                court="云澜市人民法院",
                court_address="公正路6号",
                source="行政复议法第二十四条",
            ),
            valid_from=valid_from,
            valid_until=None,
            checked_on=None,
        )
        add_remedy(session, command, actor=SYSTEM, now=NOW)


def complete(materials: tuple[MaterialFacts, ...] = MATERIALS) -> tuple[Finding, ...]:
    return tuple(Finding(key=material.key, originals=1, copies=1) for material in materials)


def lacking(key: str = "m2", reason: Reason = Reason.SEAL_MISSING) -> tuple[Finding, ...]:
    """All is there but one, which is wrong."""
    return tuple(
        Finding(key=finding.key, state=MaterialState.WRONG, reason=reason)
        if finding.key == key
        else finding
        for finding in complete()
    )


def a_taking(centre_id: int, code: str, **given: Any) -> ReceiveMaterials:
    with transaction() as session:
        item = find_published(session, code)
        assert item
    applicant = Applicant(
        name=given.pop("name", "阿迪力·买买提"),
        phone=given.pop("phone", "13900000001"),
        locale=given.pop("locale", "ug"),
    )
    return ReceiveMaterials(
        **{
            "centre_id": centre_id,
            "revision_id": item.revision_id,
            "applicant": applicant,
            "findings": tuple(
                Finding(key=material.key, originals=1) for material in item.facts.materials
            ),
            "submission": secrets.token_hex(16),
            **given,
        }
    )


def a_case(
    clerk: Officer,
    command: ReceiveMaterials,
    outcome: Outcome = Outcome.RECEIVE,
    now: datetime = NOW,
) -> TakenIn:
    with transaction() as session:
        return take_in(session, command, outcome, clerk, now=now)
