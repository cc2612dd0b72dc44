"""What others may ask of booking."""

from booking.queries.appointments import (
    appointments_on,
    find_appointment,
    find_by_name,
    find_by_phone,
    find_by_phone_tail,
    find_by_submission,
)
from booking.queries.popular import most_booked
from booking.queries.remembered import (
    forget_plan,
    forget_slots,
    remembered_plan,
    remembered_slots,
)
from booking.queries.times import (
    days_cut,
    first_free_week,
    free_times,
    nearest_times,
    slots_between,
)
from booking.queries.visits import counters_again, plan_visit, plan_visit_at, wanted_visit

__all__ = [
    "appointments_on",
    "counters_again",
    "days_cut",
    "find_appointment",
    "find_by_name",
    "find_by_phone",
    "find_by_phone_tail",
    "find_by_submission",
    "first_free_week",
    "forget_plan",
    "forget_slots",
    "free_times",
    "most_booked",
    "nearest_times",
    "plan_visit",
    "plan_visit_at",
    "remembered_plan",
    "remembered_slots",
    "slots_between",
    "wanted_visit",
]
