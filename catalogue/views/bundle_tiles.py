"""Bundles as lists show them: those of the reader's place, those that somebody searched for."""

from collections.abc import Iterable

from flask import g, url_for

from catalogue.phrases.bundles import bundle_text
from catalogue.queries.bundles import bundles_with, published_bundles
from catalogue.search.bundle_words import bundles_meant
from catalogue.values.bundles import PublishedBundle
from catalogue.values.published import PublishedItem
from kernel.db import db
from kernel.texts import Shown
from organisation.queries import list_regions, my_place

Tile = tuple[str, Shown, Shown]


def for_my_place(found: Iterable[PublishedBundle]) -> list[PublishedBundle]:
    """Return the bundles that are for the reader's place; all where none was named."""
    mine, regions = my_place(), list_regions()
    return [one for one in found if not mine or mine.path.startswith(regions[one.region_id].path)]


def tiles_for(words: str) -> list[Tile]:
    """Return the bundles that somebody means with these words; one query."""
    every = published_bundles(db.session()) if words else []
    return [tile(one) for one in bundles_meant(words, for_my_place(every))]


def around(item: PublishedItem, told: str | None) -> list[tuple[Shown, str]]:
    """Return name and address of the bundles that a service belongs to, for the reader's place.

    What was answered, `told`, goes along. One query.
    """
    found = {one.slug: (code, one) for code, one in bundles_with(db.session(), item.item_id)}
    return [
        (
            bundle_text(one.facts, "name", g.lang),
            url_for(
                "bundles.show_bundle",
                slug=one.slug,
                situation=f"{found[one.slug][0]}~{told}" if told else None,
            ),
        )
        for one in for_my_place(one for _code, one in found.values())
    ]


def tile(bundle: PublishedBundle) -> Tile:
    """Return address, name and summary of a bundle."""
    facts = bundle.facts
    return bundle.slug, bundle_text(facts, "name", g.lang), bundle_text(facts, "summary", g.lang)
