"""The situations of the demo: forty of its most used standards, without a fault, translated."""

from collections.abc import Iterator

import pytest

from catalogue.exchange.shape import ITEM
from catalogue.exchange.situation_names import wrong_names
from catalogue.rules.situation_faults import faults
from catalogue.rules.situation_names import in_keys
from catalogue.rules.situation_sets import answer_sets
from catalogue.rules.situations import situation
from catalogue.values.facts import ItemFacts
from catalogue.values.situations import Texts
from kernel.scripts import WRITTEN
from tests.portal.test_demo_data import ITEMS, Row

ASKING = [item for item in ITEMS if item.get("questions")]
TEN = (  # those of the practice of halls; a business may be of three kinds, a home come two ways
    "居民身份证换领、补领",
    "居住证办理",
    "个体工商户设立登记",
    "有限责任公司设立登记",
    "农民专业合作社设立登记",
    "国有建设用地使用权及房屋所有权转移登记（买卖）",
    "不动产继承转移登记（非公证）",
    "社会保障卡申领、补领",
    "基本医疗保险异地就医备案",
    "住房公积金提取",
    "机动车驾驶证换证、补证",
    "新生儿出生“一件事”",
    "开办餐饮店“一件事”",
)
each = pytest.mark.parametrize("item", ASKING, ids=[item["name"] for item in ASKING])


def read(item: Row) -> ItemFacts:
    facts = ITEM.read(item, "", lambda *wrong: pytest.fail(str(wrong)))
    assert isinstance(facts, ItemFacts)
    return facts


def said(facts: ItemFacts) -> Iterator[tuple[str, Texts]]:
    for question in facts.questions:
        yield "text", question.texts
        for answer in question.answers:
            yield "text", answer.texts
    for row in facts.decisions:
        for name in ("note", "stop", "place", "window"):
            if getattr(row, name):
                yield name, row.texts


def test_the_most_used_standards_ask_about_the_situation() -> None:
    assert len(ASKING) >= 40
    assert {*TEN} <= {item["name"] for item in ASKING}


@each
def test_the_questions_of_a_standard_have_no_fault(item: Row) -> None:
    facts = read(item)

    assert [*wrong_names(facts)] == []
    assert 2 <= len(facts.questions) <= 6
    assert faults(in_keys(facts)) == ()


@each
def test_questions_answers_and_notes_are_said_in_every_language_that_is_written(item: Row) -> None:
    for name, texts in said(read(item)):
        assert {tag for tag, words in texts.items() if words.get(name)} >= {*WRITTEN}


@each
def test_answers_make_a_difference(item: Row) -> None:
    facts = in_keys(read(item))
    found = {
        (
            tuple(one.key for one in now.facts.materials),
            tuple(fee.name for fee in now.facts.fees),
            tuple(row.key for row in now.fitting),
        )
        for now in (situation(facts, answers) for answers in answer_sets(facts.questions))
    }

    assert len(found) > 1
