"""What a visit is for, and which counters can take it whole."""

from collections.abc import Collection, Sequence

from sqlalchemy.orm import Session

from booking.refusals import NoCounter, NotAtCounter, TooManyItems
from booking.rules.timing import MOST_ITEMS
from booking.values import BookedItem, VisitPlan, Wanted
from catalogue.queries import get_published_many
from catalogue.values.codes import Channel
from catalogue.values.published import PublishedItem
from kernel.refusals import NotFound
from organisation.queries import pools_serving, pools_serving_at
from organisation.values import PoolCard


def wanted_visit(session: Session, codes: Sequence[str]) -> Wanted:
    """Return what a visit for the items with these codes needs.

    Raises NotFound, NotAtCounter or TooManyItems.
    """
    distinct = list(dict.fromkeys(codes))
    if not distinct:
        raise NotFound
    if len(distinct) > MOST_ITEMS:
        raise TooManyItems(most=MOST_ITEMS)
    found = get_published_many(session, distinct)
    for item in found:
        if item.facts.channels and Channel.WINDOW not in item.facts.channels:
            raise NotAtCounter
    return Wanted(
        items=tuple(_booked(item) for item in found),
        stay=sum(item.facts.stay_slots for item in found),
    )


def plan_visit(session: Session, centre_id: int, codes: Sequence[str]) -> VisitPlan:
    """Return what a visit for these items at this centre needs.

    Raises NotFound, NotAtCounter, TooManyItems or NoCounter.
    """
    wanted = wanted_visit(session, codes)
    return _plan(serving_pools(session, centre_id, wanted.department_ids), wanted)


def plan_visit_at(session: Session, slug: str, codes: Sequence[str]) -> VisitPlan:
    """Return the same for the centre with this slug."""
    wanted = wanted_visit(session, codes)
    found = pools_serving_at(session, slug, wanted.department_ids)
    return _plan([pool for pool in found if pool.windows], wanted)


def _plan(pools: Sequence[PoolCard], wanted: Wanted) -> VisitPlan:
    if not pools:
        raise NoCounter
    return VisitPlan(
        centre_id=pools[0].centre_id, pool_ids=tuple(pool.id for pool in pools), wanted=wanted
    )


def serving_pools(
    session: Session, centre_id: int, department_ids: Collection[int]
) -> list[PoolCard]:
    """Return the pools of a centre, with windows open, that serve all of the departments."""
    return [pool for pool in pools_serving(session, centre_id, department_ids) if pool.windows]


def _booked(item: PublishedItem) -> BookedItem:
    names = {tag: texts["name"] for tag, texts in item.facts.texts.items() if texts.get("name")}
    return BookedItem(
        item_id=item.item_id,
        revision_id=item.revision_id,
        department_id=item.department_id,
        code=item.code,
        names={"zh-Hans": item.facts.name, **names},
    )
