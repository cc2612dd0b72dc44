"""Saving texts in other languages, and who sees them when."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries import cards, find_published, last_change
from catalogue.queries.drafts import facts_of, get_draft_row
from catalogue.queries.texts import count_units, every_unit, find_unit, text_counts, text_units
from catalogue.refusals import (
    ChineseChanged,
    NotYoursToApprove,
    PiecesLost,
    TranslatedMeanwhile,
)
from catalogue.rules.texts import in_chinese
from catalogue.usecases.publish_item import publish_item
from catalogue.usecases.save_draft import save_draft
from catalogue.usecases.translate import translate, translate_many
from catalogue.values.codes import TextState
from catalogue.values.commands import PublishItem, SaveDraft
from catalogue.values.facts import FaqFacts
from catalogue.values.texts import MISSING, TextQuery, TextUnit, Translate
from groundwork.tables import AuditEntry
from kernel.access import SYSTEM, Actor, Grant, Role
from kernel.db import db, transaction
from kernel.locales import Tag
from kernel.refusals import NotFound
from tests.catalogue.builders import a_draft, a_material, a_published_item
from tests.clock import NOW
from tests.queries import Queries

EN = Tag("en")
UG = Tag("ug")


def translator(staff_id: int = 1, role: Role = Role.TRANSLATOR, path: str = "/") -> Actor:
    return Actor(staff_id=staff_id, grants=(Grant(role=role, region_path=path),))


def unit(item_id: int, field: str = "name", locale: Tag = EN) -> TextUnit:
    found = find_unit(db.session(), SYSTEM, item_id=item_id, field=field, locale=locale)
    assert found is not None
    return found


def a_command(item_id: int, text: str = "Permit", field: str = "name", **more: Any) -> Translate:
    one = unit(item_id, field, more.get("locale", EN))
    given = {"locale": EN, "source_digest": one.source_digest, "version": one.version, **more}
    return Translate(item_id=item_id, field=field, text=text, **given)


def save(command: Translate, actor: Actor = SYSTEM) -> bool:
    with transaction() as session:
        return translate(session, command, actor=actor, now=NOW)


def save_draft_again(item_id: int, name: str, **facts: Any) -> None:
    with transaction() as session:
        old = in_chinese(facts_of(get_draft_row(session, item_id)))
        command = SaveDraft(facts=replace(old, name=name, **facts), item_id=item_id)
        save_draft(session, command, actor=SYSTEM, now=NOW)


def publish(item_id: int) -> None:
    with transaction() as session:
        publish_item(session, PublishItem(item_id=item_id), actor=SYSTEM, now=NOW)


def names(code: str) -> dict[str, str]:
    found = find_published(db.session(), code)
    assert found is not None
    return {tag: words["name"] for tag, words in found.facts.texts.items()}


def test_a_translation_is_seen_at_once_and_the_chinese_stays_frozen(session: Session) -> None:
    item = a_published_item(faqs=(FaqFacts(question="要照片吗", answer="要"),))
    before = find_published(session, item.code)
    assert before is not None

    save(a_command(item.item_id))
    save(a_command(item.item_id, "Yes", "faq.1.answer"))

    after = find_published(session, item.code)
    assert after is not None
    assert (after.revision_id, after.digest) == (before.revision_id, before.digest)
    assert after.facts.texts == {"en": {"name": "Permit"}}
    assert after.facts.faqs[0].texts == {"en": {"answer": "Yes"}}
    assert after.text_states == {"en": TextState.DRAFT}
    assert cards(session, [item.item_id])[0].names["en"] == "Permit"


def test_the_search_index_is_told_of_names_and_not_of_notes(session: Session) -> None:
    item = a_published_item(materials=(a_material("身份证", key="m1", note="原件"),))
    before = last_change(session)

    save(a_command(item.item_id, "Original", "material.m1.note"))
    assert last_change(session) == before

    save(a_command(item.item_id))
    assert last_change(session) == before + 1


def test_a_draft_that_nobody_published_can_be_translated_ahead(session: Session) -> None:
    item = a_draft()
    save(a_command(item.item_id))

    publish(item.item_id)

    assert names(item.code) == {"en": "Permit"}


def test_while_the_draft_is_ahead_readers_keep_what_fits_what_is_in_force(session: Session) -> None:
    item = a_published_item()
    save(a_command(item.item_id))
    save(a_command(item.item_id, "ئىجازەت", locale=UG))
    save_draft_again(item.item_id, "新名称")

    assert unit(item.item_id).stale
    assert unit(item.item_id).made_from == "居住证申领"
    save(a_command(item.item_id, "New permit"))
    assert names(item.code) == {"en": "Permit", "ug": "ئىجازەت"}

    publish(item.item_id)

    assert names(item.code) == {"en": "New permit"}  # the Uyghur one is of another Chinese
    assert not unit(item.item_id).stale
    assert unit(item.item_id, locale=UG).stale


def test_going_back_to_the_old_chinese_makes_its_translation_fit_again(session: Session) -> None:
    item = a_published_item()
    save(a_command(item.item_id))
    save_draft_again(item.item_id, "新名称")
    publish(item.item_id)
    assert names(item.code) == {}

    save_draft_again(item.item_id, "居住证申领")
    publish(item.item_id)

    assert names(item.code) == {"en": "Permit"}


def test_taking_a_text_away_takes_it_from_readers(session: Session) -> None:
    item = a_published_item(texts={"en": {"name": "Permit"}})

    save(a_command(item.item_id, ""))

    assert names(item.code) == {}
    assert unit(item.item_id).state is None


def test_an_older_chinese_is_no_base(app: object) -> None:
    item = a_published_item()
    command = a_command(item.item_id)
    save_draft_again(item.item_id, "新名称")

    with pytest.raises(ChineseChanged):
        save(command)


def test_the_second_of_two_translators_is_told_and_a_second_click_is_not(app: object) -> None:
    item = a_published_item()
    command = a_command(item.item_id)
    assert save(command)

    assert not save(command)
    with pytest.raises(TranslatedMeanwhile):
        save(replace(command, text="Licence"))
    assert unit(item.item_id).text == "Permit"


@pytest.mark.parametrize("locale", ["zh-Hans", "tlh", ""])
def test_only_languages_of_the_house_other_than_chinese_are_translated_into(
    app: object, locale: str
) -> None:
    item = a_published_item()

    with pytest.raises(NotFound):
        save(replace(a_command(item.item_id), locale=Tag(locale)))


def test_a_text_that_is_not_there_or_not_yours_answers_alike(app: object) -> None:
    item = a_published_item()
    command = a_command(item.item_id)

    for wrong, actor in (
        (replace(command, field="nonsense"), SYSTEM),
        (replace(command, item_id=999_999), SYSTEM),
        (command, translator(path="/elsewhere/")),
        (command, translator(role=Role.CLERK)),
    ):
        with pytest.raises(NotFound):
            save(wrong, actor)


def test_nobody_approves_what_they_wrote_and_a_translator_approves_nothing(app: object) -> None:
    item = a_published_item()
    writer = translator(1, Role.PUBLISHER)
    save(a_command(item.item_id), writer)
    save(a_command(item.item_id, state=TextState.REVIEWED), writer)
    approved = a_command(item.item_id, state=TextState.APPROVED)

    for actor in (writer, translator(2), translator(3, Role.EDITOR)):
        with pytest.raises(NotYoursToApprove):
            save(approved, actor)
    with pytest.raises(NotYoursToApprove):  # these words nobody else has read
        save(replace(approved, text="Other permit"), translator(2, Role.PUBLISHER))

    assert save(approved, translator(2, Role.PUBLISHER))
    assert unit(item.item_id).state is TextState.APPROVED
    assert unit(item.item_id).written_by == 1


def test_many_are_saved_and_the_wrong_ones_named(session: Session) -> None:
    items = [a_published_item(f"第{n}项", summary="每证20元") for n in (21, 22, 23)]
    commands = [
        a_command(item.item_id, f"Item {n}") for n, item in zip((21, 22, 99), items, strict=True)
    ]

    with transaction() as write:
        done = translate_many(write, commands, actor=SYSTEM, now=NOW)

    assert (done.saved, done.unchanged) == (2, 0)
    assert [(number, type(refusal)) for number, refusal in done.refused] == [(2, PiecesLost)]
    assert [names(item.code) for item in items] == [{"en": "Item 21"}, {"en": "Item 22"}, {}]


def test_many_texts_take_as_many_queries_as_few(
    session: Session, count_queries: Callable[[], AbstractContextManager[Queries]]
) -> None:
    items = [a_published_item(f"第{n}项") for n in range(6)]
    commands = [a_command(item.item_id, "Item 1 2 3 4 5") for item in items]

    def queries(some: list[Translate]) -> int:
        with transaction() as write, count_queries() as counted:
            translate_many(write, some, actor=SYSTEM, now=NOW)
        return len(counted)

    assert queries(commands[:1]) == queries(commands[1:])


def test_each_change_leaves_an_audit_row_of_its_item(session: Session) -> None:
    item = a_published_item()
    save(a_command(item.item_id), translator(7))

    row = session.scalars(select(AuditEntry).where(AuditEntry.action == "item.translate")).one()

    assert (row.staff_id, row.subject_kind, row.subject_id) == (7, "item", item.item_id)
    assert row.details == {"locale": "en", "texts": {"name": "draft"}}


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
