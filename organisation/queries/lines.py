"""Lines of business: departments that do the same at all levels and in all places are one line."""

from collections.abc import Mapping

from organisation.queries.kept import kept
from organisation.queries.places import list_departments, list_regions
from organisation.values import DepartmentCard, RegionLevel
from organisation.values.lines import line_names, without_place

_LEVELS = list(RegionLevel)


def line_of(department: DepartmentCard) -> str:
    """Return the line of a department; where none is named, its name without that of its place."""
    at = list_regions()[department.region_id]
    named = without_place(department.names.get("zh-Hans", ""), at.names.get("zh-Hans", ""))
    return department.line or named


def list_lines() -> Mapping[str, Mapping[str, str]]:
    """Return what each line is called, by language; kept until a department changes."""
    return kept("lines", _lines)


def _lines() -> dict[str, dict[str, str]]:
    regions = list_regions()
    found: dict[str, list[DepartmentCard]] = {}
    for one in list_departments().values():
        found.setdefault(line_of(one), []).append(one)
    return {
        line: line_names(
            [
                (one.names, regions[one.region_id].names)
                for one in sorted(those, key=lambda d: _LEVELS.index(regions[d.region_id].level))
            ]
        )
        for line, those in found.items()
    }
