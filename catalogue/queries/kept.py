"""A standard as its page shows it: what it is, who carries it out, what waits for its owner."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from catalogue.queries.claims import Carrier, carriers
from catalogue.queries.standards import find_standard
from catalogue.queries.touched import Touched, touched
from catalogue.rules.claims import Added
from catalogue.tables import ServiceItem
from catalogue.values.codes import Level, RevisionState
from catalogue.values.states import AnswerState
from kernel.access import Action, Actor
from organisation.queries import At, may_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A standard of the base directory."""

    standard_id: int
    code: str
    name: str
    department: str
    state: RevisionState
    in_force: bool
    claimed_at: tuple[Level, ...]
    mine: bool  # the reader keeps it
    carriers: Sequence[Carrier]
    touched: Touched

    @property
    def waiting(self) -> list[tuple[Carrier, Added]]:
        """Return the materials besides that nobody has agreed to or refused."""
        return [
            (one, added)
            for one in self.carriers
            for added in (one.claim.added if one.claim else ())
            if added.waits
        ]

    @property
    def sent_back(self) -> int:
        """How many departments wait for the standard to be mended."""
        return sum(one.stand == AnswerState.SENT_BACK for one in self.carriers)


def kept_standard(session: Session, code: str, actor: Actor) -> Kept:
    """Return a standard that `actor` may see. Raises NotFound."""
    return kept_of(session, find_standard(session, code, actor), actor)


def kept_of(session: Session, standard: ServiceItem, actor: Actor) -> Kept:
    """Return what hangs on a standard, in a few queries."""
    each = carriers(session, standard)
    at = At(department_id=standard.department_id, region_id=standard.region_id)
    return Kept(
        standard_id=standard.id,
        code=standard.code,
        name=standard.name,
        department=standard.department_name,
        state=standard.state,
        in_force=standard.directory_revision_id is not None,
        claimed_at=tuple(Level(level) for level in standard.claimed_at),
        mine=may_at(session, actor, Action.EDIT_ITEM, at),
        carriers=each,
        touched=touched(session, standard, [one.claim for one in each if one.claim]),
    )
