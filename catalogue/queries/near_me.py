"""What can be handed in near a reader, as the search compares it with its items."""

from datetime import date

from sqlalchemy.orm import Session

from catalogue.rules.intake_marks import marks_near
from organisation.queries import allied_paths, chain_of, counters, list_departments, list_regions
from organisation.values import SMALL, RegionCard, RegionLevel

LEVELS = (RegionLevel.VILLAGE, RegionLevel.TOWNSHIP, RegionLevel.COUNTY, RegionLevel.PREFECTURE)


def near_levels(mine: RegionCard | None) -> dict[RegionLevel, RegionCard]:
    """Return the own place and what it lies in, by level, the nearest first."""
    by_level = {region.level: region for region in chain_of(mine)}
    return {level: by_level[level] for level in LEVELS if level in by_level}


def near_marks(session: Session, mine: RegionCard | None, on: date) -> dict[str, frozenset[str]]:
    """Return by level the marks of what can be handed in at that height; two queries.

    Of townships and villages only the own ones count: the others serve their own people.
    """
    levels = near_levels(mine)
    if not levels:
        return {}
    chain, regions = chain_of(mine), list_regions()
    near = {region.id for region in chain}
    departments = [
        number
        for number, one in list_departments().items()
        if one.region_id in near or regions[one.region_id].level not in SMALL
    ]
    windows, alliances = counters(session, departments), allied_paths(session, on)
    return {
        level.value: marks_near(region, chain, windows, alliances)
        for level, region in levels.items()
    }
