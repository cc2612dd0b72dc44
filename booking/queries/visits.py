"""What a visit is for, and which counters can take it whole."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy.orm import Session

from booking.refusals import NoCounter, NotAtCounter, TooManyItems
from booking.rules.timing import MOST_ITEMS
from booking.values import BookedItem, VisitPlan, Wanted
from catalogue.queries import counters_for, get_published_many, get_revisions, places_for
from catalogue.rules.handing_in import home_of
from catalogue.values.codes import Channel
from catalogue.values.published import PublishedItem
from kernel.refusals import NotFound
from organisation.queries import list_centres, pools_serving_at


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
        homes=tuple(home_of(item) for item in found),
        stay=sum(item.facts.stay_slots for item in found),
    )


def plan_visit(session: Session, centre_id: int, codes: Sequence[str], *, on: date) -> VisitPlan:
    """Return what a visit for these items at this centre needs, by what holds on a day.

    Raises NotFound, NotAtCounter, TooManyItems or NoCounter.
    """
    wanted = wanted_visit(session, codes)
    pool_ids = counters_for(session, wanted.homes, centre_id, on)
    if not pool_ids:
        raise NoCounter
    return VisitPlan(centre_id=centre_id, pool_ids=pool_ids, wanted=wanted)


def plan_visit_at(session: Session, slug: str, codes: Sequence[str], *, on: date) -> VisitPlan:
    """Return the same for the centre with this slug.

    Mostly the departments themselves are met there: then two queries are enough.
    """
    wanted = wanted_visit(session, codes)
    departments = {home.department_id for home in wanted.homes}
    own = [pool for pool in pools_serving_at(session, slug, departments) if pool.windows]
    if own:
        pool_ids = tuple(pool.id for pool in own)
        return VisitPlan(centre_id=own[0].centre_id, pool_ids=pool_ids, wanted=wanted)
    centre = next((one for one in list_centres() if one.slug == slug), None)
    found = places_for(session, wanted.homes, on, centre.id) if centre else []
    if not found:
        raise NoCounter
    return VisitPlan(centre_id=found[0].centre_id, pool_ids=found[0].pool_ids, wanted=wanted)


def counters_again(
    session: Session, revision_ids: Collection[int], centre_id: int, *, on: date
) -> tuple[int, ...]:
    """Return the pools of a centre that take what was booked there, as it was booked."""
    found = get_revisions(session, revision_ids)
    return counters_for(session, [home_of(item) for item in found.values()], centre_id, on)


def _booked(item: PublishedItem) -> BookedItem:
    names = {tag: texts["name"] for tag, texts in item.facts.texts.items() if texts.get("name")}
    return BookedItem(
        item_id=item.item_id,
        revision_id=item.revision_id,
        department_id=item.department_id,
        code=item.code,
        names={"zh-Hans": item.facts.name, **names},
    )
