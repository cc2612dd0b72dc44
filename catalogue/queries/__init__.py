"""What others may ask of the catalogue."""

from catalogue.queries.counts import last_change, service_count, theme_counts
from catalogue.queries.handing_in import (
    counters_for,
    places_each,
    places_for,
    points_of,
    why_here,
)
from catalogue.queries.last_day import LastDay, last_day
from catalogue.queries.popular import most_used
from catalogue.queries.published import (
    STILL_IN_FORCE,
    cards,
    find_published,
    get_published_many,
    get_revision,
    get_revisions,
    published_codes,
)
from catalogue.queries.told import as_told, told_of
from catalogue.queries.visit_lists import asked_of_visit

__all__ = [
    "STILL_IN_FORCE",
    "LastDay",
    "as_told",
    "asked_of_visit",
    "cards",
    "counters_for",
    "find_published",
    "get_published_many",
    "get_revision",
    "get_revisions",
    "last_change",
    "last_day",
    "most_used",
    "places_each",
    "places_for",
    "points_of",
    "published_codes",
    "service_count",
    "theme_counts",
    "told_of",
    "why_here",
]
