"""A window that stands in decisions on situations, replaced in many items at once."""

from typing import Any

import pytest

from catalogue.queries.drafts import facts_of, get_draft_row
from catalogue.values.bulk import BulkChange, Outcome
from catalogue.values.commands import SavedDraft
from kernel.access import Actor, Role
from kernel.db import db
from tests.catalogue.builders import a_claim
from tests.catalogue.situations import facts_asking
from tests.catalogue.usecases.claiming import standard
from tests.catalogue.usecases.test_bulk_edit import (
    an_actor,
    an_item,
    bulk_of,
    changed,
    planned,
    undone,
)

WINDOW = BulkChange(fields=("place", "decisions"), find="少年窗口", value="3楼8号窗口")


@pytest.fixture
def editor(counties: dict[str, int]) -> Actor:
    return an_actor(Role.EDITOR)


def windows(draft: SavedDraft) -> list[str]:
    facts = facts_of(get_draft_row(db.session(), draft.item_id))
    return [row.window for row in facts.decisions if row.window]


def asking(name: str = "居住证申领", **facts: Any) -> SavedDraft:
    return an_item(name, **{**facts_asking(), **facts})


def test_a_window_is_replaced_in_the_rows_and_brought_back(editor: Actor) -> None:
    first, other = asking("甲", place="少年窗口"), an_item("乙")

    bulk_id = changed(editor, WINDOW)

    assert windows(first) == ["3楼8号窗口"]
    assert get_draft_row(db.session(), first.item_id).place == "3楼8号窗口"
    assert other.code not in {one.item.code for one in planned(editor, WINDOW)}
    undone(bulk_id, editor)
    assert windows(first) == ["少年窗口"]
    assert get_draft_row(db.session(), first.item_id).place == "少年窗口"


def test_words_with_marks_of_json_are_found_too(editor: Actor) -> None:
    rows = facts_asking()["decisions"]
    marked = [*rows[:-1], type(rows[0])(key="9", when=rows[-1].when, note='窗口 "A\\1"')]
    draft = asking(decisions=tuple(marked))

    changed(editor, BulkChange(fields=("decisions",), find='"A\\1"', value="B2"))

    found = facts_of(get_draft_row(db.session(), draft.item_id)).decisions
    assert [row.note for row in found if row.key == "9"] == ["窗口 B2"]


def test_a_claim_leaves_the_rows_to_its_standard_and_changes_its_own_place(
    editor: Actor, counties: dict[str, int]
) -> None:
    saved = standard(**facts_asking(), place="少年窗口")
    a_claim(saved, counties["a"])

    (found,) = planned(editor, BulkChange(fields=("decisions",), find="少年窗口", value="8号"))
    (both,) = planned(
        editor,
        BulkChange(fields=("place", "decisions"), find="少年窗口", value="8号", inherited=True),
    )

    assert found.outcome is Outcome.LOCKED
    assert (both.outcome, [*both.after]) == (Outcome.WAITING, ["place"])


def test_words_that_grow_too_long_are_left_alone(editor: Actor) -> None:
    asking()

    (found,) = planned(editor, BulkChange(fields=("decisions",), find="少", value="一" * 500))

    assert found.outcome is Outcome.UNFIT


def test_items_are_found_by_the_window_in_their_rows(editor: Actor) -> None:
    asking("甲")
    an_item("乙")

    any_change = BulkChange(fields=("consult",), find="0991-1", value="0991-2")
    found = planned(editor, any_change, contains="少年窗口")

    assert [one.item.name for one in found] == ["甲"]


def test_somebody_who_changed_a_row_meanwhile_keeps_it(editor: Actor) -> None:
    draft = asking()
    bulk_id = changed(editor, BulkChange(fields=("decisions",), find="少年窗口", value="8号"))
    again = changed(editor, BulkChange(fields=("decisions",), find="8号", value="9号"))

    undo = undone(bulk_id, editor)

    assert windows(draft) == ["9号"]
    assert bulk_of(undo, editor).outcomes == {Outcome.MEANWHILE: 1}
    assert again
