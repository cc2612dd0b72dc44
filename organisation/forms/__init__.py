"""Forms of the organisation."""

from organisation.forms.alliances import AllianceForm, MemberForm, NewAllianceForm
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
    "AllianceForm",
    "CalendarForm",
    "CentreForm",
    "DayForm",
    "DepartmentChoice",
    "DepartmentForm",
    "HoursForm",
    "KnownUntilForm",
    "MemberForm",
    "NewAllianceForm",
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
