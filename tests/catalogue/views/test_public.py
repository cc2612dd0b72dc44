from collections.abc import Callable
from contextlib import AbstractContextManager
from urllib.parse import quote

import pytest
from flask import Flask

from catalogue.jobs import refresh_search
from catalogue.rules.content import text_digest
from catalogue.usecases.search_health import search_lag
from catalogue.usecases.translate import translate
from catalogue.usecases.withdraw_item import withdraw_item
from catalogue.values.codes import (
    Audience,
    Channel,
    Charged,
    Handling,
    Level,
    MaterialKind,
    MaterialSource,
    TextState,
)
from catalogue.values.commands import SavedDraft, WithdrawItem
from catalogue.values.facts import FaqFacts, FeeFacts, StepFacts
from catalogue.values.limits import LimitUnit
from catalogue.values.texts import Translate
from kernel.access import SYSTEM
from kernel.db import transaction
from kernel.locales import Tag
from tests.catalogue.builders import a_draft, a_material, a_published_item, days
from tests.client import PageClient
from tests.clock import NOW
from tests.queries import Queries


def test_the_list_shows_what_is_published(client: PageClient) -> None:
    a_published_item("居住证申领", texts={"en": {"name": "Residence permit"}})
    a_draft("未发布的事项")
    refresh_search()

    page = client.get("/en/items").text

    assert "Residence permit" in page
    assert "1 service" in page
    assert "未发布的事项" not in page


def test_the_list_is_found_by_everyday_words_and_narrowed(client: PageClient) -> None:
    a_published_item("居住证申领", themes=("household",), audiences=(Audience.PERSON,))
    a_published_item("居住证单位申报", themes=("business",), audiences=(Audience.COMPANY,))
    a_published_item("营业执照", themes=("business",))
    refresh_search()

    page = client.get("/zh-Hans/items?q=居住证&theme=business").text

    assert "居住证单位申报" in page
    assert "居住证申领" not in page
    assert "营业执照" not in page


def test_no_hits_says_what_was_searched_and_offers_themes(client: PageClient) -> None:
    a_published_item("居住证申领", themes=("household",))
    refresh_search()

    page = client.get("/en/items?q=xyzzyq").text

    assert "No service found" in page
    assert "xyzzyq" in page
    assert "Household register and identity" in page


def test_a_mistyped_word_is_put_right_in_sight_and_can_be_searched_as_typed(
    client: PageClient,
) -> None:
    a_published_item("结婚证补领")
    refresh_search()

    found = client.get("/en/items?q=结昏证&sort=limit").text
    typed = client.get("/en/items?q=结昏证&sort=limit&as_typed=1").text

    assert "This is what 结婚证 finds" in found
    assert f"q={quote('结昏证')}&amp;as_typed=1&amp;sort=limit" in found
    assert "结婚证补领" in found
    assert "This is what" not in typed
    assert f"q={quote('结婚证')}" in typed


def test_the_plain_list_opens_while_the_search_is_prepared(client: PageClient) -> None:
    a_published_item("居住证申领")

    plain, search = client.get("/en/items"), client.get("/en/items?q=居住证", lint=False)

    assert "居住证申领" in plain.text
    assert "The search is being prepared" in plain.text
    assert search.status_code == 503


def test_what_makes_no_sense_in_an_address_is_left_out(client: PageClient) -> None:
    a_published_item("居住证申领")
    refresh_search()

    for query in ("page=0", "page=x", "theme=nothing", "size=7", "q=" + "长" * 900):
        assert client.get(f"/en/items?{query}").status_code == 200


def test_a_list_of_many_asks_the_database_no_more_than_one_of_few(
    client: PageClient, count_queries: Callable[[], AbstractContextManager[Queries]]
) -> None:
    for number in range(12):
        a_published_item(f"事项{number}")
    refresh_search()
    client.get("/en/items")

    with count_queries() as asked:
        client.get("/en/items")

    assert len(asked) <= 4, asked


def a_full_item() -> SavedDraft:
    return a_published_item(
        "居住证申领",
        texts={"en": {"name": "Residence permit", "summary": "For those who moved here."}},
        audiences=(Audience.PERSON,),
        channels=(Channel.WINDOW, Channel.ONLINE),
        accepted_at=(Level.COUNTY, Level.TOWNSHIP),
        visits=1,
        visit_reason="需要采集指纹",
        charged=Charged.YES,
        fees=(FeeFacts(name="工本费", amount_fen=2000),),
        legal_limit=days(15, LimitUnit.NATURAL_DAY),
        promised_limit=days(10, LimitUnit.NATURAL_DAY),
        handling=Handling.PROMISED,
        materials=(
            a_material(
                "身份证",
                kind=MaterialKind.ORIGINAL_AND_COPY,
                original_count=1,
                copy_count=2,
                source=MaterialSource.GOVERNMENT,
                may_promise=True,
            ),
        ),
        steps=(StepFacts(key="", name="审查与决定"),),
        faqs=(FaqFacts(question="要照片吗", answer="要"),),
        conditions="居住半年以上",
    )


