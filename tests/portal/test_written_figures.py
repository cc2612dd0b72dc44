"""Phones and dates inside what people write keep their order on a page from the right."""

import pytest

from portal.templating import ordered
from tests.catalogue.builders import a_published_item
from tests.client import PageClient

PHONE, DAY = "0900-1000107", "2026-11-23"
ITEM = {
    "name": "居住证申领 2026-11-23",
    "consult": "咨询电话 0900-1000107",
}


@pytest.mark.parametrize("lang", ["ug", "kk-Arab"])
def test_a_phone_and_a_day_behind_arabic_letters_are_isolated(
    client: PageClient, lang: str
) -> None:
    texts = {lang: {"name": f"كىنىشكا {DAY}", "consult": f"مەسلىھەت تېلېفونى{PHONE}"}}
    saved = a_published_item(**ITEM, texts=texts)

    page = client.get(f"/{lang}/items/{saved.code}").text

    assert f"<p>مەسلىھەت تېلېفونى<bdi>{PHONE}</bdi></p>" in page
    assert f"<h1>كىنىشكا <bdi>{DAY}</bdi></h1>" in page


def test_words_from_the_left_carry_no_marks(client: PageClient) -> None:
    saved = a_published_item(**ITEM)

    page = client.get(f"/zh-Hans/items/{saved.code}").text

    assert f"<p>咨询电话 {PHONE}</p>" in page


def test_what_is_written_stays_words_and_becomes_no_markup() -> None:
    said = ordered(f'<script>ئا{PHONE}</script> "&" https://a.example/?b="><i>&c=1', "ug")

    assert f"&lt;script&gt;ئا<bdi>{PHONE}</bdi>&lt;/script&gt;" in said
    assert "<script" not in said
    assert "<i>" not in said
    assert said.striptags().startswith("<script>ئا")
