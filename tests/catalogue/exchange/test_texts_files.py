"""Texts of items travel to translators' tools and back; only what was touched is saved."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalogue.queries import find_published
from catalogue.values.codes import TextState
from catalogue.values.texts import MISSING
from groundwork.tables import AuditEntry
from kernel.bilingual import GONE
from kernel.locales import Tag
from tests.catalogue.builders import a_material, a_published_item
from tests.catalogue.exchange.texts import (
    exported,
    imported,
    reworded,
    save,
    text_of,
    translator,
    worked_on,
)
from tests.kernel.xliff.structure import breaches

NAME = {"居住证申领": "تۇرۇش كىنىشكىسى"}
OTHER = {"居住证申领": "باشقا سۆز"}


def test_a_translated_file_is_seen_by_readers_and_told_to_the_audit(session: Session) -> None:
    item = a_published_item(materials=(a_material("身份证", key="m 1", note="原件"),))

    report = imported(worked_on(exported(), {**NAME, "原件": "ئەسلى نۇسخا"}))

    assert (report.faults, report.saved) == ([], 2)
    published = find_published(session, item.code)
    assert published is not None
    assert published.facts.texts["ug"]["name"] == NAME["居住证申领"]
    assert published.facts.materials[0].texts["ug"]["note"] == "ئەسلى نۇسخا"
    told = session.scalars(select(AuditEntry).where(AuditEntry.action == "item.translate")).all()
    assert [entry.staff_id for entry in told] == [7]


@pytest.mark.parametrize("po", [True, False])
def test_a_file_that_nobody_touched_changes_nothing(session: Session, po: bool) -> None:
    item = a_published_item()
    save(item.item_id, NAME["居住证申领"], TextState.APPROVED)
    before = text_of(item.item_id)

    report = imported(exported(po=po))

    assert (report.faults, report.saved, text_of(item.item_id)) == ([], 0, before)


@pytest.mark.parametrize("state", [None, "translated", "reviewed", "final"])
def test_the_same_file_twice_changes_nothing_the_second_time(
    session: Session, state: str | None
) -> None:
    item = a_published_item()
    file = worked_on(exported(), NAME, state)

    assert imported(file).saved == 1
    before = text_of(item.item_id)
    assert imported(file).saved == 0
    assert text_of(item.item_id) == before


def test_every_export_is_xliff_with_a_group_for_each_item(session: Session) -> None:
    a_published_item(materials=(a_material("身份证", key="m/1 <x>"),))
    a_published_item("居住证换发")

    content = exported()

    assert breaches(content) == []
    assert content.count(b"<group ") == 2


@pytest.mark.parametrize(
    ("before", "said", "after"),
    [
        (None, None, TextState.DRAFT),
        (None, "translated", TextState.DRAFT),
        (None, "reviewed", TextState.REVIEWED),
        (None, "final", TextState.REVIEWED),
        (TextState.REVIEWED, None, TextState.DRAFT),
        (TextState.REVIEWED, "final", TextState.REVIEWED),
        (TextState.APPROVED, None, TextState.DRAFT),
    ],
)
def test_new_words_are_approved_by_no_file_and_reviewed_by_none_that_does_not_say_so(
    session: Session, before: TextState | None, said: str | None, after: TextState
) -> None:
    item = a_published_item()
    if before:
        save(item.item_id, NAME["居住证申领"], before)

    imported(worked_on(exported(), OTHER, said))

    assert (text_of(item.item_id).text, text_of(item.item_id).state) == ("باشقا سۆز", after)


@pytest.mark.parametrize(
    ("before", "said", "after"),
    [
        (TextState.DRAFT, "reviewed", TextState.REVIEWED),
        (TextState.DRAFT, "final", TextState.REVIEWED),
        (TextState.REVIEWED, "translated", TextState.REVIEWED),
        (TextState.APPROVED, "initial", TextState.APPROVED),
    ],
)
def test_the_same_words_go_up_in_state_and_never_down(
    session: Session, before: TextState, said: str, after: TextState
) -> None:
    item = a_published_item()
    save(item.item_id, NAME["居住证申领"], before)

    imported(worked_on(exported(), NAME, said))

    assert text_of(item.item_id).state is after


def test_a_stale_translation_comes_with_the_chinese_it_was_made_from(session: Session) -> None:
    item = a_published_item()
    save(item.item_id, NAME["居住证申领"])
    reworded(item.item_id, "居住证签发")

    content = exported(stale=True).decode()

    assert '<note category="made-from">居住证申领</note>' in content
    assert '<segment state="initial"' in content


@pytest.mark.parametrize(("said", "stale"), [(None, True), ("translated", False)])
def test_a_stale_translation_is_confirmed_by_its_state(
    session: Session, said: str | None, stale: bool
) -> None:
    item = a_published_item()
    save(item.item_id, NAME["居住证申领"])
    reworded(item.item_id, "居住证签发")

    imported(worked_on(exported(), {"居住证签发": NAME["居住证申领"]}, said))

    assert text_of(item.item_id).stale is stale


def test_in_po_a_stale_translation_is_fuzzy_until_the_mark_is_taken_off(session: Session) -> None:
    item = a_published_item()
    save(item.item_id, NAME["居住证申领"])
    reworded(item.item_id, "居住证签发")
    content = exported(po=True)

    assert b"#, fuzzy" in content
    assert imported(content).left["unfinished"] == 1
    assert imported(content.replace(b"#, fuzzy\n", b"")).saved == 1
    assert not text_of(item.item_id).stale


def test_a_po_editor_fills_what_is_missing(session: Session) -> None:
    item = a_published_item()
    key = 'msgid "居住证申领"\nmsgstr "'
    content = exported(po=True).decode().replace(key, key + NAME["居住证申领"])

    assert imported(content.encode()).saved == 1
    assert text_of(item.item_id).state is TextState.DRAFT


def test_exports_are_narrowed(session: Session) -> None:
    done, open_one = a_published_item(), a_published_item("居住证换发")
    save(done.item_id, NAME["居住证申领"], TextState.REVIEWED)

    assert b":name" in exported(state="reviewed")
    assert open_one.code.encode() not in exported(state="reviewed")
    assert f"{done.code}:name".encode() not in exported(state=MISSING)
    assert exported(stale=True).count(b"<unit") == 0
    assert exported(department_id=99).count(b"<unit") == 0


def test_a_dry_run_saves_nothing_and_says_what_it_would(session: Session) -> None:
    item = a_published_item()

    report = imported(worked_on(exported(), NAME), dry_run=True)

    assert (report.saved, report.faults) == (1, [])
    assert text_of(item.item_id).text == ""
    entries = select(func.count()).where(AuditEntry.action == "item.translate")
    assert session.scalar(entries) == 0


def test_only_what_is_within_reach_is_exported_and_taken(session: Session) -> None:
    item = a_published_item()
    file = worked_on(exported(), NAME)

    assert exported(translator("/999/")).count(b"<unit") == 0
    report = imported(file, translator("/999/"))

    assert report.faults[0].message == GONE
    assert text_of(item.item_id, locale=Tag("ug")).text == ""
