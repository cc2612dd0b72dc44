"""Numbers of rows, told apart by what they number."""

from typing import NewType

RegionId = NewType("RegionId", int)
DepartmentId = NewType("DepartmentId", int)
CentreId = NewType("CentreId", int)
PoolId = NewType("PoolId", int)
StaffId = NewType("StaffId", int)
