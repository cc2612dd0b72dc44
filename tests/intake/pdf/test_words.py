"""Chinese words of papers, and the reader's language beside them."""

import pytest
from flask import Flask

from catalogue.values.limits import LimitUnit
from documents.values import Words, isolate_code
from intake.pdf.words import Pair


@pytest.mark.parametrize(("number", "said"), [(1, "1 working day"), (5, "5 working days")])
def test_a_time_limit_takes_the_plural_form_of_its_language(
    app: Flask, number: int, said: str
) -> None:
    with app.app_context():
        words = Pair("en").limit({"unit": LimitUnit.WORKING_DAY, "number": number})

    assert words.zh == f"{number}个工作日"
    assert words.local == said.replace(str(number), isolate_code(str(number)))


@pytest.mark.parametrize(
    ("tag", "local"),
    [
        ("zh-Hans", "面积100%不足"),
        ("zh-Hant", "面積100%不足"),
        ("en", "The office wrote this in Chinese only."),
    ],
)
def test_what_an_officer_wrote_stays_chinese_and_says_so(app: Flask, tag: str, local: str) -> None:
    with app.app_context():
        words = Pair(tag).written("面积100%不足", "The office wrote this in Chinese only.")

    assert words == Words("面积100%不足", local)
