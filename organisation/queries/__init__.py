"""What others may ask of the organisation."""

from organisation.queries.calendars import calendar_of, calendars, days_of, working_days
from organisation.queries.people import find_actor, list_staff, staff_names
from organisation.queries.places import (
    centre_by_id,
    centres_serving,
    department_by_code,
    forget_places,
    get_centre,
    get_department,
    list_centres,
    list_departments,
    list_regions,
    opening_hours,
    pools,
    pools_serving,
    pools_serving_at,
    region_by_code,
    stationed,
    window_counts,
)
from organisation.queries.remedies import find_remedy, list_remedies
from organisation.queries.scopes import At, Within, may_at, may_change_calendar, require_at, scoped

__all__ = [
    "At",
    "Within",
    "calendar_of",
    "calendars",
    "centre_by_id",
    "centres_serving",
    "days_of",
    "department_by_code",
    "find_actor",
    "find_remedy",
    "forget_places",
    "get_centre",
    "get_department",
    "list_centres",
    "list_departments",
    "list_regions",
    "list_remedies",
    "list_staff",
    "may_at",
    "may_change_calendar",
    "opening_hours",
    "pools",
    "pools_serving",
    "pools_serving_at",
    "region_by_code",
    "require_at",
    "scoped",
    "staff_names",
    "stationed",
    "window_counts",
    "working_days",
]
