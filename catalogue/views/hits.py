"""Rows and facets of the list, in the reader's words. Each word is looked up once a page."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from flask import g, url_for

from catalogue import phrases
from catalogue.phrases.codes import word
from catalogue.phrases.lines import line_words
from catalogue.search.values import Order
from catalogue.values.codes import THEMES, Audience, Channel, Charged, Handling, Level
from catalogue.values.published import CardFacts, ItemCard
from catalogue.views.asked import Asked
from kernel.texts import Shown, pick
from kernel.words import _, _n
from organisation.queries import list_departments, list_regions

MOST_OPTIONS = 12
Tag = tuple[str, str | None]  # (words, tone)
_CODES = {"audience": Audience, "channel": Channel, "level": Level}


@dataclass(frozen=True, slots=True)
class Hit:
    """One item in the list."""

    href: str
    name: Shown
    department: Shown
    summary: Shown
    tags: list[Tag]
    place: Shown
    places: str  # at how many places it is offered; empty where there is one
    places_href: str


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet."""

    value: str
    label: Shown
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One facet."""

    name: str
    title: str
    options: list[Option]


def hits(cards: Iterable[ItemCard], places: Mapping[int, int]) -> list[Hit]:
    """Return the rows of the list. `places`: at how many places each service is offered."""
    lang, tags = g.lang, _Tags()
    departments, regions = list_departments(), list_regions()
    at = cache(lambda number: _n("At one place", "At %(num)d places", number))
    return [
        Hit(
            href=url_for("catalogue_public.show_item", code=card.code),
            name=pick(card.names, lang),
            department=pick(departments[card.department_id].names, lang),
            summary=pick(card.summaries, lang),
            tags=tags(card.facts),
            place=pick(regions[card.region_id].names, lang),
            places=at(places[card.item_id]) if places.get(card.item_id, 1) > 1 else "",
            places_href=url_for("catalogue_public.show_places", code=card.code),
        )
        for card in cards
    ]


class _Tags:
    """Words each fact once a page: fifty services share a few limits, visits and fees."""

    def __init__(self) -> None:
        self._limit = cache(phrases.limit_words)
        self._visits = cache(phrases.visits_words)
        self._fees: dict[tuple[Charged, int | None], str] = {}
        self._at_once, self._online = word(Handling.IMMEDIATE), word(Channel.ONLINE)

    def __call__(self, card: CardFacts) -> list[Tag]:
        """Return what decides whether somebody opens the guide: how long, how often, how much."""
        limit = card.promised_limit or card.legal_limit
        found: list[Tag] = []
        if card.handling is Handling.IMMEDIATE:
            found.append((self._at_once, "ok"))
        elif limit:
            found.append((self._limit(limit), None))
        if card.visits is not None:
            found.append((self._visits(card.visits), "ok" if card.visits == 0 else None))
        if card.charged is not Charged.UNKNOWN:
            found.append((self._fee(card), None))
        if Channel.ONLINE in card.channels:
            found.append((self._online, "plain"))
        return found

    def _fee(self, card: CardFacts) -> str:
        key = (card.charged, card.lowest_fee)
        if key not in self._fees:
            self._fees[key] = phrases.fee_words(card)
        return self._fees[key]


def groups(facets: Mapping[str, Mapping[str, int]], asked: Asked) -> list[Group]:
    """Return the facets with the values that occur, most frequent first."""
    titles = {
        "theme": _("Theme"),
        "audience": _("Who applies"),
        "channel": _("Way to apply"),
        "line": _("Department"),
        "department": _("Department"),
        "level": _("Level"),
        "region": _("Place"),
    }
    return [
        Group(name, title, options)
        for name, title in titles.items()
        if (options := _options(name, facets.get(name, {}), asked.filters.get(name, ())))
        and (len(options) > 1 or options[0].chosen)
    ]


def _options(name: str, counts: Mapping[str, int], chosen: tuple[str, ...]) -> list[Option]:
    label = labels(name)
    ordered = sorted(counts.items(), key=lambda pair: (pair[0] not in chosen, -pair[1], pair[0]))
    return [
        Option(value, label(value), count, value in chosen)
        for value, count in ordered[: max(MOST_OPTIONS, len(chosen))]
    ]


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
        case "line":
            return lambda line: line_words(line, g.lang)
        case "department":
            return _Names(
                {d.names.get("zh-Hans", ""): d.names for d in list_departments().values()}
            )
        case _:
            return _Names({region.code: region.names for region in list_regions().values()})


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
