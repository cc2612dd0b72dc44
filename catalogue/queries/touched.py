"""What a change of a standard does to those who claimed it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from catalogue.queries.claims import ClaimRow, claims_of
from catalogue.queries.drafts import Draft, facts_of, get_draft_row
from catalogue.rules.claims import changed_fields, says_itself
from catalogue.rules.content import from_json
from catalogue.rules.texts import in_chinese
from catalogue.tables import ItemRevision, ServiceItem
from catalogue.values.states import ItemKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """Who inherits a standard, who says something else, and what its draft would change."""

    claims: int
    own: Sequence[tuple[str, int]]  # a field, and how many claims say it themselves
    to_confirm: int
    changing: tuple[str, ...]  # fields of the draft that differ from what is in force
    saying: int  # claims that say one of these themselves


def touched(session: Session, standard: ServiceItem, claims: Sequence[ClaimRow]) -> Touched:
    """Return what hangs on a standard; one query for the revision in force."""
    changing = _changing(session, standard)
    counts = Counter(name for claim in claims for name in claim.own)
    return Touched(
        claims=len(claims),
        own=counts.most_common(),
        to_confirm=sum(claim.confirm_by is not None for claim in claims),
        changing=changing,
        saying=sum(says_itself(claim.own, changing) for claim in claims),
    )


def touched_of(session: Session, draft: Draft) -> Touched | None:
    """Return what hangs on a draft, if it is that of a standard."""
    if draft.kind is not ItemKind.STANDARD:
        return None
    claims = claims_of(session, draft.item_id)
    return touched(session, get_draft_row(session, draft.item_id), claims)


def _changing(session: Session, standard: ServiceItem) -> tuple[str, ...]:
    in_force = session.get(ItemRevision, standard.directory_revision_id or 0)
    if in_force is None or in_force.draft_digest == standard.digest:
        return ()
    return tuple(changed_fields(from_json(in_force.content), in_chinese(facts_of(standard))))
