"""The service office shows a bundle to citizens, or takes it away again."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalogue.queries.bundle_drafts import member_names
from catalogue.queries.bundles import members_in_force
from catalogue.refusals.bundles import (
    BundleBasisMissing,
    BundleNotNew,
    BundleNotPublished,
    MemberNotInForce,
    OwnBundle,
    TooFewMembers,
)
from catalogue.rules.content import build
from catalogue.tables import Bundle, BundleIssue
from catalogue.usecases.save_bundle import hold_bundle
from catalogue.values.bundles import BundleFacts, PublishBundle, WithdrawBundle
from catalogue.values.codes import RevisionState
from groundwork.audit import Subject, record
from kernel.access import SYSTEM, Action, Actor

FEWEST = 2


def publish_bundle(session: Session, command: PublishBundle, *, actor: Actor, now: datetime) -> int:
    """Publish a draft as it was read; return the number of its issue.

    Raises NotFound, NotYourBundle, ChangedMeanwhile, OwnBundle, BundleBasisMissing,
    BundleNotNew, TooFewMembers or MemberNotInForce.
    """
    row = hold_bundle(session, command.bundle_id, command.version, actor, Action.PUBLISH_ITEM)
    if not command.basis:
        raise BundleBasisMissing
    if actor != SYSTEM and row.changed_by == actor.staff_id:
        raise OwnBundle(name=row.name)
    current = _current(session, row)
    if current is not None and current.content == row.content:
        raise BundleNotNew(name=row.name)
    _check_members(session, build(BundleFacts, row.content))
    number = _next_number(session, row)
    session.add(
        BundleIssue(
            bundle_id=row.id,
            number=number,
            content=row.content,
            basis=command.basis,
            published_at=now,
            published_by=actor.staff_id,
        )
    )
    if current is not None:
        current.withdrawn_at = now
    row.current_number, row.state = number, RevisionState.PUBLISHED
    basis = {"slug": row.slug, "basis": command.basis}
    record(session, actor, "bundle.publish", Subject("bundle", row.id), now=now, **basis)
    return number


def withdraw_bundle(
    session: Session, command: WithdrawBundle, *, actor: Actor, now: datetime
) -> None:
    """Take a bundle away from citizens; its services stay.

    Raises NotFound, NotYourBundle, BundleBasisMissing or BundleNotPublished.
    """
    row = hold_bundle(session, command.bundle_id, None, actor, Action.PUBLISH_ITEM)
    current = _current(session, row)
    if not command.basis:
        raise BundleBasisMissing
    if current is None:
        raise BundleNotPublished(name=row.name)
    current.withdrawn_at = now
    row.current_number, row.state = None, RevisionState.WITHDRAWN
    basis = {"slug": row.slug, "basis": command.basis}
    record(session, actor, "bundle.withdraw", Subject("bundle", row.id), now=now, **basis)


def _current(session: Session, row: Bundle) -> BundleIssue | None:
    return session.scalar(
        select(BundleIssue).where(
            BundleIssue.bundle_id == row.id, BundleIssue.number == row.current_number
        )
    )


def _next_number(session: Session, row: Bundle) -> int:
    last = select(func.max(BundleIssue.number)).where(BundleIssue.bundle_id == row.id)
    return (session.scalar(last) or 0) + 1


def _check_members(session: Session, facts: BundleFacts) -> None:
    if len([one for one in facts.members if not one.question]) < FEWEST:
        raise TooFewMembers
    ids = [one.item_id for one in facts.members]
    there = members_in_force(session, ids)
    missing = next((number for number in ids if number not in there), None)
    if missing is not None:
        raise MemberNotInForce(name=member_names(session, [missing])[missing][1])
