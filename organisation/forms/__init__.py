"""Forms of the organisation."""

from organisation.forms.common import add_refusal
from organisation.forms.counters import DepartmentChoice, PoolForm, WindowForm
from organisation.forms.days import (
    CERTAINTIES,
    WEEKDAYS,
    CalendarForm,
    DayForm,
    HoursForm,
    KnownUntilForm,
)
from organisation.forms.people import ROLES, SignInForm, StaffForm
from organisation.forms.places import (
    LEVELS,
    CentreForm,
    DepartmentForm,
    NewCentreForm,
    NewDepartmentForm,
    NewRegionForm,
    RegionForm,
)
from organisation.forms.remedies import RemedyForm

__all__ = [
    "CERTAINTIES",
    "LEVELS",
    "ROLES",
    "WEEKDAYS",
    "CalendarForm",
    "CentreForm",
    "DayForm",
    "DepartmentChoice",
    "DepartmentForm",
    "HoursForm",
    "KnownUntilForm",
    "NewCentreForm",
    "NewDepartmentForm",
    "NewRegionForm",
    "PoolForm",
    "RegionForm",
    "RemedyForm",
    "SignInForm",
    "StaffForm",
    "WindowForm",
    "add_refusal",
]
