"""The questions of several services as one person answers them."""

from catalogue.rules.bundle_answers import asked_once, shared
from catalogue.values.situations import AnswerFacts, QuestionFacts, WhenFacts
from tests.catalogue.builders import some_facts


def a_question(key: str, text: str, *answers: str, when: str = "") -> QuestionFacts:
    question, _, answer = when.partition(".")
    return QuestionFacts(
        key=key,
        text=text,
        answers=tuple(AnswerFacts(key=one, text=one) for one in answers),
        when=(WhenFacts(question=question, answers=(answer,)),) if when else (),
    )


WHO = a_question("who", "谁来办？", "self", "agent")
CARD = a_question("card", "带证了吗？", "yes", "no", when="who.agent")
ONE, TWO = some_facts(questions=(WHO, CARD)), some_facts(questions=(WHO,))
OTHER = some_facts(questions=(a_question("who", "谁申请？", "self", "agent"),))


def test_an_answer_counts_for_all_who_ask_the_same() -> None:
    asking = [("A", TWO), ("B", ONE), ("C", OTHER)]

    assert shared(asking, {"A": {"who": "agent"}, "B": {"card": "no"}}) == {
        "A": {"who": "agent"},
        "B": {"who": "agent", "card": "no"},
        "C": {},
    }


def test_it_counts_whoever_of_them_was_asked() -> None:
    assert shared([("A", ONE), ("B", TWO)], {"B": {"who": "self"}})["A"] == {"who": "self"}


def test_what_nobody_asks_or_offers_is_passed_over() -> None:
    given = {"A": {"who": "ghost", "card": "yes", "more": "x"}, "Z": {"who": "self"}}

    assert shared([("A", ONE)], given) == {"A": {}}


def test_the_same_is_asked_once_by_who_asks_it_first() -> None:
    asking = [("A", TWO), ("B", ONE), ("C", TWO)]

    asked = dict(asked_once(asking, shared(asking, {"A": {"who": "agent"}})))

    assert {code: [one.key for one in some] for code, some in asked.items()} == {
        "A": ["who"],
        "B": ["card"],
    }


def test_other_words_are_another_question() -> None:
    asking = [("A", TWO), ("B", OTHER)]

    assert [code for code, _ in asked_once(asking, shared(asking, {}))] == ["A", "B"]
