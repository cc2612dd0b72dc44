"""What translators find, and how far each language has come."""

from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from catalogue.queries.texts import count_units, every_unit, text_counts, text_units
from catalogue.values.codes import TextState
from catalogue.values.texts import MISSING, TextQuery
from kernel.access import SYSTEM, Role
from tests.catalogue.builders import a_material, a_published_item
from tests.catalogue.translating import (
    EN,
    a_command,
    save,
    save_draft_again,
    translator,
)


def test_the_list_is_narrowed_by_state_staleness_kind_and_words(session: Session) -> None:
    first = a_published_item("甲", summary="短")
    second = a_published_item("乙_", materials=(a_material("身份证", key="m1"),))
    save(a_command(first.item_id, "First"))
    save(a_command(first.item_id, "Short", "summary", state=TextState.REVIEWED))
    save_draft_again(first.item_id, "丙")

    def found(**narrow: Any) -> list[tuple[int, str]]:
        query = TextQuery(locale=EN, **narrow)
        units = text_units(session, SYSTEM, query)
        assert count_units(session, SYSTEM, query) == len(units)
        return [(one.item_id, one.field) for one in units]

    assert found(state="draft") == [(first.item_id, "name")] == found(stale=True)
    assert found(stale=False) == [(first.item_id, "summary")] == found(state="reviewed")
    assert (second.item_id, "name") in found(state=MISSING)
    assert found(item_code=second.code) == [
        (second.item_id, "name"),
        (second.item_id, "material.m1.name"),
    ]
    assert found(kind="summary") == found(words="sHort") == [(first.item_id, "summary")]
    assert found(words="乙_", kind="name") == [(second.item_id, "name")]
    assert found(words="%") == []


def test_pages_and_the_long_walk_show_each_text_once(session: Session) -> None:
    for n in range(3):
        a_published_item(f"第{n}项")
    query = TextQuery(locale=EN, limit=2)

    pages = [
        one.field
        for page in (1, 2, 3, 4)
        for one in text_units(session, SYSTEM, replace(query, page=page))
    ]

    assert len(pages) == count_units(session, SYSTEM, query) == 6
    assert [one.field for one in every_unit(session, SYSTEM, query)] == pages


def test_texts_beyond_reach_are_neither_listed_nor_counted(session: Session) -> None:
    item = a_published_item()
    save(a_command(item.item_id))

    for actor in (translator(path="/elsewhere/"), translator(role=Role.CLERK)):
        assert text_units(session, actor, TextQuery(locale=EN)) == []
        assert text_counts(session, actor)[""].total == 0


def test_counts_say_how_far_each_language_has_come(session: Session) -> None:
    item = a_published_item(summary="短")
    save(a_command(item.item_id))
    save(a_command(item.item_id, "Short", "summary", state=TextState.REVIEWED))
    save_draft_again(item.item_id, "新名称")

    counted = text_counts(session, translator())["en"]

    assert (counted.total, counted.there, counted.stale) == (3, 2, 1)
    assert counted.by_state == {TextState.DRAFT: 1, TextState.REVIEWED: 1}
