"""Forms of the organisation."""

from organisation.forms.common import add_refusal
from organisation.forms.days import CERTAINTIES, WEEKDAYS, DayForm, HoursForm, KnownUntilForm
from organisation.forms.people import ROLES, SignInForm, StaffForm
from organisation.forms.remedies import RemedyForm

__all__ = [
    "CERTAINTIES",
    "ROLES",
    "WEEKDAYS",
    "DayForm",
    "HoursForm",
    "KnownUntilForm",
    "RemedyForm",
    "SignInForm",
    "StaffForm",
    "add_refusal",
]
