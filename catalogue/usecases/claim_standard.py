"""Claim a standard: from then on a department carries it out."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from catalogue.queries.reach import Reach
from catalogue.queries.standards import get_standard
from catalogue.refusals import AlreadyClaimed, NotBelowOwner, NotInForce, NotYourItem
from catalogue.rules.claims import (
    LOCKED_FIELDS,
    Local,
    additions_waiting,
    check_local,
    resolved,
)
from catalogue.rules.codes import CODE_BITS, local_code
from catalogue.rules.content import draft_digest, from_json
from catalogue.rules.draft import item_columns, own_sources
from catalogue.rules.national_codes import implementation_code
from catalogue.tables import ItemRevision, ItemSource, ServiceItem
from catalogue.usecases.answer_claim import Answer, answer_each
from catalogue.usecases.changes import note_changes
from catalogue.usecases.publish_item import check_publishable, publish_item, revision_columns
from catalogue.usecases.write_figures import write_figures
from catalogue.values.codes import Level, RevisionState
from catalogue.values.commands import ClaimStandard, PublishItem
from catalogue.values.facts import ItemFacts, SourceFacts
from catalogue.values.states import AnswerState, ItemKind
from groundwork.audit import Subject, record_each
from kernel.access import Action, Actor
from kernel.refusals import NotFound
from organisation.queries import list_departments, list_regions
from organisation.values import DepartmentCard


@dataclass(frozen=True, slots=True)
class _Claim:
    """A department that claims, what it says itself, and what it and the standard say together."""

    card: DepartmentCard
    local: Local
    facts: ItemFacts

    @property
    def department(self) -> str:
        return self.card.names["zh-Hans"]


def claim_standard(
    session: Session, command: ClaimStandard, *, actor: Actor, now: datetime
) -> list[int]:
    """Let departments carry out a standard that is in force; return the ids of their items.

    A few statements for many departments; who released it before takes its item up again.
    Raises NotFound, NotInForce, NotYourItem, NotBelowOwner or AlreadyClaimed.
    """
    standard = get_standard(session, command.standard_id)
    base = session.get(ItemRevision, standard.directory_revision_id or 0)
    if base is None:
        raise NotInForce(name=standard.name)
    standing = from_json(base.content)
    claims = [
        _claim(standing, _department(standard, number), command.local.get(number, {}))
        for number in command.department_ids
    ]
    _check_may(claims, command, actor)
    for claim in claims:
        check_local(standing, claim.local, locked=LOCKED_FIELDS)
    released = _released(session, standard, claims)
    new = [claim for claim in claims if claim.card.id not in released]
    ids = _insert(session, standard, new, now=now)
    _insert_sources(session, standing, ids)
    if command.publish and new:
        by = {"basis": command.basis or base.basis, "published_by": actor.staff_id}
        _publish(session, base, ids, {**by, "published_at": now})
    for item_id in released.values():
        _take_up(session, item_id, command, actor=actor, now=now)
    numbers = released | {int(claim.card.id): item_id for item_id, claim in ids.items()}
    answers = [
        Answer(standard.id, department_id, AnswerState.CLAIMED, item_id=item_id)
        for department_id, item_id in numbers.items()
    ]
    answer_each(session, answers, actor=actor, now=now)
    told: list[tuple[Subject, Mapping[str, object]]] = [
        (Subject("item", item_id), {"standard": standard.id, "published": command.publish})
        for item_id in numbers.values()
    ]
    record_each(session, actor, "standard.claim", told, now=now)
    return [numbers[claim.card.id] for claim in claims]


def _department(standard: ServiceItem, number: int) -> DepartmentCard:
    card, regions = list_departments().get(number), list_regions()
    if card is None:
        raise NotFound
    if not regions[card.region_id].path.startswith(regions[standard.region_id].path):
        raise NotBelowOwner(department=card.names["zh-Hans"], name=standard.name)
    return card


def _claim(base: ItemFacts, card: DepartmentCard, local: Local) -> _Claim:
    region = list_regions()[card.region_id]
    level = Level(region.level.value)
    identity = {
        "code": implementation_code(card.uscc, level, base.basic_code)
        or local_code(secrets.randbits(CODE_BITS)),
        "business_code": "",
        "local_code": "",
        "department": card.names["zh-Hans"],
        "region": region.code,
        "level": level,
        "source": SourceFacts(),
    }
    return _Claim(card, local, resolved(base, local, identity))


def _check_may(claims: Sequence[_Claim], command: ClaimStandard, actor: Actor) -> None:
    reach = Reach(actor, Action.PUBLISH_ITEM if command.publish else Action.EDIT_ITEM)
    for claim in claims:
        if not reach.covers(claim.facts.region, claim.department):
            raise NotYourItem(department=claim.department)
        if command.publish:
            check_publishable(claim.facts)


def _released(session: Session, standard: ServiceItem, claims: Sequence[_Claim]) -> dict[int, int]:
    """Return the items of departments that had released the standard. Raises AlreadyClaimed."""
    wanted = {int(claim.card.id): claim for claim in claims}
    rows = session.execute(
        select(ServiceItem.department_id, ServiceItem.id, ServiceItem.state).where(
            ServiceItem.standard_id == standard.id, ServiceItem.department_id.in_(wanted)
        )
    ).all()
    for department_id, _, state in rows:
        if state is not RevisionState.WITHDRAWN:
            department = wanted[department_id].department
            raise AlreadyClaimed(department=department, name=standard.name)
    return {row[0]: row[1] for row in rows}


def _insert(
    session: Session, standard: ServiceItem, claims: Sequence[_Claim], *, now: datetime
) -> dict[int, _Claim]:
    rows: list[dict[str, Any]] = [
        {
            **item_columns(claim.facts),
            "kind": ItemKind.CLAIM,
            "standard_id": standard.id,
            "local": dict(claim.local),
            "additions_waiting": additions_waiting(claim.local),
            "confirm_fields": [],
            "department_id": claim.card.id,
            "region_id": claim.card.region_id,
            "version": 1,
            "digest": draft_digest(claim.facts),
            "state": RevisionState.DRAFT,
            "changed_at": now,
        }
        for claim in claims
    ]
    if not rows:
        return {}
    query = insert(ServiceItem).returning(ServiceItem.id, sort_by_parameter_order=True)
    return dict(zip(session.scalars(query, rows), claims, strict=True))


def _insert_sources(session: Session, base: ItemFacts, ids: Mapping[int, _Claim]) -> None:
    rows = [
        {"item_id": item_id, **row}
        for item_id, claim in ids.items()
        if claim.local
        for row in own_sources(base, claim.facts)
    ]
    if rows:
        session.execute(insert(ItemSource), rows)


def _publish(
    session: Session, base: ItemRevision, ids: Mapping[int, _Claim], by: Mapping[str, Any]
) -> None:
    rows = [
        {
            **revision_columns(claim.facts, (), None, base),
            **by,
            "local": dict(claim.local),
            "item_id": item_id,
            "department_id": claim.card.id,
            "region_id": claim.card.region_id,
            "number": 1,
            "state": RevisionState.PUBLISHED,
        }
        for item_id, claim in ids.items()
    ]
    query = insert(ItemRevision).returning(ItemRevision.id, sort_by_parameter_order=True)
    revisions = session.scalars(query, rows).all()
    write_figures(session, zip(revisions, (claim.facts for claim in ids.values()), strict=True))
    in_force = [
        {"id": item_id, "current_revision_id": number, "state": RevisionState.PUBLISHED}
        for item_id, number in zip(ids, revisions, strict=True)
    ]
    session.execute(update(ServiceItem), in_force)
    note_changes(session, ids)


def _take_up(
    session: Session, item_id: int, command: ClaimStandard, *, actor: Actor, now: datetime
) -> None:
    session.execute(
        update(ServiceItem).where(ServiceItem.id == item_id).values(state=RevisionState.DRAFT)
    )
    session.expire_all()
    if command.publish:
        publish_item(
            session, PublishItem(item_id=item_id, basis=command.basis), actor=actor, now=now
        )
