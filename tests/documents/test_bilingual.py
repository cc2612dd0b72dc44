"""A sentence of the interface is said in Chinese and in the reader's language."""

from datetime import date

import pytest
from flask import Flask

from documents.bilingual import Bilingual
from documents.values import FIRST_STRONG
from kernel.locales import LANGUAGES, LEGAL
from kernel.words import longdate


@pytest.mark.parametrize("tag", sorted({*LANGUAGES} - {LEGAL}))
def test_values_are_written_in_each_language_and_isolated(app: Flask, tag: str) -> None:
    said = Bilingual(tag)("%(day)s", day=date(2026, 11, 22))

    assert said.zh.startswith(f"{FIRST_STRONG}2026年11月22日")
    assert said.local is not None
    assert said.local.startswith(FIRST_STRONG)
    assert said.local != said.zh or tag == "zh-Hant"


def test_the_language_of_the_page_stays_what_it_was(app: Flask) -> None:
    with app.test_request_context("/en/"):
        before = longdate(date(2026, 11, 22))
        Bilingual("ug")("%(day)s", day=date(2026, 11, 22))

        assert longdate(date(2026, 11, 22)) == before
