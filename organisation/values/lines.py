"""What the departments of one line of business are called together, whatever place they are of."""

from collections.abc import Mapping, Sequence
from itertools import takewhile

Named = tuple[str, str]  # a department and its region, in one language


def line_names(
    departments: Sequence[tuple[Mapping[str, str], Mapping[str, str]]],
) -> dict[str, str]:
    """Return the name of a line by language. `departments`: names of each and of its region.

    One department alone keeps the name it has. The names of the first stand where none is common.
    """
    if len(departments) == 1:
        return dict(departments[0][0])
    languages = dict.fromkeys(tag for names, _ in departments for tag in names)
    return {
        tag: _general([(names[tag], at.get(tag, "")) for names, at in departments if tag in names])
        for tag in languages
    }


def without_place(name: str, place: str) -> str:
    """Return the name of a department without that of its place before or behind; else as it is."""
    rest = name
    if place and name.startswith(place):
        rest = name[len(place) :]
        if not rest.startswith(" ") and (" " in name or rest[:1].islower()):
            return name
    elif place and name.endswith(f": {place}"):
        rest = name[: -len(place) - 2]
    return _begun(rest.strip()) or name


def _general(named: Sequence[Named]) -> str:
    shorter = [without_place(name, place) for name, place in named]
    cut = (short for short, (name, _) in zip(shorter, named, strict=True) if short != name)
    return next(cut, None) or _common([name for name, _ in named]) or named[0][0]


def _common(names: Sequence[str]) -> str:
    """Return the words that all names end with, or all begin with: the more of them."""
    words = [name.split(" ") for name in names]
    if len(words) == 1:
        return ""
    begins, ends = _shared(words), _shared([one[::-1] for one in words])[::-1]
    return _begun(" ".join(ends if len(ends) > len(begins) else begins))


def _shared(words: Sequence[Sequence[str]]) -> list[str]:
    together = zip(*words, strict=False)
    return [alike[0] for alike in takewhile(lambda alike: len(set(alike)) == 1, together)]


def _begun(name: str) -> str:
    return name[:1].upper() + name[1:]
