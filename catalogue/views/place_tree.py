"""Which of hundreds of places a list offers: where one is on the tree, below it, and beside."""

from collections.abc import Collection, Mapping, Sequence

from flask import g

from organisation.queries import chain_of, list_regions, my_place
from organisation.values import RegionCard


def around(codes: Sequence[str], chosen: Sequence[str]) -> list[str]:
    """Return of these places what is chosen, all above, what lies in there, and beside it.

    One is where one chose to be; else at the own place, and where the tree begins to branch.
    """
    known = {region.code: region for region in list_regions().values()}
    here = [known[code] for code in chosen if code in known] or _start()
    if not here:
        return list(codes)
    above = [region.code for at in here for region in chain_of(at)]
    place = {code: number for number, code in enumerate(codes)}
    inside = _below(place, {at.id for at in here})
    beside = _below(place, {at.parent_id for at in here})
    return [code for code in dict.fromkeys((*chosen, *above, *inside, *beside)) if code in place]


def _below(place: Mapping[str, int], parents: Collection[int | None]) -> list[str]:
    """Return what lies directly in these, in the order of the list."""
    below = _tree()
    codes = [region.code for parent in parents for region in below.get(parent, [])]
    return sorted((code for code in codes if code in place), key=place.__getitem__)


def _start() -> list[RegionCard]:
    return [region for region in (my_place(), _first_branch()) if region]


def _first_branch() -> RegionCard | None:
    """Return the highest region that more than one lie in, or the lowest of a tree without any."""
    below = _tree()
    at: RegionCard | None = None
    inside = below.get(None, [])
    while len(inside) == 1:
        at = inside[0]
        inside = below.get(at.id, [])
    return at


def _tree() -> Mapping[int | None, Sequence[RegionCard]]:
    """Return what lies in each region, asked once a request."""
    if "place_tree" not in g:
        below: dict[int | None, list[RegionCard]] = {}
        for region in list_regions().values():
            below.setdefault(region.parent_id, []).append(region)
        g.place_tree = below
    found: Mapping[int | None, Sequence[RegionCard]] = g.place_tree
    return found
