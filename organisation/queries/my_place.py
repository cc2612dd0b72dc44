"""My place: the region that a reader named in the address; carried along, never stored."""

from collections.abc import Sequence

from flask import g, has_request_context, request

from organisation.queries.places import list_regions
from organisation.values import CentreCard, RegionCard, ids_on


def my_place() -> RegionCard | None:
    """Return the region that the address of this page names as the reader's own, or None."""
    if not has_request_context():
        return None
    if "my_place" not in g:
        code = request.args.get("place", "")
        g.my_place = None  # also where asking fails: the page that says so asks no more
        regions = list_regions().values() if code else ()
        g.my_place = next((region for region in regions if region.code == code), None)
    found: RegionCard | None = g.my_place
    return found


def chain_of(region: RegionCard | None) -> list[RegionCard]:
    """Return the regions that this one lies in, from the root down, itself last; of none, none."""
    if region is None:
        return []
    regions = list_regions()
    return [regions[one] for one in ids_on(region.path)]


def near_first(centres: Sequence[CentreCard]) -> list[CentreCard]:
    """Return the places with those near the reader's own, where one is named, in front."""
    mine = my_place()
    if mine is None:
        return list(centres)
    chain, regions = [region.path for region in chain_of(mine)], list_regions()

    def shared(centre: CentreCard) -> int:
        return sum(regions[centre.region_id].path.startswith(path) for path in chain)

    return sorted(centres, key=shared, reverse=True)
