"""Staff put services together: the form, the two roles, the preview."""

import pytest
from flask import Flask

from catalogue.queries.bundles import find_bundle
from catalogue.rules.bundles import words_of
from catalogue.values.bundles import PublishedBundle
from kernel.access import Role
from kernel.db import db
from tests.catalogue.builders import a_standard
from tests.catalogue.views.standards import a_directory, somebody
from tests.client import PageClient
from tests.organisation.builders import COUNTY, ROOT
from tests.pages import Page

BASE = "/staff/catalogue/bundles"
NEW = f"{BASE}/new"
STATE = f"{BASE}/restaurant/state"
NAMED = {"slug": "restaurant", "region": ROOT, "name": "开饭店", "summary": "一次办齐"}


@pytest.fixture(autouse=True)
def _standards(app: Flask) -> None:
    a_directory()
    for name in ("营业执照", "食品许可", "烟草许可"):
        a_standard(name, region=ROOT, department="root局")


@pytest.fixture
def editor(app: Flask) -> PageClient:
    return somebody(app, Role.EDITOR, ROOT)


@pytest.fixture
def publisher(app: Flask) -> PageClient:
    return somebody(app, Role.PUBLISHER, ROOT)


def members(*rows: tuple[str, str, str]) -> dict[str, str]:
    """Return the fields of services: name, after, question."""
    return {
        f"members-{place}-{field}": value
        for place, row in enumerate(rows)
        for field, value in zip(("item", "after", "question"), row, strict=True)
    }


THREE = members(("食品许可", "2", ""), ("营业执照", "", ""), ("烟草许可", "2", "卖烟吗？"))


def in_force() -> PublishedBundle:
    db.session.rollback()
    found = find_bundle(db.session(), "restaurant")
    assert found is not None
    return found


