"""Where an item can be handed in, as marks that are compared without asking the database again.

An item carries marks (`marks_of`), a place looks for some (`marks_near`): where one is among the
other, the item can be handed in there. They say what `handing_in` decides for halls, and what
townships and villages do without a hall.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from catalogue.rules.handing_in import WIDE
from catalogue.values.codes import AcceptScope, Level
from catalogue.values.handing_in import Home
from organisation.values import Counter, RegionCard, ids_on

_EVERYWHERE = "everywhere"


def marks_of(
    home: Home,
    chain: Sequence[RegionCard],
    accepted_at: Iterable[Level],
    points: Iterable[tuple[int, int]],
) -> tuple[str, ...]:
    """Return the marks of an item.

    `chain`: its own region and those it lies in. `accepted_at`: the levels that take it in for
    the one above. `points`: (department, region) of those that a document entrusts with it.
    """
    marks = [_at(home.region_id), _met(home.department_id)]
    marks += [_by_level(level.value, home.region_id) for level in accepted_at]
    for department_id, region_id in points:
        marks += [_met(department_id), _at(region_id)]
    if home.scope is AcceptScope.NATIONAL:
        marks.append(_EVERYWHERE)
    marks += [_wide(region.id) for region in chain if region.level is WIDE.get(home.scope)]
    if home.alliance:
        marks += [_allied(home.alliance, region.id) for region in chain]
    return tuple(dict.fromkeys(marks))


def marks_near(
    to: RegionCard,
    chain: Sequence[RegionCard],
    counters: Iterable[Counter],
    alliances: Mapping[str, Sequence[str]],
) -> frozenset[str]:
    """Return the marks of what somebody can hand in inside one region of the own place.

    `to`: that region; `chain`: the own place and the regions it lies in. `counters`: with open
    windows, wherever. `alliances`: the paths of the members of each that is in force.
    """
    marks: set[str] = set()
    for region in chain:
        if region.path.startswith(to.path):
            marks.add(_at(region.id))
            marks.update(_by_level(region.level.value, above.id) for above in chain)
    for counter in counters:
        if counter.region_path.startswith(to.path):
            marks.update(_met(number) for number in counter.departments)
            if counter.comprehensive:
                marks.update(_handed_on(counter.region_path, alliances))
    return frozenset(marks)


def _handed_on(path: str, alliances: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield _EVERYWHERE
    yield from map(_wide, ids_on(path))
    for code, members in alliances.items():
        if any(path.startswith(member) for member in members):
            for member in members:
                yield _allied(code, ids_on(member)[-1])


def _at(region_id: int) -> str:
    return f"at {region_id}"


def _met(department_id: int) -> str:
    return f"met {department_id}"


def _by_level(level: str, region_id: int) -> str:
    return f"{level} of {region_id}"


def _wide(region_id: int) -> str:
    return f"in {region_id}"


def _allied(alliance: str, region_id: int) -> str:
    return f"{alliance} with {region_id}"
