import fcntl
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalogue.exchange.importing import ImportOptions, import_items
from catalogue.exchange.report import ImportReport
from catalogue.queries import find_published, last_change
from catalogue.queries.drafts import all_drafts, get_draft_row
from catalogue.queries.revisions import history
from catalogue.queries.texts import text_units
from catalogue.refusals import ImportOvertaken, ImportRunning
from catalogue.tables import (
    CatalogueChange,
    ImportBatch,
    ItemRevision,
    ItemSource,
    ItemText,
    Material,
    RevisionFigures,
    ServiceItem,
    Step,
)
from catalogue.usecases.save_draft import completed as with_code
from catalogue.usecases.save_draft import save_draft
from catalogue.usecases.stage_items import open_batch, stage_items
from catalogue.values.codes import RevisionState
from catalogue.values.commands import SavedDraft, SaveDraft
from catalogue.values.facts import ItemFacts, StepFacts
from catalogue.values.imports import Batch, StagedItem
from catalogue.values.states import RequestState
from catalogue.values.texts import TextQuery
from groundwork.tables import AuditEntry
from kernel.access import SYSTEM
from kernel.db import transaction
from kernel.locales import Tag
from organisation.queries import centres_serving
from tests.catalogue.builders import a_material, some_facts
from tests.catalogue.flow import asked_of, submit
from tests.clock import NOW
from tests.organisation.builders import COUNTY, a_small_world

TABLES = (
    ServiceItem,
    ItemRevision,
    RevisionFigures,
    Material,
    Step,
    ItemSource,
    ItemText,
    CatalogueChange,
    ImportBatch,
)


def items(number: int, **facts: object) -> list[ItemFacts]:
    return [
        some_facts(
            f"事项{n}",
            local_code=str(n),
            steps=(StepFacts(key="", name="受理"),),
            texts={"en": {"name": f"Item {n}"}},
            **facts,
        )
        for n in range(number)
    ]


def bring(facts: list[ItemFacts], **options: object) -> ImportReport:
    return import_items(facts, ImportOptions(**options), now=NOW)  # type: ignore[arg-type]


def count(session: Session) -> dict[str, int]:
    return {t.__name__: session.scalar(select(func.count()).select_from(t)) or 0 for t in TABLES}


def test_changed_items_come_into_force_and_the_others_stay(session: Session) -> None:
    bring(items(60), publish=True)
    before = last_change(session)
    changed = items(60)
    changed[3] = replace(changed[3], place="新地点", materials=(a_material("新材料"),))

    report = bring(changed, publish=True)

    assert (report.added, report.changed, report.unchanged, report.published) == (0, 1, 59, 1)
    draft = next(d for d in all_drafts(session) if d.facts.name == "事项3")
    found = find_published(session, draft.facts.code)
    assert found is not None
    assert (found.number, found.facts.place) == (2, "新地点")
    assert [part.name for part in found.facts.materials] == ["新材料"]
    assert [row.state for row in history(session, found.item_id)] == ["published", "withdrawn"]
    assert last_change(session) == before + 1


def test_without_publishing_readers_see_nothing_new(session: Session) -> None:
    bring(items(2), publish=True)
    changed = [replace(facts, place="新地点") for facts in items(2)]

    report = bring(changed)

    codes = [draft.facts.code for draft in all_drafts(session)]
    assert report.changed == 2
    assert [draft.facts.place for draft in all_drafts(session)] == ["新地点", "新地点"]
    assert [find_published(session, code).facts.place for code in codes] == ["", ""]  # type: ignore[union-attr]


def test_drafts_are_published_by_importing_them_again(session: Session) -> None:
    bring(items(3))

    report = bring(items(3), publish=True)

    assert (report.added, report.changed, report.unchanged, report.published) == (0, 0, 3, 3)
    assert bring(items(3), publish=True).published == 0


def test_a_translation_that_staff_added_survives_the_next_import(session: Session) -> None:
    bring(items(1))
    draft = next(all_drafts(session)).facts
    item_id = session.scalar(select(ServiceItem.id))
    with transaction() as write:
        facts = replace(draft, texts={**draft.texts, "ug": {"name": "ئى"}})
        save_draft(write, SaveDraft(facts=facts, item_id=item_id), actor=SYSTEM, now=NOW)

    same = bring(items(1))
    changed = bring([replace(items(1)[0], place="新地点")])

    assert (same.changed, same.unchanged) == (0, 1)
    assert changed.changed == 1
    facts = next(all_drafts(session)).facts
    assert facts.texts == {"en": {"name": "Item 0"}, "ug": {"name": "ئى"}}
    assert facts.place == "新地点"


