"""Townships and villages are entrusted with items, and relieved of them."""

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries import points_of
from catalogue.refusals import DocumentMissing, NotAPoint, TooManyPoints
from catalogue.tables import IntakePoint
from catalogue.usecases.entrust_points import entrust_points, relieve_points
from catalogue.values.handing_in import Entrust, PointKind, Relieve
from groundwork.tables import AuditEntry
from kernel.access import SYSTEM, Actor, Grant, Role
from kernel.db import transaction
from kernel.refusals import NotFound
from organisation.queries import department_by_code, region_by_code
from tests.booking.neighbours import a_village, an_item_of_the_county, neighbours
from tests.catalogue.builders import a_standard
from tests.clock import NOW
from tests.organisation.builders import OTHER_COUNTY

DOCUMENT = "委托〔2026〕1号"


@pytest.fixture(autouse=True)
def _world(app: Flask) -> None:
    neighbours()


def entrust(
    items: tuple[int, ...],
    points: tuple[int, ...],
    kind: PointKind = PointKind.ACCEPTANCE,
    document: str = DOCUMENT,
    actor: Actor = SYSTEM,
) -> int:
    command = Entrust(item_ids=items, department_ids=points, kind=kind, document=document)
    with transaction() as session:
        return entrust_points(session, command, actor=actor, now=NOW)


def test_many_points_take_many_items_in_and_the_audit_names_the_document(
    session: Session,
) -> None:
    items = tuple(an_item_of_the_county(name)[0] for name in ("一", "二"))
    points = (a_village("one"), a_village("two"))

    assert entrust(items, points) == 4

    found = points_of(session, items)
    assert {item: [one.department_id for one in found[item]] for item in items} == {
        items[0]: [*points],
        items[1]: [*points],
    }
    entries = session.scalars(select(AuditEntry).where(AuditEntry.action == "point.entrust")).all()
    assert [entry.subject_id for entry in entries] == [*points]
    assert entries[0].details["document"] == DOCUMENT


def test_what_was_said_of_a_point_before_is_replaced(session: Session) -> None:
    (item, _), point = an_item_of_the_county(), a_village()
    entrust((item,), (point,))

    entrust((item,), (point,), PointKind.AGENT, "委托〔2026〕2号")

    [found] = points_of(session, [item])[item]
    assert (found.kind, found.document) == (PointKind.AGENT, "委托〔2026〕2号")


def test_a_point_is_relieved_of_the_items_named_and_of_no_others(session: Session) -> None:
    items = tuple(an_item_of_the_county(name)[0] for name in ("一", "二"))
    point = a_village()
    entrust(items, (point,))

    with transaction() as write:
        gone = Relieve(item_ids=items[:1], department_ids=(point,), document=DOCUMENT)
        assert relieve_points(write, gone, actor=SYSTEM, now=NOW) == 1

    assert [*points_of(session, items)] == [items[1]]


def test_a_county_department_is_no_point(session: Session) -> None:
    item, _ = an_item_of_the_county()
    tax = department_by_code(session, "tax")
    assert tax
    session.rollback()

    with pytest.raises(NotAPoint):
        entrust((item,), (tax.id,))


def test_a_document_is_needed() -> None:
    item, _ = an_item_of_the_county()

    with pytest.raises(DocumentMissing):
        entrust((item,), (a_village(),), document=" ")


def test_nobody_hands_in_a_standard() -> None:
    standard = a_standard()

    with pytest.raises(NotFound):
        entrust((standard.item_id,), (a_village(),))


def test_items_of_others_are_not_there(session: Session) -> None:
    (item, _), point = an_item_of_the_county(), a_village()
    region = region_by_code(session, OTHER_COUNTY)
    assert region
    session.rollback()
    actor = Actor(staff_id=1, grants=(Grant(role=Role.PUBLISHER, region_path=region.path),))

    with pytest.raises(NotFound):
        entrust((item,), (point,), actor=actor)

    assert session.scalar(select(IntakePoint.id)) is None


def test_too_many_at_once_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalogue.usecases.entrust_points.MOST", 1)
    item, _ = an_item_of_the_county()

    with pytest.raises(TooManyPoints):
        entrust((item,), (a_village("one"), a_village("two")))
