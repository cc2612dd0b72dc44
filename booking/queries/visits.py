"""What a visit is for, and which counters can take it whole."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from sqlalchemy.orm import Session

from booking.refusals import NobodyCanApply, NoCounter, NotAtCounter, TooManyItems
from booking.rules.timing import MOST_ITEMS
from booking.values import BookedItem, VisitPlan, Wanted
from catalogue.queries import counters_for, get_published_many, get_revisions, places_for
from catalogue.rules.handing_in import home_of
from catalogue.rules.situations import Situation, situation
from catalogue.values.codes import Channel
from catalogue.values.published import PublishedItem
from catalogue.values.situations import Answers
from kernel.refusals import NotFound
from organisation.queries import list_centres, pools_serving_at

VisitAnswers = Mapping[str, Answers]  # by the code of the item
NONE: VisitAnswers = MappingProxyType({})


def wanted_visit(session: Session, codes: Sequence[str], answers: VisitAnswers = NONE) -> Wanted:
    """Return what a visit for the items with these codes needs, in the situation of `answers`.

    Raises NotFound, NotAtCounter, TooManyItems or NobodyCanApply.
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
    situations = [situation(item.facts, answers.get(item.code, {})) for item in found]
    for item, one in zip(found, situations, strict=True):
        if one.stops:
            raise NobodyCanApply(name=item.facts.name)
    return Wanted(
        items=tuple(map(_booked, found, situations)),
        homes=tuple(home_of(item) for item in found),
        stay=sum(one.facts.stay_slots for one in situations),
        asks=any(one.to_answer for one in situations),
    )


def plan_visit(
    session: Session,
    centre_id: int,
    codes: Sequence[str],
    answers: VisitAnswers = NONE,
    *,
    on: date,
) -> VisitPlan:
    """Return what a visit for these items at this centre needs, by what holds on a day.

    Raises NoCounter and what wanted_visit() raises.
    """
    wanted = wanted_visit(session, codes, answers)
    pool_ids = counters_for(session, wanted.homes, centre_id, on)
    if not pool_ids:
        raise NoCounter
    return VisitPlan(centre_id=centre_id, pool_ids=pool_ids, wanted=wanted)


def plan_visit_at(
    session: Session, slug: str, codes: Sequence[str], answers: VisitAnswers = NONE, *, on: date
) -> VisitPlan:
    """Return the same for the centre with this slug.

    Mostly the departments themselves are met there: then two queries are enough.
    """
    wanted = wanted_visit(session, codes, answers)
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


def _booked(item: PublishedItem, found: Situation) -> BookedItem:
    names = {tag: texts["name"] for tag, texts in item.facts.texts.items() if texts.get("name")}
    return BookedItem(
        item_id=item.item_id,
        revision_id=item.revision_id,
        department_id=item.department_id,
        code=item.code,
        names={"zh-Hans": item.facts.name, **names},
        answers=found.answers,
    )
