"""Any two states of an item beside each other; an old one made the draft again."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from catalogue.queries import find_published
from catalogue.queries.drafts import facts_of, get_draft_row
from catalogue.values.commands import SavedDraft
from catalogue.values.facts import FeeFacts
from kernel.access import Role
from tests.catalogue.builders import a_material, a_published_item, days, publish_again
from tests.client import PageClient
from tests.faults.house import a_visitor
from tests.organisation.builders import COUNTY, a_small_world

HERE: dict[str, Any] = {"department": "police局", "region": COUNTY}


@pytest.fixture
def editor(app: Flask) -> PageClient:
    a_small_world()
    return a_visitor(app, Role.EDITOR)


def path(item: SavedDraft, page: str = "compare") -> str:
    return f"/staff/catalogue/items/{item.code}/{page}"


def an_item_with_two_versions() -> SavedDraft:
    cards = (a_material("身份证", key="a"), a_material("照片", key="b"), a_material("表", key="c"))
    item = a_published_item(
        "甲名", **HERE, materials=cards, promised_limit=days(5), fees=(FeeFacts(name="工本费"),)
    )
    fee = FeeFacts(name="工本费", amount_fen=2000)
    publish_again(
        item.code,
        "乙名",
        **HERE,
        materials=(cards[2], a_material("照片", key="b", copy_count=2)),
        promised_limit=days(3),
        fees=(fee,),
    )
    return item


def test_two_versions_are_compared_in_words(editor: PageClient) -> None:
    item = an_item_with_two_versions()

    page = editor.get(f"{path(item)}?from=1&to=2").text

    assert "5 working days" in page
    assert "3 working days" in page
    assert "¥20.00" in page
    assert "Removed" in page
    assert "身份证" in page
    assert "Copies" in page
    assert "Version 1" in page


def test_without_a_choice_what_is_in_force_is_compared_with_the_draft(editor: PageClient) -> None:
    item = an_item_with_two_versions()

    assert "Both say the same." in editor.get(path(item)).text
    assert "Both say the same." in editor.get(f"{path(item)}?from=2&to=2").text
    assert "Both say the same." not in editor.get(f"{path(item)}?from=1&to=x").text


def test_an_old_version_becomes_the_draft_and_nothing_else_changes(
    editor: PageClient, session: Session
) -> None:
    item = an_item_with_two_versions()

    answer = editor.submit(f"{path(item)}?from=1&to=draft", form=1)

    assert answer.status_code == 302
    assert facts_of(get_draft_row(session, item.item_id)).name == "甲名"
    found = find_published(session, item.code)
    assert found is not None
    assert found.facts.name == "乙名"
    assert "Both say the same." in editor.get(f"{path(item)}?from=1&to=draft").text


def test_a_draft_that_changed_meanwhile_is_not_overwritten(
    editor: PageClient, session: Session
) -> None:
    item = an_item_with_two_versions()

    answer = editor.post(path(item, "restore"), data={"number": "1", "version": "1"})

    assert answer.status_code == 422
    assert "Somebody else changed this in the meantime" in answer.text
    assert facts_of(get_draft_row(session, item.item_id)).name == "乙名"


@pytest.mark.parametrize("sent", [{"number": "9", "version": "3"}, {"number": "x"}, {}])
def test_what_is_not_there_is_not_restored(editor: PageClient, sent: dict[str, str]) -> None:
    item = an_item_with_two_versions()

    assert editor.post(path(item, "restore"), data=sent).status_code == 404
