"""The owner of a standard agrees to a material that a claim asks for besides, or does not."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from catalogue.queries.drafts import get_draft_row
from catalogue.queries.standards import get_standard
from catalogue.refusals import NoSuchAddition, NoSuchClaim, WhyMissing
from catalogue.rules.claims import ADDED, additions
from catalogue.rules.content import to_json
from catalogue.usecases.access import check_may
from catalogue.usecases.save_draft import take_version
from catalogue.usecases.write_claim import write_claim
from catalogue.values.commands import AgreeAddition
from catalogue.values.states import ItemKind
from groundwork.audit import Subject, record
from kernel.access import Action, Actor


def agree_addition(
    session: Session, command: AgreeAddition, *, actor: Actor, now: datetime
) -> None:
    """Agree or refuse; citizens see a material that was agreed to once the claim is published.

    Raises NotFound, NoSuchClaim, NotYourItem, NoSuchAddition or WhyMissing.
    """
    claim = get_draft_row(session, command.item_id)
    if claim.kind is not ItemKind.CLAIM or claim.standard_id is None:
        raise NoSuchClaim(name=claim.name)
    check_may(session, actor, Action.EDIT_ITEM, get_standard(session, claim.standard_id))
    if not command.agreed and not command.reason.strip():
        raise WhyMissing
    added = additions(claim.local)
    if not any(one.material.key == command.material and one.waits for one in added):
        raise NoSuchAddition(department=claim.department_name)
    refused = "" if command.agreed else command.reason.strip()
    said = [
        replace(one, approved=command.agreed, refused=refused)
        if one.material.key == command.material
        else one
        for one in added
    ]
    take_version(session, claim, None)
    claim.local = {**claim.local, ADDED: [to_json(one) for one in said]}
    write_claim(session, claim, now=now)
    subject = Subject("item", claim.id)
    if command.agreed:
        record(session, actor, "claim.agree", subject, now=now, material=command.material)
    else:
        record(session, actor, "claim.refuse", subject, now=now, material=command.material)
