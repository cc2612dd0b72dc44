"""Look at what a standard changed where a claim says something else: keep ours, or take its."""

from datetime import datetime

from sqlalchemy.orm import Session

from catalogue.queries.drafts import get_draft_row
from catalogue.refusals import NotAllowedAnyMore, NothingToConfirm
from catalogue.rules.claims import ADDED, WAIVED
from catalogue.tables import ServiceItem
from catalogue.usecases.access import check_may
from catalogue.usecases.save_draft import take_version
from catalogue.usecases.write_claim import write_claim
from catalogue.values.commands import ConfirmClaim, SavedDraft
from groundwork.audit import Subject, record
from kernel.access import Action, Actor


def confirm_claim(
    session: Session, command: ConfirmClaim, *, actor: Actor, now: datetime
) -> SavedDraft:
    """Confirm some fields or all; what is taken from the standard counts once it is published.

    Raises NotFound, NotYourItem, NothingToConfirm, NotAllowedAnyMore or ChangedMeanwhile.
    """
    claim = get_draft_row(session, command.item_id)
    check_may(session, actor, Action.EDIT_ITEM, claim)
    _check(claim, command)
    take_version(session, claim, command.version)
    answered = command.keep | command.take
    gone = {*command.take, *((WAIVED, ADDED) if "materials" in command.take else ())}
    claim.local = {name: value for name, value in claim.local.items() if name not in gone}
    claim.confirm_fields = [one for one in claim.confirm_fields if one["field"] not in answered]
    if not claim.confirm_fields:
        claim.confirm_by = None
    write_claim(session, claim, now=now)
    said = {"keep": sorted(command.keep), "take": sorted(command.take)}
    record(session, actor, "claim.confirm", Subject("item", claim.id), now=now, **said)
    return SavedDraft(item_id=claim.id, code=claim.code, version=claim.version)


def _check(claim: ServiceItem, command: ConfirmClaim) -> None:
    waiting = {one["field"]: one for one in claim.confirm_fields}
    answered = command.keep | command.take
    if not answered or not answered <= waiting.keys():
        raise NothingToConfirm(name=claim.name)
    for name in sorted(command.keep):
        if waiting[name]["lost"]:
            raise NotAllowedAnyMore(field=name)
