"""Saving texts in other languages, and who sees them when."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries import cards, find_published, last_change
from catalogue.refusals import (
    ChineseChanged,
    NotYoursToApprove,
    PiecesLost,
    TranslatedMeanwhile,
)
from catalogue.usecases.translate import translate_many
from catalogue.values.codes import TextState
from catalogue.values.facts import FaqFacts
from catalogue.values.texts import Translate
from groundwork.tables import AuditEntry
from kernel.access import SYSTEM, Role
from kernel.db import transaction
from kernel.locales import Tag
from kernel.refusals import NotFound
from tests.catalogue.builders import a_draft, a_material, a_published_item
from tests.catalogue.translating import (
    UG,
    a_command,
    names,
    publish,
    save,
    save_draft_again,
    translator,
    unit,
)
from tests.clock import NOW
from tests.queries import Queries


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
