"""Pages in the other script of a language show what is there in the first one."""

import pytest
from flask import Flask

from catalogue.jobs import refresh_search
from catalogue.values.facts import FaqFacts
from kernel.locales import LANGUAGES
from tests.catalogue.builders import a_material, a_published_item
from tests.client import PageClient


@pytest.fixture
def all_languages(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every language of the house is switched on."""
    monkeypatch.setitem(app.config, "ONEWINDOW_LANGUAGES", tuple(LANGUAGES))


@pytest.mark.usefixtures("all_languages")
def test_a_guide_is_rewritten_in_traditional_characters(client: PageClient) -> None:
    item = a_published_item(
        "居民身份证申领",
        conditions="已满十六周岁的公民。",
        materials=(a_material("户口簿"), a_material("换领申请书", note="本人签名")),
        faqs=(FaqFacts(question="能代办吗？", answer="应当由本人办理。"),),
    )

    page = client.get(f"/zh-Hant/items/{item.code}").text

    for words in ("居民身份證申領", "已滿十六週歲的公民。", "換領申請書", "本人簽名", "能代辦嗎？"):
        assert words in page
    assert '<span lang="zh-Hans" dir="ltr">居民身份证申领</span>' in page  # its official name
    assert "本人签名" not in page
    assert "目前只有中文" not in page  # as other languages say


@pytest.mark.usefixtures("all_languages")
def test_a_list_is_searched_and_shown_in_traditional_characters(client: PageClient) -> None:
    a_published_item("普通护照签发")
    a_published_item("结婚登记")
    refresh_search()

    page = client.get("/zh-Hant/items?q=護照").text

    assert "普通護照簽發" in page
    assert "結婚登記" not in page


@pytest.mark.usefixtures("all_languages")
def test_a_list_in_arabic_letters_shows_the_kazakh_names(client: PageClient) -> None:
    a_published_item("居民身份证申领", texts={"kk": {"name": "Жеке куәлік беру"}})
    refresh_search()

    page = client.get("/kk-Arab/items").text

    assert "جەكە كۋالىك بەرۋ" in page
    assert "Жеке куәлік беру" not in page
