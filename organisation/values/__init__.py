"""Words of the organisation."""

from organisation.values.days import (
    Certainty,
    DayKind,
    DayMark,
    OpenHours,
    Purpose,
    SpecialDay,
    WorkingDays,
)
from organisation.values.ids import CentreId, DepartmentId, PoolId, RegionId, StaffId
from organisation.values.people import NewStaff, SignIn
from organisation.values.places import (
    CentreCard,
    DepartmentCard,
    NewCentre,
    NewDepartment,
    NewPool,
    NewRegion,
    PoolCard,
    RegionCard,
    RegionKind,
    RegionLevel,
)
from organisation.values.remedies import NewRemedy, RemedyCard

__all__ = [
    "CentreCard",
    "CentreId",
    "Certainty",
    "DayKind",
    "DayMark",
    "DepartmentCard",
    "DepartmentId",
    "NewCentre",
    "NewDepartment",
    "NewPool",
    "NewRegion",
    "NewRemedy",
    "NewStaff",
    "OpenHours",
    "PoolCard",
    "PoolId",
    "Purpose",
    "RegionCard",
    "RegionId",
    "RegionKind",
    "RegionLevel",
    "RemedyCard",
    "SignIn",
    "SpecialDay",
    "StaffId",
    "WorkingDays",
]
