"""A house with something in every room, and the people who may come in."""

import secrets
from dataclasses import dataclass

from flask import Flask, g
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.jobs import refresh_search
from documents.tables import Paper
from groundwork.sessions import Visitor, begin_session, grant
from kernel import clock
from kernel.access import Role
from kernel.db import transaction
from organisation.tables import Region, Staff, StaffRole
from portal.visitors import cookie_name
from tests.booking.builders import PHONE, a_booking, cut_day
from tests.catalogue.bundling import a_pair_of_services
from tests.client import PageClient
from tests.intake.builders import a_case, a_clerk, a_taking, an_office


@dataclass(frozen=True)
class House:
    """What addresses may name."""

    centre_id: int
    item: str
    appointment: str
    case: str
    paper: str
    phone: str


def a_house(name: str = "古丽", phone: str = PHONE) -> House:
    """A hall, services, a bundle, a visit for Tuesday, a case with a paper; of one person."""
    centre_id, item = an_office()
    cut_day(centre_id)
    a_pair_of_services("hall")
    visit = a_booking(centre_id, item, name=name, phone=phone)
    person = {"name": name, "phone": phone}
    taken = a_case(a_clerk(centre_id), a_taking(centre_id, item, **person))
    refresh_search()
    with transaction() as session:
        paper = session.scalars(select(Paper.token)).first() or ""
    return House(
        centre_id=centre_id,
        item=item,
        appointment=visit.reference,
        case=taken.reference,
        paper=paper,
        phone=phone,
    )


def a_visitor(app: Flask, *roles: Role, sees: tuple[str, ...] = ()) -> PageClient:
    """A browser of its own: of a citizen, or signed in with these roles over the whole region."""
    client = PageClient(app, use_cookies=True)
    if not roles and not sees:
        return client
    with transaction() as session:
        staff_id = _an_account(session, roles) if roles else None
        g.visitor = Visitor(begin_session(session, staff_id=staff_id, now=clock.now()), staff_id)
        for subject in sees:
            grant(session, subject, now=clock.now())
    g.pop("visitor")
    client.set_cookie(cookie_name(), g.pop("new_session_key"))
    return client


def _an_account(session: Session, roles: tuple[Role, ...]) -> int:
    staff = Staff(
        email=f"{secrets.token_hex(6)}@hall.example",
        name="古丽娜尔",
        password_hash="x",
        language="en",
        made_at=clock.now(),
    )
    session.add(staff)
    session.flush()
    region_id = session.scalar(select(Region.id).where(Region.parent_id.is_(None)))
    session.add_all(StaffRole(staff_id=staff.id, role=role, region_id=region_id) for role in roles)
    return staff.id
