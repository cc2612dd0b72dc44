"""Rows that mean one item: named with both their rows, whichever of its keys they use."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from catalogue.exchange.importing import ImportOptions, import_items
from catalogue.exchange.report import ImportReport
from catalogue.queries.drafts import all_drafts
from catalogue.values.facts import ItemFacts, SourceFacts
from tests.catalogue.builders import a_draft, some_facts
from tests.clock import NOW

KEYS = SourceFacts(platform="gxzwfw", id="7")
BY_SOURCE = some_facts(source=KEYS)
BY_CODE = some_facts("换了名称", code="C-7")
BY_NAME = some_facts()


def bring(*facts: ItemFacts) -> ImportReport:
    return import_items(facts, ImportOptions(publish=True), now=NOW)


def told(report: ImportReport) -> list[tuple[int, str, str, object]]:
    found = report.problems
    return [(one.place.row, one.column, one.value, one.params["row"]) for one in found]


@pytest.mark.parametrize("publish", [True, False])
def test_two_rows_that_meet_one_known_item_are_a_problem(session: Session, publish: bool) -> None:
    a_draft(code="C-7", source=KEYS)

    changed = [replace(facts, place="新地点") for facts in (BY_SOURCE, BY_CODE)]
    report = import_items(changed, ImportOptions(publish=publish), now=NOW)

    assert told(report) == [(2, "code", "C-7", 1)]
    assert [draft.facts.place for draft in all_drafts(session)] == [""]


def test_the_row_that_comes_by_its_origin_may_be_the_second(session: Session) -> None:
    a_draft(code="C-7", source=KEYS)
    assert told(bring(BY_CODE, BY_SOURCE)) == [(2, "source.id", "7", 1)]


def test_two_rows_are_told_of_though_nothing_would_change(session: Session) -> None:
    a_draft(code="C-7", source=KEYS)
    bring(BY_SOURCE)
    assert told(bring(BY_SOURCE, BY_CODE)) == [(2, "code", "C-7", 1)]


@pytest.mark.parametrize(
    ("first", "second", "column"),
    [
        (BY_SOURCE, BY_NAME, "name"),
        (BY_NAME, BY_SOURCE, "source.id"),
        (replace(BY_SOURCE, code="C-7"), BY_CODE, "code"),
        (replace(BY_CODE, source=KEYS), replace(BY_CODE, source=replace(KEYS, id="8")), "code"),
        (some_facts(local_code="1"), some_facts("另一名称", local_code="1"), "local_code"),
    ],
)
def test_rows_of_a_new_item_are_told_of_too(
    session: Session, first: ItemFacts, second: ItemFacts, column: str
) -> None:
    assert [found[:2] for found in told(bring(first, second))] == [(2, column)]
    assert list(all_drafts(session)) == []


def test_items_with_keys_of_their_own_may_be_called_alike(session: Session) -> None:
    alike = [BY_SOURCE, replace(BY_SOURCE, source=replace(KEYS, id="8"))]

    assert (bring(*alike).added, bring(*alike).unchanged) == (2, 2)


def test_a_mere_name_means_the_item_that_has_nothing_else(session: Session) -> None:
    bring(BY_NAME)
    bring(BY_SOURCE)
    bring(replace(BY_SOURCE, source=replace(KEYS, id="8")))

    report = bring(replace(BY_NAME, place="新地点"))

    places = {draft.facts.source.id: draft.facts.place for draft in all_drafts(session)}
    assert report.changed == 1
    assert sorted(places.items()) == [("", "新地点"), ("7", ""), ("8", "")]
