"""Where an item can be handed in, of values alone: who takes it, and what windows there are."""

from collections.abc import Iterable, Mapping, Sequence

from catalogue.values.codes import Acceptance, AcceptScope
from catalogue.values.facts import ItemFacts
from catalogue.values.handing_in import ORDER, Area, Home, Place, PointKind, Takers, Why
from catalogue.values.published import PublishedItem
from organisation.values import Counter, RegionLevel

EVERYWHERE = "/"
WIDE = {
    AcceptScope.COUNTY: RegionLevel.COUNTY,
    AcceptScope.CITY: RegionLevel.PREFECTURE,
    AcceptScope.REGION: RegionLevel.REGION,
}
POINTS = {PointKind.ACCEPTANCE: Why.ON_BEHALF, PointKind.AGENT: Why.AGENT}


def home_of(item: PublishedItem) -> Home:
    """Return what of a published item says where it can be handed in."""
    return home_in(item.facts, item.item_id, item.department_id, item.region_id)


def home_in(facts: ItemFacts, item_id: int, department_id: int, region_id: int) -> Home:
    """Return what says where an item can be handed in.

    What the department accepts at its own counter is never handed on by others: points that
    a document names may help all the same.
    """
    own = facts.acceptance is Acceptance.DEPARTMENT
    return Home(
        item_id=item_id,
        department_id=department_id,
        region_id=region_id,
        scope=AcceptScope.OWN if own else facts.accept_scope,
        alliance="" if own else facts.alliance,
    )


def areas_of(
    home: Home, above: Mapping[str, RegionLevel], allied: Iterable[str]
) -> tuple[Area, ...]:
    """Return the regions whose windows hand an item on.

    `above`: the paths and levels of its own region and of those it lies in; `allied`: the paths
    of the members of its alliance, which counts for members only.
    """
    areas = [Area(path, Why.HANDED_ON) for path in _scope(home.scope, above)]
    members = list(allied)
    if any(path in above for path in members):
        areas += [Area(path, Why.ALLIED) for path in members]
    return tuple(areas)


def _scope(scope: AcceptScope, above: Mapping[str, RegionLevel]) -> list[str]:
    if scope is AcceptScope.NATIONAL:
        return [EVERYWHERE]
    return [path for path, level in above.items() if level is WIDE.get(scope)]


def places(all_takers: Sequence[Takers], counters: Iterable[Counter]) -> list[Place]:
    """Return the halls with a counter that takes all items in, in the order of the counters.

    Of the counters of a hall those with the nearest reason: where the department itself is met,
    nobody is sent to a window that would hand the case on.
    """
    found: dict[int, list[tuple[Why, Counter]]] = {}
    for counter in counters:
        why = _farthest(all_takers, counter)
        if why:
            found.setdefault(counter.centre_id, []).append((why, counter))
    return [_place(centre_id, kept, all_takers) for centre_id, kept in found.items()]


def _place(
    centre_id: int, kept: Sequence[tuple[Why, Counter]], all_takers: Sequence[Takers]
) -> Place:
    nearest = min((why for why, _ in kept), key=ORDER.index)
    chosen = [counter for why, counter in kept if why is nearest]
    met = {number for counter in chosen for number in counter.departments}
    known = {number for takers in all_takers for number in takers.points}
    return Place(
        centre_id=centre_id,
        pool_ids=tuple(counter.pool_id for counter in chosen),
        why=nearest,
        points=tuple(sorted(met & known)),
    )


def _farthest(all_takers: Sequence[Takers], counter: Counter) -> Why | None:
    reasons = [why_taken(takers, counter) for takers in all_takers]
    said = [why for why in reasons if why]
    return max(said, key=ORDER.index) if said and len(said) == len(reasons) else None


def why_taken(takers: Takers, counter: Counter) -> Why | None:
    """Return why a counter takes an item in; None: it does not."""
    if takers.department_id in counter.departments:
        return Why.OWN
    met = [POINTS[kind] for number, kind in takers.points.items() if number in counter.departments]
    if met:
        return min(met, key=ORDER.index)
    if not counter.comprehensive:
        return None
    reached = (area.why for area in takers.areas if counter.region_path.startswith(area.path))
    return next(reached, None)
