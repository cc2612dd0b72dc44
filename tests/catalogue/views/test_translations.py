"""The translator's page, as a browser without scripts sees it."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

from catalogue.queries.texts import text_units
from catalogue.values.codes import TextState
from catalogue.values.texts import TextQuery
from kernel.access import SYSTEM
from kernel.db import db
from tests.catalogue.builders import a_material, a_published_item
from tests.catalogue.translating import EN, UG, names, save_draft_again, unit
from tests.catalogue.views.filled import as_it_is, filled, send
from tests.catalogue.views.test_staff import ELSEWHERE, HERE
from tests.client import PageClient
from tests.queries import Queries

PAGE = "/staff/translations"


def test_chinese_and_translation_stand_side_by_side_each_in_its_language(
    translator: PageClient,
) -> None:
    a_published_item("申请人居住证", **HERE, texts={"ug": {"name": "ئىجازەت"}})

    page = translator.get(f"{PAGE}?to=ug").text

    assert 'lang="zh-Hans" dir="ltr" data-source' in page
    assert re.search(r'<textarea[^>]*lang="ug"\s+dir="rtl"[^>]*>\s*ئىجازەت</textarea>', page)
    assert "ئىلتىماسچى" in page  # 申请人, from the glossary
    assert "申请人" in page


def test_mongolian_is_written_downwards(translator: PageClient) -> None:
    a_published_item(**HERE)

    page = translator.get(f"{PAGE}?to=mn-Mong").text

    assert 'class="field vertical"' in page
    assert "fonts-mong" in page


def test_only_what_is_within_reach_is_listed(translator: PageClient) -> None:
    a_published_item("这里的事项", **HERE)
    a_published_item("别处的事项", **ELSEWHERE)

    page = translator.get(f"{PAGE}?to=en").text

    assert "这里的事项" in page
    assert "别处的事项" not in page


def test_one_row_is_saved_by_its_button_and_seen_at_once(translator: PageClient) -> None:
    item = a_published_item(**HERE)
    path = f"{PAGE}?to=en&item={item.code}"

    answer = send(translator, path, **{"text-0": "Permit", "text-1": "Form", "do": "reviewed-0"})

    assert answer.status_code == 302
    assert names(item.code) == {"en": "Permit"}
    assert unit(item.item_id).state is TextState.REVIEWED
    assert "1 text was saved." in translator.get(answer.location).text


def test_a_whole_page_is_saved_and_what_was_not_touched_stays(translator: PageClient) -> None:
    item = a_published_item(**HERE, summary="短", texts={"en": {"summary": "Short"}})
    path = f"{PAGE}?to=en&item={item.code}"

    send(translator, path, **{"text-0": "Permit", "text-2": "Form", "do": "all"})

    found = text_units(db.session(), SYSTEM, TextQuery(locale=EN))
    assert [one.text for one in found] == ["Permit", "Short", "Form"]
    assert [one.version for one in found] == [1, 1, 1]


def test_what_is_refused_stays_as_typed_and_the_rest_is_saved(translator: PageClient) -> None:
    item = a_published_item(**HERE, summary="每证20元")
    path = f"{PAGE}?to=en&item={item.code}"

    answer = send(translator, path, **{"text-0": "Permit", "text-1": "a fee", "do": "all"})

    assert answer.status_code == 422
    assert "The Chinese says 20" in answer.text
    assert ">\na fee</textarea>" in answer.text
    assert names(item.code) == {"en": "Permit"}


def test_two_translators_see_both_texts_and_the_second_may_save_again(
    translator: PageClient, publisher: PageClient
) -> None:
    item = a_published_item(**HERE)
    path = f"{PAGE}?to=en&kind=name"
    mine = as_it_is(translator, path) | {"text-0": "Mine", "do": "draft-0"}
    send(publisher, path, **{"text-0": "Theirs", "do": "draft-0"})

    answer = translator.post(path, data=mine, lint=False)

    assert answer.status_code == 409
    assert "Theirs" in answer.text
    assert ">\nMine</textarea>" in answer.text
    again = dict(re.findall(r'name="([a-z]+-0)"\s+value="([^"]*)"', answer.text))
    assert translator.post(path, data=mine | again, lint=False).status_code == 302
    assert names(item.code) == {"en": "Mine"}


def test_what_nobody_typed_into_never_replaces_what_a_colleague_saved(
    translator: PageClient, publisher: PageClient
) -> None:
    item = a_published_item(**HERE, summary="每证20元", texts={"en": {"name": "Old"}})
    path = f"{PAGE}?to=en&item={item.code}"
    mine = as_it_is(translator, path) | {"text-1": "a fee", "do": "all"}
    send(publisher, path, **{"text-0": "Newer", "do": "draft-0"})

    answer = translator.post(path, data=mine, lint=False)

    assert answer.status_code == 422  # of the other row alone
    assert ">\nNewer</textarea>" in answer.text
    assert ">\na fee</textarea>" in answer.text
    again = filled(answer.text) | {"text-1": "20 yuan", "do": "all"}
    assert translator.post(path, data=again, lint=False).status_code == 302
    assert names(item.code) == {"en": "Newer"}


def test_a_button_beside_an_old_text_shows_the_newer_one(
    translator: PageClient, publisher: PageClient
) -> None:
    item = a_published_item(**HERE, texts={"en": {"name": "Old"}})
    path = f"{PAGE}?to=en&kind=name"
    mine = as_it_is(translator, path) | {"do": "reviewed-0"}
    send(publisher, path, **{"text-0": "Newer", "do": "draft-0"})

    answer = translator.post(path, data=mine, lint=False)

    assert answer.status_code == 409
    assert ">\nNewer</textarea>" in answer.text
    assert names(item.code) == {"en": "Newer"}


def test_what_was_typed_for_chinese_that_is_gone_stays_to_be_copied(
    translator: PageClient,
) -> None:
    item = a_published_item(**HERE, summary="短")
    path = f"{PAGE}?to=en&item={item.code}"
    mine = as_it_is(translator, path) | {"text-0": "Permit", "text-1": "Short"}
    save_draft_again(item.item_id, "居住证申领", summary="")

    whole = translator.post(path, data=mine | {"do": "all"}, lint=False)
    row = {"data": mine | {"do": "draft-1"}, "headers": {"X-Row": "1"}}
    alone = translator.post(path, **row, lint=False)

    for answer in (whole, alone):
        assert answer.status_code == 404
        assert "The Chinese of this text is gone." in answer.text
        assert ">\nShort</textarea>" in answer.text
    assert alone.text.count("<textarea") == 1
    assert names(item.code) == {"en": "Permit"}


def test_a_changed_chinese_shows_the_old_beside_the_new(translator: PageClient) -> None:
    item = a_published_item(**HERE, texts={"en": {"name": "Permit"}})
    save_draft_again(item.item_id, "新名称")

    page = translator.get(f"{PAGE}?to=en&stale=1").text

    assert "The translation was made from this:" in page
    assert "新名称" in page
    assert "<p>居住证申领</p>" in page


def test_a_publisher_approves_what_somebody_else_wrote(
    translator: PageClient, publisher: PageClient
) -> None:
    item = a_published_item(**HERE)
    path = f"{PAGE}?to=en&kind=name"
    send(translator, path, **{"text-0": "Permit", "do": "draft-0"})
    assert 'value="approved-0"' not in translator.get(path).text
    assert 'value="approved-0"' in publisher.get(path).text

    assert send(translator, path, do="approved-0").status_code == 403
    assert send(publisher, path, do="approved-0").status_code == 302
    assert unit(item.item_id).state is TextState.APPROVED


def test_our_script_gets_one_row_back(translator: PageClient) -> None:
    item = a_published_item(**HERE)
    path = f"{PAGE}?to=ug&item={item.code}"
    data = as_it_is(translator, path) | {"text-0": "ئىجازەت", "do": "draft-0"}

    answer = translator.post(path, data=data, headers={"X-Row": "1"}, lint=False)

    assert answer.status_code == 200
    assert answer.headers["X-Row"] == "1"
    assert answer.text.strip().startswith("<li")
    assert answer.text.count("<textarea") == 1
    assert unit(item.item_id, locale=UG).text == "ئىجازەت"


def test_the_same_chinese_elsewhere_helps(translator: PageClient) -> None:
    a_published_item(
        "甲",
        **HERE,
        materials=(a_material("特殊材料", key="m1", texts={"en": {"name": "Odd paper"}}),),
    )
    b = a_published_item(
        "乙",
        **HERE,
        materials=(a_material("特殊材料", key="m1"), a_material("居民身份证", key="m2")),
    )

    page = translator.get(f"{PAGE}?to=en&item={b.code}").text

    assert page.count("Elsewhere the same is called:") == 2  # of another item, and a common name
    assert "Odd paper" in page


def test_a_page_of_many_texts_asks_as_often_as_one_of_few(
    translator: PageClient, count_queries: Callable[[], AbstractContextManager[Queries]]
) -> None:
    a_published_item("第1项", **HERE)
    translator.get(f"{PAGE}?to=en")
    with count_queries() as few:
        translator.get(f"{PAGE}?to=en")
    for n in range(2, 20):
        a_published_item(f"第{n}项", **HERE, texts={"en": {"name": f"Item {n}"}})
    with count_queries() as many:
        page = translator.get(f"{PAGE}?to=en").text

    assert page.count("<textarea") == 25
    assert len(many) == len(few) <= 10, many
