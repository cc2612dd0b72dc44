"""Write what a claim and its standard say together into the columns that lists read."""

from datetime import datetime

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from catalogue.queries.drafts import base_of, identity_of
from catalogue.rules.claims import additions_waiting, resolved
from catalogue.rules.content import draft_digest
from catalogue.rules.draft import item_columns, own_sources
from catalogue.tables import ItemSource, ServiceItem
from catalogue.usecases.drop_request import drop_open_request
from catalogue.values.facts import ItemFacts
from kernel.access import SYSTEM


def write_claim(session: Session, claim: ServiceItem, *, now: datetime) -> ItemFacts:
    """Write the columns of a claim's draft, and the Chinese of its own for translators.

    What was asked of the draft as it was is asked no longer, whoever changed it.
    """
    drop_open_request(session, claim, actor=SYSTEM, now=now)
    base = base_of(claim)
    facts = resolved(base, claim.local, identity_of(claim))
    for name, value in item_columns(facts).items():
        setattr(claim, name, value)
    claim.digest, claim.changed_at = draft_digest(facts), now
    claim.additions_waiting = additions_waiting(claim.local)
    session.flush()
    session.execute(delete(ItemSource).where(ItemSource.item_id == claim.id))
    if own := own_sources(base, facts):
        session.execute(insert(ItemSource), [{"item_id": claim.id, **row} for row in own])
    return facts
