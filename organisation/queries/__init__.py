"""What others may ask of the organisation."""

from organisation.queries.ahead import Ahead, Crowded, booked_ahead
from organisation.queries.alliances import allied_paths, get_alliance, list_alliances
from organisation.queries.calendars import calendar_of, calendars, days_of, working_days
from organisation.queries.counters import served_by, windows
from organisation.queries.hours import all_opening_hours, opening_hours
from organisation.queries.kept import forget_places
from organisation.queries.lines import line_of, list_lines
from organisation.queries.my_place import chain_of, my_place, near_first
from organisation.queries.people import find_actor, list_staff, staff_names
from organisation.queries.places import (
    centre_by_id,
    centres_serving,
    department_by_code,
    get_centre,
    get_department,
    list_centres,
    list_departments,
    list_regions,
    pools,
    pools_serving,
    pools_serving_at,
    region_by_code,
    stationed,
    window_counts,
)
from organisation.queries.reach import (
    centres_within,
    departments_reached,
    departments_within,
    regions_below,
    regions_within,
)
from organisation.queries.remedies import find_remedy, list_remedies
from organisation.queries.scopes import At, Within, may_at, may_change_calendar, require_at, scoped
from organisation.queries.serving import counters, levels_above

__all__ = [
    "Ahead",
    "At",
    "Crowded",
    "Within",
    "all_opening_hours",
    "allied_paths",
    "booked_ahead",
    "calendar_of",
    "calendars",
    "centre_by_id",
    "centres_serving",
    "centres_within",
    "chain_of",
    "counters",
    "days_of",
    "department_by_code",
    "departments_reached",
    "departments_within",
    "find_actor",
    "find_remedy",
    "forget_places",
    "get_alliance",
    "get_centre",
    "get_department",
    "levels_above",
    "line_of",
    "list_alliances",
    "list_centres",
    "list_departments",
    "list_lines",
    "list_regions",
    "list_remedies",
    "list_staff",
    "may_at",
    "may_change_calendar",
    "my_place",
    "near_first",
    "opening_hours",
    "pools",
    "pools_serving",
    "pools_serving_at",
    "region_by_code",
    "regions_below",
    "regions_within",
    "require_at",
    "scoped",
    "served_by",
    "staff_names",
    "stationed",
    "window_counts",
    "windows",
    "working_days",
]