def test_the_guide_answers_in_the_readers_language(client: PageClient) -> None:
    item = a_full_item()

    page = client.get(f"/en/items/{item.code}").text

    for words in (
        "Residence permit",
        "For those who moved here.",
        "Come in person once",
        "Also in your township",
        "20.00",
        "10 days, holidays included",
        "The law allows 15 days, holidays included",
        "Identity card",
        "1 original and 2 copies",
        "Issued by a government office",
        "A written promise can stand in for it",
        "Review and decision",
        "Some of these texts exist in Chinese only so far.",
        f"/en/book?item={item.code}",
    ):
        assert words in page, words
    assert '<span lang="zh-Hans" dir="ltr">需要采集指纹</span>' in page
    assert 'lang="zh-Hans" dir="ltr"' in page.split("居住半年以上")[0][-120:]


def test_nothing_to_bring_is_said_plainly(client: PageClient) -> None:
    item = a_published_item("查询", materials=(a_material("无需材料"),))

    assert "You need to bring nothing." in client.get(f"/en/items/{item.code}").text


def test_a_guide_without_materials_tells_the_reader_to_ask(client: PageClient) -> None:
    item = a_published_item("查询", materials=())

    assert "Ask before you come." in client.get(f"/en/items/{item.code}").text


@pytest.mark.parametrize("lang", ["zh-Hans", "ug"])
def test_each_page_opens_in_each_language(client: PageClient, lang: str) -> None:
    item = a_published_item("居住证申领")
    refresh_search()

    assert client.get(f"/{lang}/items").status_code == 200
    assert client.get(f"/{lang}/items?q=居住证").status_code == 200
    assert client.get(f"/{lang}/items/{item.code}").status_code == 200


def test_what_is_not_published_is_not_found(client: PageClient) -> None:
    draft = a_draft()

    assert client.get(f"/en/items/{draft.code}", lint=False).status_code == 404
    assert client.get("/en/items/nothing", lint=False).status_code == 404


def test_a_text_cannot_break_out_of_the_page(client: PageClient) -> None:
    item = a_published_item("<script>alert(1)</script>", conditions="<img src=x onerror=alert(1)>")

    page = client.get(f"/en/items/{item.code}").text

    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_the_index_follows_publishing_and_withdrawing(client: PageClient, app: Flask) -> None:
    item = a_published_item("居住证申领")
    assert search_lag() is None
    refresh_search()
    assert search_lag() == 0

    with transaction() as session:
        withdraw_item(session, WithdrawItem(item_id=item.item_id), actor=SYSTEM, now=NOW)
    assert search_lag() == 1
    refresh_search()

    assert "居住证申领" not in client.get("/en/items?q=居住证").text
    assert refresh_search() == 0


def test_a_page_beyond_the_last_leads_to_the_last(client: PageClient) -> None:
    a_published_item("居住证申领")
    refresh_search()

    answer = client.get("/en/items?channel=&page=999999")

    assert (answer.status_code, answer.location) == (302, "/en/items")


def test_a_guide_is_read_in_the_language_each_text_has(client: PageClient) -> None:
    item = a_published_item(
        conditions="在本地居住",
        place="一楼",
        materials=(
            a_material(
                "照片", key="m1", note="白底", issuer="照相馆", texts={"ru": {"note": "Белый фон"}}
            ),
        ),
        faqs=(FaqFacts(question="要照片吗", answer="要", texts={"ru": {"answer": "Да"}}),),
        texts={"ru": {"conditions": "Живёт здесь"}},
    )

    page = client.get(f"/ru/items/{item.code}").text

    for words in ("Живёт здесь", "Белый фон", "Да"):
        assert words in page, words
    for chinese in ("一楼", "照相馆", "要照片吗"):
        assert f'lang="zh-Hans" dir="ltr">{chinese}' in "".join(
            line.strip() for line in page.splitlines()
        ).replace("<p>", ""), chinese


def test_a_guide_says_when_nobody_has_read_its_translation_over(client: PageClient) -> None:
    sentence = "Nobody has read over this translation yet."
    item = a_published_item(texts={"en": {"name": "Permit"}})
    assert sentence in client.get(f"/en/items/{item.code}").text

    with transaction() as session:
        command = Translate(
            item_id=item.item_id,
            field="name",
            locale=Tag("en"),
            text="Permit",
            source_digest=text_digest("居住证申领"),
            state=TextState.REVIEWED,
        )
        translate(session, command, actor=SYSTEM, now=NOW)

    assert sentence not in client.get(f"/en/items/{item.code}").text


def test_a_mistyped_word_is_put_right_and_the_page_says_so(client: PageClient) -> None:
    a_published_item("居住证申领", texts={"en": {"name": "Residence permit"}})
    refresh_search()

    page = client.get("/en/items?q=residnce+permti").text

    assert "Residence permit" in page
    assert "Nothing was found for these words" in page
