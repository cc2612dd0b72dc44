"""Bring the search index up to date. Needs pinyin: for the worker and for commands only."""

from collections.abc import Iterable, Iterator, Sequence

from flask import current_app

from catalogue.queries.counts import last_change
from catalogue.queries.indexable import (
    Indexable,
    all_published,
    changes_after,
    published_among,
)
from catalogue.queries.popular import used_most
from catalogue.rules.cards import names_of, summaries_of
from catalogue.rules.handing_in import home_in
from catalogue.rules.intake_marks import marks_of
from catalogue.search.directory import find_applied
from catalogue.search.indexer import IndexBusy, Indexer
from catalogue.search.meaning.encoder import Encoder, find_encoder
from catalogue.search.meaning.preparing import prepare_model
from catalogue.search.values import SearchDoc
from catalogue.usecases.search_health import search_directory, search_lag
from catalogue.values.codes import Channel
from catalogue.values.facts import ItemFacts
from catalogue.values.limits import in_days
from kernel.db import db
from organisation.queries import chain_of, forget_places, line_of, list_departments, list_regions
from organisation.values import DepartmentCard, RegionCard

AT_ONCE = 200
LONGEST_BODY = 4000
KNOWN_BY_USE = 1000  # items; the others are equals


def refresh_search() -> int:
    """Bring the index up to date; return the number of items told. Cheap when nothing changed."""
    if search_lag() == 0 and _means_what_it_should():
        db.session.remove()
        return 0
    try:
        with Indexer(search_directory(), _encoder()) as indexer:
            return _drain(indexer)
    except IndexBusy:
        return 0
    finally:
        db.session.remove()


def rebuild_search() -> int:
    """Build the index anew; return the number of items in it."""
    with Indexer(search_directory(), _encoder()) as indexer:
        try:
            return _rebuild(indexer)
        finally:
            db.session.remove()


def _means_what_it_should() -> bool:
    """Was the index made with meaning, or without, as the office wishes now?"""
    now = find_applied(search_directory())
    return now is not None and bool(now.vectors) == current_app.config["ONEWINDOW_SEARCH_MEANING"]


def _encoder() -> Encoder | None:
    """Return what encodes meanings; None where the office does without, or it is not installed."""
    wanted = current_app.config["ONEWINDOW_SEARCH_MEANING"]
    directory = search_directory()
    return find_encoder(directory) if wanted and prepare_model(directory) else None


def _drain(indexer: Indexer) -> int:
    if indexer.applied is None:
        return _rebuild(indexer)
    told = 0
    while changes := changes_after(db.session(), indexer.applied, AT_ONCE):
        ids = list(dict.fromkeys(item_id for _, item_id in changes))
        found = {
            doc.item_id: doc for doc in _documents(published_among(db.session(), ids).values())
        }
        told += indexer.apply(((i, found.get(i)) for i in ids), applied=changes[-1][0])
    return told


def _rebuild(indexer: Indexer) -> int:
    """The number is read first: a change after it is told again, which does no harm."""
    applied = last_change(db.session())
    return indexer.rebuild(_documents(all_published(db.session())), applied=applied)


def _documents(items: Iterable[Indexable]) -> Iterator[SearchDoc]:
    forget_places()
    departments, regions = list_departments(), list_regions()
    used = used_most(db.session(), KNOWN_BY_USE)
    popularity = {item_id: float(len(used) - place) for place, item_id in enumerate(used)}
    for item in items:
        yield _document(
            item,
            departments[item.department_id],
            chain_of(regions[item.region_id]),
            popularity.get(item.item_id, 0.0),
        )


def _taken(item: Indexable, chain: Sequence[RegionCard]) -> tuple[str, ...]:
    """Return the marks of where an item can be handed in; none, if it is not done at a counter."""
    if item.facts.channels and Channel.WINDOW not in item.facts.channels:
        return ()
    departments = list_departments()
    points = [(one, int(departments[one].region_id)) for one in item.points if one in departments]
    home = home_in(item.facts, item.item_id, item.department_id, item.region_id)
    return marks_of(home, chain, item.facts.accepted_at, points)


def _document(
    item: Indexable, department: DepartmentCard, chain: Sequence[RegionCard], popularity: float
) -> SearchDoc:
    facts = item.facts
    body = "\n".join((*_words(item), facts.conditions))
    return SearchDoc(
        item_id=item.item_id,
        code=facts.code,
        codes=tuple(filter(None, _codes(facts))),
        names=names_of(facts),
        summaries=summaries_of(facts),
        aliases=facts.aliases,
        body=body[:LONGEST_BODY],
        line=line_of(department),
        level=chain[-1].level.value,
        department=facts.department,
        department_names=tuple(department.names.values()),
        region_path=tuple(region.code for region in chain),
        themes=facts.themes,
        audiences=tuple(audience.value for audience in facts.audiences),
        channels=tuple(channel.value for channel in facts.channels),
        group=f"standard {item.standard_id}" if item.standard_id else "",
        popularity=popularity,
        days=in_days(facts.promised_limit or facts.legal_limit),
        taken=_taken(item, chain),
    )


def _codes(facts: ItemFacts) -> tuple[str, ...]:
    return facts.basic_code, facts.business_code, facts.local_basic_code, facts.local_code


def _words(item: Indexable) -> Iterator[str]:
    for material in item.facts.materials:
        yield material.name
    yield item.facts.result_name