def test_what_a_list_calls_otherwise_makes_its_translations_stale(session: Session) -> None:
    texts = {"en": {"name": "Form"}}
    bring(items(1, materials=(a_material("申请表", texts=texts), a_material("照片"))), publish=True)

    bring(items(1, materials=(a_material("新申请表"), a_material("照片"))), publish=True)

    query = TextQuery(locale=Tag("en"), kind="material.name")
    units = text_units(session, SYSTEM, query)
    assert [(one.source, one.text, one.stale) for one in units] == [
        ("新申请表", "Form", True),
        ("照片", "", False),
    ]
    found = find_published(session, units[0].item_code)
    assert found is not None
    assert [material.texts for material in found.facts.materials] == [{}, {}]


def test_new_words_alone_are_shown_beside_the_revision_in_force(session: Session) -> None:
    bring(items(1), publish=True)
    worded = replace(items(1)[0], texts={"ug": {"name": "ئى"}})

    report = bring([worded])

    draft = next(all_drafts(session)).facts
    found = find_published(session, draft.code)
    assert found is not None
    assert (report.changed, found.number) == (1, 1)
    assert {tag: words["name"] for tag, words in found.facts.texts.items()} == {
        "en": "Item 0",
        "ug": "ئى",
    }
    assert bring([worded], publish=True).published == 0


def test_an_import_that_breaks_off_leaves_nothing(session: Session) -> None:
    bring(items(60), publish=True)
    before = count(session)
    changed = [replace(facts, place="新地点") for facts in items(120)]

    def broken() -> Iterator[ItemFacts]:
        yield from changed

    def stop(stage: str, done: int, total: int | None) -> None:
        if done >= 100:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_items(broken(), ImportOptions(publish=True), now=NOW, progress=stop)

    assert count(session) == before
    assert {draft.facts.place for draft in all_drafts(session)} == {""}


def test_what_a_killed_import_left_is_never_seen_and_removed_by_the_next(
    session: Session,
) -> None:
    bring(items(3), publish=True)
    before = count(session)
    with transaction() as write:
        batch = open_batch(write, "list.json", "json", actor=SYSTEM, now=NOW)
        staged = StagedItem(facts=with_code(items(5)[4]), digest="", publish=True)
        killed = Batch(id=batch, file_name="list.json", publish=True)
        stage_items(write, killed, [staged], actor=SYSTEM, now=NOW)

    assert len(list(all_drafts(session))) == 3
    assert find_published(session, staged.facts.code) is None

    report = bring(items(3), publish=True)

    assert (report.added, report.unchanged) == (0, 3)
    assert count(session) == before


def test_somebody_who_saved_in_the_meantime_is_not_overwritten(session: Session) -> None:
    bring(items(2))
    item_id = session.scalar(select(ServiceItem.id).where(ServiceItem.name == "事项1"))

    def save(stage: str, done: int, total: int | None) -> None:
        with transaction() as write:
            facts = some_facts("别人改的", code=get_draft_row(write, item_id or 0).code)
            save_draft(write, SaveDraft(facts=facts, item_id=item_id), actor=SYSTEM, now=NOW)

    changed = [replace(facts, place="新地点") for facts in items(2)]
    with pytest.raises(ImportOvertaken):
        import_items(changed, ImportOptions(), now=NOW, progress=save)

    assert [draft.facts.place for draft in all_drafts(session)] == ["", ""]
    assert count(session)["ServiceItem"] == 2


def test_one_import_at_a_time(app: Flask) -> None:
    path = Path(app.config["ONEWINDOW_DATA_DIR"]) / "import.lock"
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(ImportRunning):
            bring(items(1))


def test_a_dry_run_writes_nothing(session: Session) -> None:
    before = count(session)

    report = bring(items(3), publish=True, dry_run=True)

    assert (report.added, report.published) == (3, 3)
    assert count(session) == before


def test_each_department_is_stationed_at_the_centre_named(session: Session) -> None:
    a_small_world()
    facts = items(2, department="税务局")

    bring(facts, centre="hall", region=COUNTY, publish=True)

    department = session.scalar(select(ServiceItem.department_id))
    assert [centre.slug for centre in centres_serving(session, [department or 0])] == ["hall"]


def test_the_same_list_again_leaves_no_trace_at_a_centre(session: Session) -> None:
    a_small_world()
    facts = items(2, department="税务局")
    bring(facts, centre="hall", region=COUNTY, publish=True)
    trail = select(func.count()).select_from(AuditEntry)
    before = (count(session), session.scalar(trail))
    session.rollback()

    bring(facts, centre="hall", region=COUNTY, publish=True)

    assert (count(session), session.scalar(trail)) == before


def test_a_list_that_replaces_a_draft_cancels_what_was_asked_of_it(app: Flask) -> None:
    bring(items(2))
    with transaction() as session:
        draft = session.scalars(select(ServiceItem).order_by(ServiceItem.id)).first()
        assert draft is not None
        saved = SavedDraft(item_id=draft.id, code=draft.code, version=draft.version)
    submit(saved)

    bring(items(2, conditions="满一年"))

    assert asked_of(saved).state is RequestState.CANCELLED
    with transaction() as session:
        assert get_draft_row(session, saved.item_id).state is RevisionState.DRAFT
