"""The answers of one person to what the services of a bundle ask; what several ask, once."""

from collections.abc import Iterator, Mapping, Sequence

from catalogue.rules.situations import holds, known_answers
from catalogue.values.facts import ItemFacts
from catalogue.values.situations import Answers, QuestionFacts

Asking = Sequence[tuple[str, ItemFacts]]  # services by their codes, in order
Meaning = tuple[str, str, tuple[tuple[str, str], ...]]


def shared(asking: Asking, given: Mapping[str, Answers]) -> dict[str, dict[str, str]]:
    """Return the answers of each service by its code: an answer is given to all who ask the same.

    Answers to what a service does not ask, given those before, are passed over.
    """
    said: dict[Meaning, str] = {}
    for code, facts in asking:
        for question in facts.questions:
            answer = given.get(code, {}).get(question.key)
            if answer in {one.key for one in question.answers}:
                said.setdefault(meaning(question), str(answer))
    return {code: _answered(facts, said) for code, facts in asking}


def _answered(facts: ItemFacts, said: Mapping[Meaning, str]) -> dict[str, str]:
    given = {one.key: said[meaning(one)] for one in facts.questions if meaning(one) in said}
    return known_answers(facts, given)


def asked_once(
    asking: Asking, answers: Mapping[str, Answers]
) -> Iterator[tuple[str, list[QuestionFacts]]]:
    """Yield what is to be asked for each service that asks; who asks the same first asks it."""
    seen: set[Meaning] = set()
    for code, facts in asking:
        open_now = [one for one in facts.questions if holds(one.when, answers[code])]
        first = [one for one in open_now if meaning(one) not in seen]
        seen.update(map(meaning, first))
        if first:
            yield code, first


def meaning(question: QuestionFacts) -> Meaning:
    """Return by what two questions are the same: their keys and words, and those of the answers."""
    return question.key, question.text, tuple((one.key, one.text) for one in question.answers)
