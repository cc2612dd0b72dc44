"""What narrows the list, in the reader's words: facets, orders, and what is chosen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import g

from catalogue import phrases
from catalogue.phrases.codes import word
from catalogue.phrases.lines import line_words
from catalogue.queries.near_me import near_levels
from catalogue.search.values import HANDED, Order
from catalogue.values.codes import THEMES, Audience, Channel, Level
from catalogue.views.asked import Asked
from catalogue.views.place_tree import around
from kernel.texts import Shown, pick
from kernel.words import _
from organisation.queries import list_departments, list_regions, my_place

SHOWN = 8  # further options are folded
MOST_OPTIONS = 60
_CODES = {"audience": Audience, "channel": Channel, "level": Level}


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet."""

    value: str
    label: Shown
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One facet. `more`: further options, folded."""

    name: str
    title: str
    options: list[Option]
    more: list[Option]


def groups(facets: Mapping[str, Mapping[str, int]], asked: Asked) -> list[Group]:
    """Return the facets with the values that occur."""
    titles = {
        HANDED: _("Where I can hand it in"),
        "theme": _("Theme"),
        "audience": _("Who applies"),
        "channel": _("Way to apply"),
        "line": _("Department"),
        "department": _("Department"),
        "level": _("Level"),
        "region": _("Place"),
    }
    return [
        Group(name, title, options[:SHOWN], options[SHOWN:])
        for name, title in titles.items()
        if (options := _options(name, facets.get(name, {}), asked.filters.get(name, ())))
        and (len(options) > 1 or options[0].chosen)
    ]


def _options(name: str, counts: Mapping[str, int], chosen: tuple[str, ...]) -> list[Option]:
    label = labels(name)
    there = {value: number for value, number in counts.items() if number or value in chosen}
    return [
        Option(value, label(value), there[value], value in chosen)
        for value in _ordered(name, there, chosen)[: max(MOST_OPTIONS, len(chosen))]
    ]


def _ordered(name: str, counts: Mapping[str, int], chosen: tuple[str, ...]) -> list[str]:
    """Return values in the order they are shown: what is chosen, then what has most.

    Places and levels stand in their own order, those near the reader as they are.
    """
    if name == HANDED:
        return list(counts)
    if name == "level":
        return [one.value for one in Level if one.value in counts]
    most = sorted(counts, key=lambda value: (value not in chosen, -counts[value], value))
    return around(most, chosen) if name == "region" else most


def orders(asked: Asked) -> list[tuple[str, str | None]]:
    """Return the orders of the list in words, each with its address; none for the one there is."""
    said: dict[Order, str] = {
        "relevance": _("Best match first") if asked.q else _("Usual order"),
        "popularity": _("Most used first"),
        "limit": _("Quickest first"),
    }
    return [
        (words, None if order == asked.order else asked.ordered(order))
        for order, words in said.items()
    ]


def chips(asked: Asked) -> list[tuple[Shown, str]]:
    """Return what narrows the list, each with the address without it."""
    return [
        (labels(name)(value), asked.without(name, value))
        for name, values in asked.filters.items()
        for value in values
    ]


def labels(name: str) -> Callable[[str], Shown]:
    """Return how a value of one facet is called in the reader's language."""
    match name:
        case "theme":
            return lambda slug: _here(phrases.theme_words(slug) if slug in THEMES else slug)
        case "audience" | "channel" | "level":
            return lambda value: _code(_CODES[name], value)
        case "handed":
            return place_words
        case "line":
            return lambda line: line_words(line, g.lang)
        case "department":
            return _Names(
                {d.names.get("zh-Hans", ""): d.names for d in list_departments().values()}
            )
        case _:
            return _Names({region.code: region.names for region in list_regions().values()})


def place_words(level: str) -> Shown:
    """Return the name of the reader's own place at a level."""
    names = {one.value: region.names for one, region in near_levels(my_place()).items()}
    return pick(names[level], g.lang) if level in names else _here(level)


def _here(words: str) -> Shown:
    return Shown(words, g.lang)


def _code(kind: Any, value: str) -> Shown:
    return _here(word(kind(value)) if value in {code.value for code in kind} else value)


class _Names:
    """Finds a name in the reader's language."""

    def __init__(self, names: Mapping[str, Mapping[str, str]]) -> None:
        self._names = names

    def __call__(self, value: str) -> Shown:
        return pick(self._names[value], g.lang) if value in self._names else _here(value)
