"""What waits for somebody in the lists of the catalogue, counted in one query."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ScalarSelect, Select, func, select
from sqlalchemy.orm import Session

from catalogue.queries.confirming import to_confirm
from catalogue.queries.requests import RequestFilter, matching_requests
from catalogue.queries.standards import adding, sent_back
from catalogue.tables import OPEN_STATES
from catalogue.values.states import RequestState
from kernel.access import Action, Actor

DECIDES = {
    Action.REVIEW_ITEM: RequestState.SUBMITTED,
    Action.PUBLISH_ITEM: RequestState.REVIEWED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """How much waits. `requests`: for a decision of this reader; of who takes none, in all."""

    requests: int = 0
    returned: int = 0  # to be mended and submitted again
    confirming: int = 0
    sent_back: int = 0  # standards, to be mended or answered by their owner
    adding: int = 0  # standards whose owner is asked for consent to materials besides


def count_waits(session: Session, actor: Actor) -> Waits:
    """Return how much waits within reach; one query."""
    asked = {
        "requests": _requests(actor, _decided(actor)),
        "returned": _requests(actor, (RequestState.RETURNED,)),
        "confirming": _counted(to_confirm(actor)),
        "sent_back": _counted(sent_back(actor)),
        "adding": _counted(adding(actor)),
    }
    row = session.execute(select(*(count.label(name) for name, count in asked.items()))).one()
    return Waits(**{name: int(getattr(row, name)) for name in asked})


def _decided(actor: Actor) -> Collection[RequestState]:
    return [state for action, state in DECIDES.items() if actor.may(action)] or OPEN_STATES


def _requests(actor: Actor, states: Collection[RequestState]) -> ScalarSelect[Any]:
    return _counted(matching_requests(actor, RequestFilter(states=states)))


def _counted(query: Select[*tuple[Any, ...]]) -> ScalarSelect[Any]:
    return query.with_only_columns(func.count()).order_by(None).scalar_subquery()
