"""What departments answer that are asked to claim a standard."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, tuple_, update
from sqlalchemy.orm import Session

from catalogue.queries.drafts import get_draft_row
from catalogue.queries.standards import get_standard
from catalogue.refusals import AlreadyClaimed, NoSuchClaim, NotSentBack, NotYourItem, WhyMissing
from catalogue.tables import ClaimAnswer, ServiceItem
from catalogue.usecases.access import check_may
from catalogue.usecases.withdraw_item import withdraw_item
from catalogue.values.codes import RevisionState
from catalogue.values.commands import Decline, Release, Reply, SendBack, WithdrawItem
from catalogue.values.states import AnswerState, ItemKind, NoClaim
from groundwork.audit import Subject, record
from kernel.access import Action, Actor
from kernel.refusals import NotFound
from organisation.queries import At, list_departments, may_at


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of one department."""

    standard_id: int
    department_id: int
    state: AnswerState
    reason: NoClaim | None = None
    note: str = ""
    item_id: int | None = None


def answer_each(
    session: Session, answers: Sequence[Answer], *, actor: Actor, now: datetime
) -> None:
    """Write answers in the place of those given before. The caller has checked that they may be."""
    pairs = {(answer.standard_id, answer.department_id): answer for answer in answers}
    key = tuple_(ClaimAnswer.standard_id, ClaimAnswer.department_id)
    there = session.execute(
        select(ClaimAnswer.standard_id, ClaimAnswer.department_id, ClaimAnswer.id).where(
            key.in_(list(pairs))
        )
    )
    known = {(row[0], row[1]): row[2] for row in there}
    rows = [
        {
            "id": known.get(pair),
            "standard_id": answer.standard_id,
            "department_id": answer.department_id,
            "state": answer.state,
            "reason": answer.reason,
            "note": answer.note,
            "reply": "",
            "item_id": answer.item_id,
            "answered_by": actor.staff_id,
            "answered_at": now,
            "replied_at": None,
        }
        for pair, answer in pairs.items()
    ]
    changed = [row for row in rows if row["id"] is not None]
    new = [{k: v for k, v in row.items() if k != "id"} for row in rows if row["id"] is None]
    if changed:
        session.execute(update(ClaimAnswer), changed)
    if new:
        session.execute(insert(ClaimAnswer), new)


def decline(session: Session, command: Decline, *, actor: Actor, now: datetime) -> None:
    """Say that a department does not claim a standard.

    Raises NotFound, NotYourItem, AlreadyClaimed or WhyMissing.
    """
    if command.reason is NoClaim.OTHER and not command.note.strip():
        raise WhyMissing
    answer = Answer(
        command.standard_id,
        command.department_id,
        AnswerState.NOT_CLAIMED,
        command.reason,
        command.note.strip(),
    )
    code = _answer(session, answer, actor=actor, now=now)
    subject, reason = Subject("item", command.standard_id), command.reason.value
    record(session, actor, "standard.decline", subject, now=now, department=code, reason=reason)


def send_back(session: Session, command: SendBack, *, actor: Actor, now: datetime) -> None:
    """Ask the owner to mend a standard.

    Raises NotFound, NotYourItem, AlreadyClaimed or WhyMissing.
    """
    if not command.note.strip():
        raise WhyMissing
    answer = Answer(
        command.standard_id,
        command.department_id,
        AnswerState.SENT_BACK,
        note=command.note.strip(),
    )
    code = _answer(session, answer, actor=actor, now=now)
    subject = Subject("item", command.standard_id)
    record(session, actor, "standard.send_back", subject, now=now, department=code)


def _answer(session: Session, answer: Answer, *, actor: Actor, now: datetime) -> str:
    """Write one answer; return the code of the department."""
    standard = get_standard(session, answer.standard_id)
    card = list_departments().get(answer.department_id)
    if card is None:
        raise NotFound
    department = card.names["zh-Hans"]
    at = At(department_id=card.id, region_id=card.region_id)
    if not may_at(session, actor, Action.EDIT_ITEM, at):
        raise NotYourItem(department=department)
    claimed = select(ServiceItem.id).where(
        ServiceItem.standard_id == standard.id,
        ServiceItem.department_id == card.id,
        ServiceItem.state != RevisionState.WITHDRAWN,
    )
    if session.scalar(claimed) is not None:
        raise AlreadyClaimed(department=department, name=standard.name)
    answer_each(session, [answer], actor=actor, now=now)
    return card.code


def reply(session: Session, command: Reply, *, actor: Actor, now: datetime) -> None:
    """Answer a department that sent a standard back.

    Raises NotFound, NotYourItem, NotSentBack or WhyMissing.
    """
    standard = get_standard(session, command.standard_id)
    check_may(session, actor, Action.EDIT_ITEM, standard)
    if not command.text.strip():
        raise WhyMissing
    done = session.scalar(
        update(ClaimAnswer)
        .where(
            ClaimAnswer.standard_id == standard.id,
            ClaimAnswer.department_id == command.department_id,
            ClaimAnswer.state == AnswerState.SENT_BACK,
        )
        .values(reply=command.text.strip(), replied_at=now)
        .returning(ClaimAnswer.id)
    )
    if done is None:
        card = list_departments().get(command.department_id)
        raise NotSentBack(department=card.names["zh-Hans"] if card else "")
    subject = Subject("item", standard.id)
    record(session, actor, "standard.reply", subject, now=now, department_id=command.department_id)


def release(session: Session, command: Release, *, actor: Actor, now: datetime) -> None:
    """Carry a standard out no more: the item is withdrawn, its history stays.

    Raises NotFound, NotYourItem, NoSuchClaim or WhyMissing.
    """
    claim = get_draft_row(session, command.item_id)
    if claim.kind is not ItemKind.CLAIM or claim.standard_id is None:
        raise NoSuchClaim(name=claim.name)
    if command.reason is NoClaim.OTHER and not command.note.strip():
        raise WhyMissing
    if claim.current_revision_id is not None:
        wish = WithdrawItem(item_id=claim.id, basis=command.basis)
        withdraw_item(session, wish, actor=actor, now=now)
    else:
        check_may(session, actor, Action.EDIT_ITEM, claim)
        claim.state, claim.changed_at = RevisionState.WITHDRAWN, now
    answer = Answer(
        claim.standard_id,
        claim.department_id,
        AnswerState.NOT_CLAIMED,
        command.reason,
        command.note.strip(),
        claim.id,
    )
    session.flush()
    answer_each(session, [answer], actor=actor, now=now)
    subject = Subject("item", claim.id)
    record(session, actor, "standard.release", subject, now=now, reason=command.reason.value)
