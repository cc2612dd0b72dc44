"""What the services of a visit ask for together, at the revisions it was booked under."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from catalogue.queries.bundles import members_named, published_bundles
from catalogue.queries.published import get_revisions
from catalogue.queries.told import as_told
from catalogue.rules.visit_lists import NOTHING_BEFORE, VisitList, finished_before, visit_list
from catalogue.values.published import PublishedItem
from catalogue.values.situations import Answers
from organisation.queries import list_regions


def asked_of_visit(
    session: Session, booked: Sequence[tuple[int, Answers]], region_id: int
) -> VisitList:
    """Return the list for revisions and the answers given to them; at most four queries.

    `region_id`: where the visit is. The bundles of that place say what comes on the way.
    """
    revisions = get_revisions(session, [revision_id for revision_id, _answers in booked])
    items = as_told(session, [revisions[revision_id] for revision_id, _answers in booked])
    before = _before(session, items, region_id) if len(items) > 1 else NOTHING_BEFORE
    return visit_list(zip(items, [answers for _id, answers in booked], strict=True), before)


def _before(
    session: Session, items: Sequence[PublishedItem], region_id: int
) -> dict[int, frozenset[int]]:
    regions = list_regions()
    here = regions[region_id].path
    bundles = published_bundles(session)
    near = [one for one in bundles if here.startswith(regions[one.region_id].path)]
    members = members_named(session, [one.item_id for one in items])
    return finished_before(near, [members[one.item_id] for one in items])
