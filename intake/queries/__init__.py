"""What others may ask of intake."""

from intake.queries.cases import find_case, get_department_case, get_desk_case
from intake.queries.lists import (
    department_tasks,
    find_by_person,
    open_at_desk,
    taken_in,
    to_hand_out,
)

__all__ = [
    "department_tasks",
    "find_by_person",
    "find_case",
    "get_department_case",
    "get_desk_case",
    "open_at_desk",
    "taken_in",
    "to_hand_out",
]
