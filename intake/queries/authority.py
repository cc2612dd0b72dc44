"""Whether a centre may accept, or only takes in."""

from datetime import date

from sqlalchemy.orm import Session

from catalogue.queries import why_here
from catalogue.rules.handing_in import home_of
from catalogue.values.published import PublishedItem
from intake.rules.acceptance import window_may_accept


def may_accept_at(session: Session, item: PublishedItem, centre_id: int, today: date) -> bool:
    """Whether a window of this centre may accept in the department's name.

    Most items give no window the authority: then nobody asks where it stands.
    """
    if not window_may_accept(item.facts, None, today):
        return False
    return window_may_accept(item.facts, why_here(session, home_of(item), centre_id, today), today)
