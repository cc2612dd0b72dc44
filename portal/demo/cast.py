"""Who acts in the demo: citizens, clerks and approvers, and what is served where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from catalogue.queries import get_published_many, published_codes
from catalogue.values.codes import HandlingSystem
from catalogue.values.published import PublishedItem
from intake.values.commands import Applicant, Officer
from kernel.access import SYSTEM
from organisation.queries import (
    department_by_code,
    find_actor,
    get_centre,
    list_centres,
    list_staff,
    pools_serving,
)
from portal.demo.files import rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Everybody and everything that the stories need, read once."""

    people: Sequence[Applicant]
    clerks: Mapping[int, Officer]  # by centre
    approvers: Mapping[int, Officer]  # by department
    served: Mapping[int, Sequence[PublishedItem]]  # by centre


def assemble(session: Session, public_base: str) -> Cast:
    """Read the cast."""
    items = [
        item
        for item in get_published_many(session, published_codes(session))
        if item.facts.handling_system is HandlingSystem.OURS and item.facts.materials
    ]
    return Cast(
        people=[
            Applicant(name=row["name"], phone=row["phone"], locale=row["language"])
            for row in rows("people")
        ],
        clerks=_officers(session, "clerk", public_base),
        approvers=_officers(session, "approver", public_base),
        served={
            centre.id: [
                item for item in items if pools_serving(session, centre.id, {item.department_id})
            ]
            for centre in list_centres()
        },
    )


def _officers(session: Session, role: str, public_base: str) -> Mapping[int, Officer]:
    """Return one officer for each centre, or each department, that has one."""
    ids = {row.email: row.id for row in list_staff(session, SYSTEM)}
    found: dict[int, Officer] = {}
    for row in rows("staff"):
        actor = find_actor(ids[row["email"]]) if row["role"] == role else None
        if actor is not None:
            found.setdefault(
                _place_id(session, row["scope"]["kind"], row["scope"]["value"]),
                Officer(actor, public_base),
            )
    return found


def _place_id(session: Session, kind: str, value: str) -> int:
    if kind == "centre":
        return get_centre(value).id
    department = department_by_code(session, value)
    return department.id if department else 0
