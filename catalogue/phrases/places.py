"""Where something can be handed in, in the reader's words: the nearest kinds first."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from catalogue.phrases.codes import listed
from catalogue.values.codes import Level
from catalogue.values.handing_in import ORDER, Entrusted, Place, PointKind, Why
from kernel.locales import Tag
from kernel.refusals import N_
from kernel.texts import Shown, pick
from kernel.words import _, _n
from organisation.queries import centre_by_id, list_departments, list_regions
from organisation.values import CentreCard, RegionCard, RegionLevel

NAMED = 3  # points of a hall that are named; of more their number is said
UNFOLDED = 8  # points in a list that is read at once
LISTED = 40  # points that are listed at all; of more it is said how many each county has
TITLES: Mapping[Why, str] = {
    Why.OWN: N_("At the department itself"),
    Why.ON_BEHALF: N_("Halls where townships and villages take it in"),
    Why.AGENT: N_("Halls where somebody helps you"),
    Why.HANDED_ON: N_("In other places"),
    Why.ALLIED: N_("In partner regions"),
}
HINTS: Mapping[Why, str] = {
    Why.ON_BEHALF: N_("They take your papers in on behalf of the department that decides."),
    Why.AGENT: N_("They help you hand your papers in. They decide nothing."),
    Why.HANDED_ON: N_("Your papers are handed on to the department that decides."),
    Why.ALLIED: N_(
        "By agreement between the regions your papers are handed on to the department that decides."
    ),
}
POINTS: Mapping[Level, str] = {
    Level.TOWNSHIP: N_("In your township"),
    Level.VILLAGE: N_("In your village"),
}
KINDS: Mapping[PointKind, str] = {
    PointKind.ACCEPTANCE: N_("Takes it in on behalf of the department"),
    PointKind.AGENT: N_("Helps you hand it in, decides nothing"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HallRow:
    """A hall, and who of the townships and villages is met there."""

    centre: CentreCard
    name: Shown
    address: Shown
    met: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HallGroup:
    """Halls that take something in for the same reason."""

    title: str
    hint: str
    is_own: bool  # of the department itself: they come before all points
    halls: tuple[HallRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PointRow:
    """A point of a township or village."""

    name: Shown
    region: Shown
    phone: str
    kind: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PointSum:
    """How many points of a county do the same."""

    region: Shown
    kind: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PointGroup:
    """The points of townships, or those of villages; many are folded, very many only counted."""

    title: str
    points: tuple[PointRow, ...] = ()
    sums: tuple[PointSum, ...] = ()

    @property
    def is_long(self) -> bool:
        """Whether they are shown only when asked for."""
        return len(self.points) > UNFOLDED


def hall_groups(places: Iterable[Place], lang: str) -> list[HallGroup]:
    """Return halls by reason, the nearest reason first."""
    found: dict[Why, list[Place]] = {}
    for place in places:
        found.setdefault(place.why, []).append(place)
    return [
        HallGroup(
            title=_(TITLES[why]),
            hint=_(HINTS[why]) if why in HINTS else "",
            is_own=why is Why.OWN,
            halls=tuple(_hall(place, lang) for place in found[why]),
        )
        for why in ORDER
        if why in found
    ]


def _hall(place: Place, lang: str) -> HallRow:
    centre, tag = centre_by_id(place.centre_id), Tag(lang)
    shown = place.why in (Why.ON_BEHALF, Why.AGENT)
    return HallRow(
        centre=centre,
        name=pick(centre.names, tag),
        address=pick(centre.addresses, tag),
        met=_met(place.points, tag) if shown else "",
    )


def _met(points: Sequence[int], tag: Tag) -> str:
    if len(points) > NAMED:
        return _n(
            "%(num)d township or village point is met here",
            "%(num)d township and village points are met here",
            len(points),
        )
    departments = list_departments()
    names = listed(pick(departments[number].names, tag).text for number in points)
    return _("Met here: %(names)s", names=names)


def point_groups(
    points: Sequence[Entrusted], lang: str, most: int | None = None
) -> list[PointGroup]:
    """Return the points of townships, then those of villages; `most` are listed one by one."""
    by_level = points_by_level(points)
    return [
        _group(_(title), by_level[level], Tag(lang), most)
        for level, title in POINTS.items()
        if level in by_level
    ]


def _group(title: str, points: Sequence[Entrusted], tag: Tag, most: int | None) -> PointGroup:
    if most is not None and len(points) > most:
        return PointGroup(title=title, sums=_sums(points, tag))
    return PointGroup(title=title, points=tuple(_point(one, tag) for one in points))


def _sums(points: Sequence[Entrusted], tag: Tag) -> tuple[PointSum, ...]:
    departments, regions = list_departments(), list_regions()
    counties = {one.path: one for one in regions.values() if one.level is RegionLevel.COUNTY}
    found: Counter[tuple[str, PointKind]] = Counter()
    for one in points:
        path = regions[departments[one.department_id].region_id].path
        found[_county_of(path, counties), one.kind] += 1
    return tuple(
        PointSum(region=pick(_names(path, counties), tag), kind=_(KINDS[kind]), number=number)
        for (path, kind), number in found.items()
    )


def _county_of(path: str, counties: Collection[str]) -> str:
    above = path.rstrip("/")
    while above and f"{above}/" not in counties:
        above = above.rpartition("/")[0]
    return f"{above}/" if above else path


def _names(path: str, counties: Mapping[str, RegionCard]) -> Mapping[str, str]:
    """Return the names of a county; of a place that lies in none its own."""
    if path in counties:
        return counties[path].names
    return list_regions()[int(path.strip("/").rpartition("/")[2])].names


def points_by_level(points: Iterable[Entrusted]) -> dict[Level, list[Entrusted]]:
    """Return points by the level of the region they are in."""
    found: dict[Level, list[Entrusted]] = {}
    departments, regions = list_departments(), list_regions()
    for one in points:
        region = regions[departments[one.department_id].region_id]
        found.setdefault(Level(region.level.value), []).append(one)
    return found


def _point(one: Entrusted, tag: Tag) -> PointRow:
    department = list_departments()[one.department_id]
    return PointRow(
        name=pick(department.names, tag),
        region=pick(list_regions()[department.region_id].names, tag),
        phone=department.phone,
        kind=_(KINDS[one.kind]),
        document=one.document,
    )
