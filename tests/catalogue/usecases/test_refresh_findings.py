"""What lists say of findings follows the items."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalogue.jobs import HANDLERS
from catalogue.tables import FindingTally, ItemFinding, ServiceItem
from catalogue.usecases.refresh_findings import post_lint, refresh_findings
from catalogue.usecases.save_draft import save_draft
from catalogue.usecases.withdraw_item import withdraw_item
from catalogue.values.codes import MaterialSource
from catalogue.values.commands import SavedDraft, SaveDraft, WithdrawItem
from catalogue.values.facts import StepFacts
from groundwork.worker import work_once
from kernel.access import SYSTEM
from kernel.db import transaction
from tests.catalogue.builders import (
    a_claim,
    a_draft,
    a_material,
    a_published_item,
    a_standard,
    days,
    some_facts,
)
from tests.clock import NOW
from tests.organisation.builders import COUNTY, a_small_world


@pytest.fixture(autouse=True)
def world(session: Session) -> None:
    a_small_world()


def found(session: Session, item_id: int) -> dict[str, int]:
    session.rollback()
    rows = session.execute(
        select(ItemFinding.what, ItemFinding.places).where(ItemFinding.item_id == item_id)
    )
    return {row.what: row.places for row in rows}


def tally(session: Session, what: str) -> tuple[int, int]:
    """In how many items and at how many places; the same whether added up or counted."""
    session.rollback()
    sums = (func.sum(FindingTally.items), func.sum(FindingTally.places))
    kept = session.execute(select(*sums).where(FindingTally.what == what)).one()
    counts = (func.count(), func.sum(ItemFinding.places))
    counted = session.execute(select(*counts).where(ItemFinding.what == what)).one()
    assert (kept[0] or 0, kept[1] or 0) == (counted[0], counted[1] or 0)
    return counted[0], counted[1] or 0


def saved_again(draft: SavedDraft, *names: str) -> None:
    facts = some_facts(code=draft.code, materials=tuple(map(a_material, names)))
    with transaction() as session:
        command = SaveDraft(facts=facts, item_id=draft.item_id)
        save_draft(session, command, actor=SYSTEM, now=NOW)


def test_what_changed_is_checked_once(session: Session) -> None:
    draft = a_draft(materials=(a_material("其他材料"), a_material("其他资料")))

    assert refresh_findings(NOW) == 1
    assert found(session, draft.item_id)["material_vague"] == 2
    assert tally(session, "material_vague") == (1, 2)
    assert tally(session, "grave")[0] == tally(session, "any")[0] == 1
    assert refresh_findings(NOW) == 0


def test_a_mended_draft_leaves_lists_and_counts(session: Session) -> None:
    draft = a_draft(materials=(a_material("其他材料"),))
    refresh_findings(NOW)

    saved_again(draft, "身份证")
    assert refresh_findings(NOW) == 1

    assert "material_vague" not in found(session, draft.item_id)
    assert tally(session, "material_vague") == (0, 0)
    assert tally(session, "checked") == (1, 0)


def test_a_draft_that_is_saved_while_it_is_checked_is_checked_again(session: Session) -> None:
    draft = a_draft()
    refresh_findings(NOW)
    stamp = select(ServiceItem.linted_version).where(ServiceItem.id == draft.item_id)
    assert session.scalar(stamp) == draft.version

    saved_again(draft, "其他材料")

    assert refresh_findings(NOW) == 1


def test_nobody_reads_what_was_withdrawn(session: Session) -> None:
    item = a_published_item(materials=(a_material("其他材料"),))
    refresh_findings(NOW)
    with transaction() as write:
        command = WithdrawItem(item_id=item.item_id, basis="文件")
        withdraw_item(write, command, actor=SYSTEM, now=NOW)

    refresh_findings(NOW)

    assert found(session, item.item_id) == {}
    assert tally(session, "checked") == (0, 0)


def test_a_fault_of_a_standard_is_counted_once(session: Session) -> None:
    standard = a_standard(materials=(a_material("其他材料"),))
    claim = a_claim(standard, 1)
    refresh_findings(NOW)

    assert tally(session, "material_vague") == (1, 1)
    assert "material_vague" not in found(session, claim)
    assert "phone_missing" in found(session, claim)
    assert "phone_missing" not in found(session, standard.item_id)


def test_every_night_all_are_checked_anew_and_what_became_too_old_is_found(
    session: Session,
) -> None:
    drafts = [a_draft(f"事项{n}", checked_on=NOW.date()) for n in range(3)]
    refresh_findings(NOW)
    assert "checked_long_ago" not in found(session, drafts[2].item_id)

    later = NOW + timedelta(days=400)
    post_lint(later)
    while work_once(HANDLERS, now=later):
        pass

    assert tally(session, "checked_long_ago") == (3, 3)


def test_a_new_translation_lets_the_item_be_checked_again(session: Session) -> None:
    draft = a_draft()
    refresh_findings(NOW)
    stamp = select(ServiceItem.linted_version).where(ServiceItem.id == draft.item_id)
    facts = some_facts(code=draft.code, texts={"ug": {"name": "ئىسىم"}})

    with transaction() as write:
        save_draft(write, SaveDraft(facts=facts, item_id=draft.item_id), actor=SYSTEM, now=NOW)

    session.rollback()
    assert session.scalar(stamp) == 0


def test_an_item_with_nothing_but_hints_counts_as_mended(session: Session) -> None:
    known = a_material("身份证", source=MaterialSource.GOVERNMENT, basis="《条例》第九条")
    a_draft(
        materials=(known,),
        conditions="在本地居住满六个月",
        consult="0902-2345678",
        promised_limit=days(5),
        steps=(StepFacts(key="", name="受理"),),
        department="police局",
        region=COUNTY,
    )

    refresh_findings(NOW)

    assert tally(session, "hint")[0] == 1
    assert tally(session, "grave") == (0, 0)
