"""An item with questions, as citizens meet it."""

from typing import Any

from catalogue.values.codes import Charged
from catalogue.values.commands import SavedDraft
from catalogue.values.facts import FeeFacts
from catalogue.values.situations import AnswerFacts, DecisionFacts, QuestionFacts, WhenFacts
from tests.catalogue.builders import a_material, a_published_item, days

PLAIN = ("adult", "parent")  # change nothing
LOST, UNDER_16, NO_RELATION = "why.lost", "age.under16", "relation.other"


def _question(key: str, text: str, *answers: tuple[str, str], **more: Any) -> QuestionFacts:
    return QuestionFacts(
        key=key,
        text=text,
        texts={"en": {"text": f"{key.capitalize()}?"}},
        answers=tuple(
            AnswerFacts(key=one, text=words, plain=one in PLAIN, texts={"en": {"text": one}})
            for one, words in answers
        ),
        **more,
    )


def _when(text: str) -> tuple[WhenFacts, ...]:
    question, _, answer = text.partition(".")
    return (WhenFacts(question=question, answers=(answer,)),)


QUESTIONS = (
    _question("why", "为什么办理?", ("expired", "到期"), ("lost", "丢失"), hint="丢失须先挂失"),
    _question("age", "年满16周岁吗?", ("adult", "已满"), ("under16", "未满")),
    _question("relation", "由谁陪同?", ("parent", "父母"), ("other", "他人"), when=_when(UNDER_16)),
)
DECISIONS = (
    DecisionFacts(key="1", when=_when("why.expired"), materials=("旧证",), fees=("换领",)),
    DecisionFacts(key="2", when=_when(LOST), fees=("补领",), note="先到派出所挂失"),
    DecisionFacts(
        key="3",
        when=_when(UNDER_16),
        materials=("监护人",),
        promised_limit=days(3),
        stay_slots=2,
        window="少年窗口",
    ),
    DecisionFacts(key="4", when=_when(NO_RELATION), stop="请由监护人陪同办理"),
)


def facts_asking(**more: Any) -> dict[str, Any]:
    """What makes of any item one that asks these questions."""
    return {
        "materials": (
            a_material("居民户口簿", key="户口簿"),
            a_material("原居民身份证", key="旧证"),
            a_material("监护人身份证", key="监护人"),
        ),
        "charged": Charged.YES,
        "fees": (FeeFacts(name="换领", amount_fen=2000), FeeFacts(name="补领", amount_fen=4000)),
        "legal_limit": days(60),
        "promised_limit": days(20),
        "questions": QUESTIONS,
        "decisions": DECISIONS,
        **more,
    }


def an_asking_item(name: str = "居民身份证补领", **facts: Any) -> SavedDraft:
    return a_published_item(name, **facts_asking(**facts))
