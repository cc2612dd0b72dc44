"""Save what a claim says itself; readers see nothing of it until it is published."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from catalogue.queries.drafts import base_of, get_draft_row
from catalogue.refusals import NoSuchClaim
from catalogue.rules.claims import ADDED, Added, Local, additions, check_local
from catalogue.rules.codes import with_keys
from catalogue.rules.content import to_json
from catalogue.rules.texts import with_texts
from catalogue.tables import ServiceItem
from catalogue.usecases.access import check_may
from catalogue.usecases.save_draft import take_version
from catalogue.usecases.show_texts import show_texts
from catalogue.usecases.write_claim import write_claim
from catalogue.usecases.write_texts import write_texts
from catalogue.values.commands import SavedDraft, SaveLocal
from catalogue.values.states import ItemKind
from groundwork.audit import Subject, record
from kernel.access import Action, Actor


def save_local(
    session: Session, command: SaveLocal, *, locked: Collection[str], actor: Actor, now: datetime
) -> SavedDraft:
    """Save what a claim says itself. What is saved counts as confirmed.

    An addition that the owner agreed to stays agreed to while it says the same. Raises NotFound,
    NoSuchClaim, NotYourItem, ChangedMeanwhile, or what `check_local` raises.
    """
    claim = get_draft_row(session, command.item_id)
    if claim.kind is not ItemKind.CLAIM:
        raise NoSuchClaim(name=claim.name)
    check_may(session, actor, Action.EDIT_ITEM, claim)
    local = _agreed(claim, command.local)
    check_local(base_of(claim), local, locked=locked)
    take_version(session, claim, command.version)
    changed = sorted(name for name in {*local, *claim.local} if _differs(claim, local, name))
    claim.local = dict(local)
    claim.confirm_by, claim.confirm_fields = None, []
    facts = write_claim(session, claim, now=now)
    if write_texts(session, claim.id, with_texts(facts, command.texts), actor=actor, now=now):
        show_texts(session, [claim.id])
    session.expire(claim, ["texts"])
    subject = Subject("item", claim.id)
    record(session, actor, "item.local", subject, now=now, code=claim.code, fields=changed)
    return SavedDraft(item_id=claim.id, code=claim.code, version=claim.version)


def _differs(claim: ServiceItem, local: Local, name: str) -> bool:
    return claim.local.get(name) != local.get(name)


def _agreed(claim: ServiceItem, local: Local) -> Local:
    """Return `local` with what the owner said of the very same additions, and of no others."""
    wanted = additions(local)
    if not wanted:
        return local
    said = additions(claim.local)
    standard = base_of(claim).materials  # whose keys are taken
    keyed = with_keys((*standard, *(one.material for one in wanted)))[len(standard) :]
    added = [
        _asked(replace(one, material=material)) for one, material in zip(wanted, keyed, strict=True)
    ]
    kept = [next((old for old in said if _asked(old) == one), one) for one in added]
    return {**local, ADDED: [to_json(one) for one in kept]}


def _asked(one: Added) -> Added:
    return replace(one, approved=False, refused="")
