"""Those who are asked to claim a standard: what each answered, and what claims say themselves."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries.asking import posts_of, wish_of
from catalogue.queries.standards import offer_of
from catalogue.rules.claims import Added, additions, own_fields
from catalogue.tables import ClaimAnswer, ServiceItem
from catalogue.values.codes import RevisionState
from catalogue.values.states import AnswerState, NoClaim
from organisation.queries import list_departments, list_regions
from organisation.values import DepartmentCard, RegionCard


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim: what it says itself, and whether somebody must look at it."""

    item_id: int
    code: str
    department_id: int
    state: RevisionState
    own: tuple[str, ...]
    added: tuple[Added, ...]
    confirm_by: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """What a department answered."""

    state: AnswerState
    reason: NoClaim | None
    note: str
    reply: str
    answered_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """A department that is asked to claim a standard, or claimed it without being asked."""

    card: DepartmentCard
    region: RegionCard
    answer: AnswerRow | None
    claim: ClaimRow | None

    @property
    def declined(self) -> bool:
        """Whether it said no, or waits for what it sent back to be mended."""
        if self.claim is not None or self.answer is None:
            return False
        waits = self.answer.state is AnswerState.SENT_BACK and not self.answer.reply
        return waits or self.answer.state is AnswerState.NOT_CLAIMED

    @property
    def stand(self) -> str:
        """How far it has come: a code of AnswerState, or "open"."""
        if self.claim is not None:
            return AnswerState.CLAIMED.value
        if self.answer is None or self.answer.state is AnswerState.CLAIMED:
            return "open"
        return self.answer.state.value


def claims_of(session: Session, standard_id: int) -> list[ClaimRow]:
    """Return the claims of a standard that are not withdrawn; one query of a few columns."""
    rows = session.execute(
        select(
            ServiceItem.id,
            ServiceItem.code,
            ServiceItem.department_id,
            ServiceItem.state,
            ServiceItem.local,
            ServiceItem.confirm_by,
        )
        .where(
            ServiceItem.standard_id == standard_id,
            ServiceItem.state != RevisionState.WITHDRAWN,
            ServiceItem.batch_id.is_(None),
        )
        .order_by(ServiceItem.id)
    )
    return [
        ClaimRow(
            item_id=row.id,
            code=row.code,
            department_id=row.department_id,
            state=row.state,
            own=own_fields(row.local),
            added=additions(row.local),
            confirm_by=row.confirm_by,
        )
        for row in rows
    ]


def carriers(session: Session, standard: ServiceItem) -> list[Carrier]:
    """Return all who are asked to claim a standard or answered, by region; two queries."""
    claims = {claim.department_id: claim for claim in claims_of(session, standard.id)}
    answers = _answers_of(session, standard.id)
    asked = posts_of().asked(wish_of(offer_of(standard)))
    cards, regions = list_departments(), list_regions()
    found = [
        Carrier(
            card=cards[number],
            region=regions[cards[number].region_id],
            answer=answers.get(number),
            claim=claims.get(number),
        )
        for number in {*asked, *claims, *answers}
    ]
    return sorted(found, key=lambda one: (one.region.path, one.card.id))


def _answers_of(session: Session, standard_id: int) -> Mapping[int, AnswerRow]:
    rows = session.scalars(select(ClaimAnswer).where(ClaimAnswer.standard_id == standard_id))
    return {row.department_id: answer_row(row) for row in rows}


def answer_row(row: ClaimAnswer) -> AnswerRow:
    """Return what a department answered, as pages show it."""
    return AnswerRow(
        state=row.state,
        reason=row.reason,
        note=row.note,
        reply=row.reply,
        answered_at=row.answered_at,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelPreview:
    """What happens when whole levels claim a standard at once."""

    claiming: tuple[Carrier, ...]
    claimed: int
    declined: tuple[Carrier, ...]
    beyond: int  # departments that somebody else answers for
    without: tuple[RegionCard, ...]  # no department there has the line


def preview_levels(
    session: Session, standard: ServiceItem, levels: Collection[str], reach: Collection[int]
) -> LevelPreview:
    """Return who claims when the levels claim at once; `reach`: departments one may answer for."""
    asked = {*posts_of().asked(replace(wish_of(offer_of(standard)), levels=tuple(levels)))}
    cards, regions = list_departments(), list_regions()
    known = {int(one.card.id): one for one in carriers(session, standard)}
    each = [known.get(number) or _new(number) for number in sorted(asked)]
    each.sort(key=lambda one: (one.region.path, one.card.id))
    free = [one for one in each if one.stand != AnswerState.CLAIMED]
    mine = [one for one in free if one.card.id in reach]
    served = {cards[number].region_id for number in asked}
    path = regions[standard.region_id].path
    return LevelPreview(
        claiming=tuple(one for one in mine if not one.declined),
        claimed=len(each) - len(free),
        declined=tuple(one for one in mine if one.declined),
        beyond=len(free) - len(mine),
        without=tuple(
            region
            for region in regions.values()
            if region.level.value in levels
            and region.path.startswith(path)
            and region.id not in served
        ),
    )


def _new(department_id: int) -> Carrier:
    card = list_departments()[department_id]
    return Carrier(card=card, region=list_regions()[card.region_id], answer=None, claim=None)
