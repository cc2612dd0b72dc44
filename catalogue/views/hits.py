"""Rows of the list, in the reader's words. Each word is looked up once a page."""

from dataclasses import dataclass
from functools import cache

from flask import g, url_for

from catalogue import phrases
from catalogue.phrases.codes import word
from catalogue.search.values import SearchPage
from catalogue.usecases.find_items import Found
from catalogue.values.codes import Channel, Charged, Handling
from catalogue.values.published import CardFacts
from catalogue.views.narrowing import place_words
from kernel.texts import Shown, pick
from kernel.words import _, _n
from organisation.queries import list_departments, list_regions

Tag = tuple[str, str | None]  # (words, tone)


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


def hits(found: Found) -> list[Hit]:
    """Return the rows of the list."""
    lang, tags = g.lang, _Tags()
    departments, regions = list_departments(), list_regions()
    places, near = _places(found.page), _near(found.page)
    at = cache(lambda number: _n("At one place", "At %(num)d places", number))
    return [
        Hit(
            href=url_for("catalogue_public.show_item", code=card.code),
            name=pick(card.names, lang),
            department=pick(departments[card.department_id].names, lang),
            summary=pick(card.summaries, lang),
            tags=[*near.get(card.item_id, ()), *tags(card.facts)],
            place=pick(regions[card.region_id].names, lang),
            places=at(places[card.item_id]) if places.get(card.item_id, 1) > 1 else "",
            places_href=url_for("catalogue_public.show_places", code=card.code),
        )
        for card in found.cards
    ]


def _places(page: SearchPage) -> dict[int, int]:
    """Return at how many places the service of each item of the page is offered."""
    return {item_id: len(behind) for behind in page.behind for item_id in behind}


def _near(page: SearchPage) -> dict[int, list[Tag]]:
    """Return what each item of the page says of the reader's place: the nearest that takes it."""
    takes = cache(lambda level: _("%(place)s takes it in", place=place_words(level).text))
    return {
        item_id: [(takes(levels[0]), "ok")]
        for behind, levels in zip(page.behind, page.handed, strict=False)
        for item_id in behind
        if levels
    }


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
