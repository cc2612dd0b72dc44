"""Departments as the organizations that services belong to."""

from catalogue.exchange.open_referral.scene import Node, Scene, said
from catalogue.rules.uuids import organization_uuid, uuid_of
from kernel.locales import LEGAL
from kernel.texts import pick
from organisation.values import DepartmentCard


def organization(department: DepartmentCard, scene: Scene) -> Node:
    """Return a department; HSDS wants a description: which region it is the department of."""
    region = scene.regions[department.region_id]
    name = pick(department.names, scene.lang)
    official = department.names[LEGAL]
    here = str(organization_uuid(region.code, department.code))
    return said(
        id=here,
        name=name.text,
        alternate_name=official if name.text != official else "",
        description=f"{name.text} · {pick(region.names, scene.lang).text}",
        uri=f"{scene.base}/ns/departments/{department.code}",
        phones=phone(department.phone, here),
        organization_identifiers=_identifiers(department.uscc, here),
    )


def phone(number: str, owner: str) -> list[Node]:
    """Return a telephone as the only one of its owner; none where it is not known."""
    if not number:
        return []
    return [{"id": str(uuid_of("phone", owner, number)), "number": number, "type": "voice"}]


def _identifiers(uscc: str, owner: str) -> list[Node]:
    """Return the unified social credit code."""
    if not uscc:
        return []
    here = str(uuid_of("identifier", owner, uscc))
    return [{"id": here, "identifier_type": "CN-USCC", "identifier": uscc}]