def test_an_editor_puts_together_and_somebody_else_publishes(
    editor: PageClient, publisher: PageClient
) -> None:
    saved = editor.submit(NEW, {**NAMED, **THREE}, form=1)
    assert saved.status_code == 302, saved.text
    assert "/restaurant/publish" not in editor.get(STATE).text

    answer = publisher.submit(STATE, {"basis": "文〔2026〕1号"}, form=1)

    assert answer.status_code == 302, answer.text
    first, second, third = in_force().facts.members
    assert (first.after, second.after) == ((second.item_id,), ())
    assert (third.after, third.question) == ((second.item_id,), "卖烟吗？")
    assert "restaurant" in editor.get(BASE).text


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([("食品许可", "2", ""), ("营业执照", "1", "")], "would have to be finished before itself"),
        ([("食品许可", "7", ""), ("营业执照", "", "")], "no service with the number 7"),
        ([("不存在", "", "")], "no service or standard with the code or name 不存在"),
        ([("食品许可", "", ""), ("食品许可", "", "")], "stands in the bundle twice"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(
    editor: PageClient, rows: list[tuple[str, str, str]], sentence: str
) -> None:
    answer = editor.submit(NEW, {**NAMED, **members(*rows)}, form=1)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="开饭店"' in answer.text


@pytest.mark.parametrize("word", ["abc", "1000"])
def test_what_is_no_number_is_no_row_without_one(editor: PageClient, word: str) -> None:
    rows = members(("食品许可", word, ""), ("营业执照", "", ""))

    answer = editor.submit(NEW, {**NAMED, **rows, "members-1-place": ""}, form=1)

    assert answer.status_code == 422
    assert f"no service with the number {word}" in answer.text


@pytest.mark.parametrize(
    ("places", "sentence"),
    [
        (("2", "2"), "Two services have the number 2."),
        (("x", "2"), "Write a number, or leave it empty."),
    ],
)
def test_each_row_has_a_number_of_its_own(
    editor: PageClient, places: tuple[str, str], sentence: str
) -> None:
    numbers = {f"members-{row}-place": place for row, place in enumerate(places)}
    rows = members(("食品许可", "", ""), ("营业执照", "", ""))

    answer = editor.submit(NEW, {**NAMED, **rows, **numbers}, form=1)

    assert answer.status_code == 422
    assert sentence in answer.text


@pytest.mark.parametrize("field", ["name", "summary", "aliases", "members-0-question"])
def test_what_nobody_can_read_is_refused_at_its_field(editor: PageClient, field: str) -> None:
    answer = editor.submit(NEW, {**NAMED, **THREE, field: "甲\u202e乙"}, form=1)

    assert answer.status_code == 422
    assert "This has characters that are no text. Write it again." in answer.text
    assert f'href="#{field}"' in answer.text


def test_rows_are_put_in_order_by_their_numbers(editor: PageClient, publisher: PageClient) -> None:
    order = {"members-0-place": "2", "members-1-place": "1", "members-2-place": "3"}
    rows = members(("食品许可", "1", ""), ("营业执照", "", ""), ("烟草许可", "", ""))
    editor.submit(NEW, {**NAMED, **rows, **order}, form=1)
    publisher.submit(STATE, {"basis": "文"}, form=1)

    first, second, _third = in_force().facts.members
    assert second.after == (first.item_id,)


def test_a_translation_is_not_shown_once_its_chinese_changed_until_somebody_says_it_fits(
    editor: PageClient, publisher: PageClient
) -> None:
    editor.submit(NEW, {**NAMED, **THREE}, form=1)
    edit = f"{BASE}/restaurant"
    page = editor.get(edit).text
    place = next(
        n for n in range(40) if f'name="texts-{n}-locale" type="hidden" value="en"' in page
    )

    for typed, shown in (
        ({f"texts-{place}-text": "Restaurant"}, "Restaurant"),
        ({"name": "开餐馆"}, None),
        ({f"texts-{place}-fits": "y"}, "Restaurant"),
    ):
        assert editor.submit(edit, typed, form=1).status_code == 302
        assert publisher.submit(STATE, {"basis": "文"}, form=1).status_code == 302
        assert words_of(in_force().facts, "name").get("en") == shown


def test_the_second_of_two_editors_is_told(app: Flask, editor: PageClient) -> None:
    editor.submit(NEW, {**NAMED, **THREE}, form=1)
    other = somebody(app, Role.REVIEWER, ROOT)
    other.submit(f"{BASE}/restaurant", {"summary": "先"}, form=1)

    old = {**NAMED, **THREE, "version": "1", "summary": "后"}
    answer = editor.post(f"{BASE}/restaurant", data=old)

    assert answer.status_code == 422
    assert "Somebody else changed this in the meantime" in answer.text


def test_a_county_sees_nothing_of_the_prefectures(app: Flask, editor: PageClient) -> None:
    editor.submit(NEW, {**NAMED, **THREE}, form=1)

    assert somebody(app, Role.EDITOR, COUNTY).get(STATE).status_code == 404


@pytest.mark.parametrize("said", ["code", "name"])
@pytest.mark.parametrize(
    ("scope", "publish", "status"), [(COUNTY, False, 422), (COUNTY, True, 302), (ROOT, False, 302)]
)
def test_what_others_have_not_published_is_not_there(
    app: Flask, said: str, scope: str, publish: bool, status: int
) -> None:
    item = a_standard("内部事项", publish=publish, region=ROOT, department="root局")
    row = members((item.code if said == "code" else "内部事项", "", ""))

    answer = somebody(app, Role.EDITOR, scope).submit(
        NEW, {**NAMED, **row, "region": scope}, form=1
    )

    assert answer.status_code == status
    assert ("no service or standard" in answer.text) == (status == 422)


def test_it_is_withdrawn_on_a_basis(editor: PageClient, publisher: PageClient) -> None:
    editor.submit(NEW, {**NAMED, **THREE}, form=1)
    publisher.submit(STATE, {"basis": "文"}, form=1)
    away = f"{BASE}/restaurant/withdraw"

    assert publisher.post(away, data={"basis": ""}).status_code == 422
    assert publisher.post(away, data={"basis": "废"}).status_code == 302
    db.session.rollback()
    assert find_bundle(db.session(), "restaurant") is None


def test_the_draft_is_seen_as_citizens_would(editor: PageClient) -> None:
    editor.submit(NEW, {**NAMED, **THREE}, form=1)

    page = editor.get(f"{BASE}/restaurant/preview?lang=ug").text

    assert '<html lang="ug" dir="rtl">' in page
    assert "食品许可" in page
    (asking,) = (form for form in Page(page).forms if "yes" in form.names)
    assert ("lang", "ug") in asking.fields
