"""Let claims follow their standard when another revision of it is in force."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries.drafts import WITH_PARTS, identity_of
from catalogue.rules.claims import (
    WAIVED,
    Local,
    changed_fields,
    fitting,
    resolved,
    to_confirm,
)
from catalogue.rules.content import draft_digest, from_json, to_json
from catalogue.tables import ChangeRequest, ItemRevision, ServiceItem
from catalogue.usecases.publish_item import frozen, put_in_force
from catalogue.usecases.rebase import local_on
from catalogue.usecases.save_draft import take_version
from catalogue.usecases.withdraw_item import withdraw_item
from catalogue.usecases.write_claim import write_claim
from catalogue.values.commands import WithdrawItem
from catalogue.values.facts import ItemFacts
from catalogue.values.states import RequestState
from groundwork.audit import Subject, record
from kernel.access import SYSTEM

AT_ONCE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow:
    """Which claims are to follow: those of a standard after the last one that did."""

    standard_id: int
    confirm_by: date
    locked: frozenset[str]
    after: int = 0


def follow_standard(session: Session, command: Follow, *, now: datetime) -> int | None:
    """Bring some claims to the revision of their standard that is in force; return the last one.

    None: there are no more. A claim that is there already stays as it is, so that all of it may
    run twice. Where the standard is withdrawn, so are its claims.
    """
    claims = session.scalars(
        select(ServiceItem)
        .where(
            ServiceItem.standard_id == command.standard_id,
            ServiceItem.id > command.after,
            ServiceItem.batch_id.is_(None),
        )
        .order_by(ServiceItem.id)
        .limit(AT_ONCE)
        .options(*WITH_PARTS)
    ).all()
    for claim in claims:
        base = claim.standard.directory_revision if claim.standard else None
        if base is None:
            _withdraw(session, claim, now=now)
        else:
            _follow(session, claim, base, command, now=now)
    return claims[-1].id if claims else None


def _withdraw(session: Session, claim: ServiceItem, *, now: datetime) -> None:
    if claim.current_revision_id is not None:
        wish = WithdrawItem(item_id=claim.id, basis="")
        withdraw_item(session, wish, actor=SYSTEM, now=now)


def _follow(
    session: Session, claim: ServiceItem, base: ItemRevision, command: Follow, *, now: datetime
) -> None:
    in_force = session.get(ItemRevision, claim.current_revision_id or 0)
    if in_force is not None and in_force.base_id == base.id:
        return
    new = from_json(base.content)
    published = in_force or _scheduled(session, claim)
    old = session.get(ItemRevision, published.base_id or 0) if published else None
    asked = old is not None and _ask(claim, from_json(old.content), new, command)
    local = dict(fitting(new, claim.local, locked=command.locked)[0])
    if asked or _says_otherwise(claim, new, local):
        claim.local = local
        take_version(session, claim, None)
        write_claim(session, claim, now=now)
    if in_force is not None:
        _renew(session, claim, base, local_on(new, in_force, command.locked), now=now)
    subject = Subject("item", claim.id)
    fields = [one["field"] for one in claim.confirm_fields]
    record(session, SYSTEM, "item.follow", subject, now=now, base=base.id, confirm=fields)


def _says_otherwise(claim: ServiceItem, new: ItemFacts, local: Local) -> bool:
    """Whether the draft is another one on this base; if not, what is asked of it stays asked."""
    digest = draft_digest(resolved(new, local, identity_of(claim)))
    return (digest, dict(local)) != (claim.digest, claim.local)


def _scheduled(session: Session, claim: ServiceItem) -> ItemRevision | None:
    """Return the first version of a claim that waits for its day."""
    waiting = select(ChangeRequest.revision_id).where(
        ChangeRequest.item_id == claim.id, ChangeRequest.state == RequestState.SCHEDULED
    )
    return session.get(ItemRevision, session.scalar(waiting) or 0)


def _renew(
    session: Session, claim: ServiceItem, base: ItemRevision, own: dict[str, Any], *, now: datetime
) -> None:
    """Publish what was in force on the new base: nothing of a draft that nobody reviewed."""
    facts = resolved(from_json(base.content), own, identity_of(claim))
    state = claim.state
    by = {"basis": base.basis, "published_by": None, "published_at": now, "local": own}
    revision = frozen(session, claim, facts, by, base)
    put_in_force(session, claim, revision, actor=SYSTEM, now=now)
    claim.state = state  # that of its draft


def _ask(claim: ServiceItem, old: ItemFacts, new: ItemFacts, command: Follow) -> bool:
    """Ask for a look at what the standard changed and the claim says itself; return whether."""
    asked = to_confirm(claim.local, changed_fields(old, new))
    lost = fitting(new, claim.local, locked=command.locked)[1]
    waiting = {one["field"]: one for one in claim.confirm_fields}
    for name in dict.fromkeys([*asked, *lost]):
        earlier = waiting.get(name, {})
        waiting[name] = {
            "field": name,
            "before": earlier.get("before", to_json(old).get(name)),
            "own": _own(claim, name, old) or earlier.get("own"),
            "lost": name in lost or bool(earlier.get("lost")),
        }
    if waiting:
        claim.confirm_fields, claim.confirm_by = list(waiting.values()), command.confirm_by
    return bool(asked or lost)


def _own(claim: ServiceItem, name: str, old: ItemFacts) -> Any:
    """Return what a claim says itself, of waived materials their names: the new has lost them."""
    said = claim.local.get(name)
    if name != WAIVED:
        return said
    return [material.name for material in old.materials if material.key in (said or ())]
