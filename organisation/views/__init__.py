"""Pages of the organisation."""

from organisation.views import (
    audit,
    centres,
    my_place,
    sign_in,
    staff,
    staff_accounts,
    staff_alliances,
    staff_calendars,
    staff_centres,
    staff_departments,
    staff_hours,
    staff_pools,
    staff_regions,
    staff_remedies,
    staff_windows,
)
from organisation.views.blueprints import halls, places

PUBLIC = (centres.pages, my_place.pages)
STAFF = (
    sign_in.pages,
    staff.pages,
    staff_accounts.pages,
    staff_alliances.pages,
    staff_calendars.pages,
    places,
    halls,
    staff_remedies.pages,
    audit.pages,
)

__all__ = [
    "PUBLIC",
    "STAFF",
    "staff_centres",
    "staff_departments",
    "staff_hours",
    "staff_pools",
    "staff_regions",
    "staff_windows",
]
