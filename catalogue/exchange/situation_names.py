"""What the situations of a listed item name: each has to be there, and once."""

from collections.abc import Iterable, Iterator

from catalogue.exchange.problems import WrongValue
from catalogue.rules.codes import with_keys
from catalogue.rules.situation_editing import MOST_ROWS
from catalogue.rules.situation_faults import MOST_ANSWERS, MOST_QUESTIONS
from catalogue.rules.situation_names import material_names
from catalogue.values.facts import ItemFacts
from catalogue.values.situations import AnswerFacts, DecisionFacts, QuestionFacts, WhenFacts
from kernel.refusals import N_

Wrong = tuple[str, str, WrongValue]  # the path, the value, what is wrong
_TWICE = N_("This key stands twice. Give one of both another key.")
_TOO_MANY = N_("There are more than %(most)s. Put some together, or leave some out.")
_NO_ANSWER = N_("There is no such question or answer. Write the keys as in the table of questions.")
_NO_MATERIAL = N_("No material of this item is called so. Write its name as in its own table.")
_NO_FEE = N_("No fee of this item is called so. Write its name as in its own table.")


def wrong_names(facts: ItemFacts) -> Iterator[Wrong]:
    """Yield each key that stands twice or is one too many, and each name that names nothing."""
    if not (facts.questions or facts.decisions):
        return
    yield from _keys("questions", facts.questions, MOST_QUESTIONS)
    yield from _keys("decisions", facts.decisions, MOST_ROWS)
    for number, question in enumerate(facts.questions, 1):
        path = f"questions[{number}]"
        yield from _keys(f"{path}.answers", question.answers, MOST_ANSWERS)
        yield from _conditions(facts, question.when, path)
    yield from _rows(facts)


def _keys(
    path: str, parts: Iterable[QuestionFacts | AnswerFacts | DecisionFacts], most: int
) -> Iterator[Wrong]:
    met: set[str] = set()
    for number, part in enumerate(parts, 1):
        if part.key in met:
            yield f"{path}[{number}].key", part.key, WrongValue(_TWICE)
        elif number == most + 1:
            yield f"{path}[{number}].key", part.key, WrongValue(_TOO_MANY, most=most)
        met.add(part.key)


def _conditions(facts: ItemFacts, when: Iterable[WhenFacts], path: str) -> Iterator[Wrong]:
    known = {(one.key, answer.key) for one in facts.questions for answer in one.answers}
    for one in when:
        for answer in one.answers:
            if (one.question, answer) not in known:
                yield f"{path}.when", f"{one.question}={answer}", WrongValue(_NO_ANSWER)


def _rows(facts: ItemFacts) -> Iterator[Wrong]:
    materials = {*material_names(with_keys(facts.materials)).values()}
    fees = {fee.name for fee in facts.fees}
    for number, row in enumerate(facts.decisions, 1):
        path = f"decisions[{number}]"
        yield from _conditions(facts, row.when, path)
        for field, known, message in (
            ("materials", materials, _NO_MATERIAL),
            ("waives", materials, _NO_MATERIAL),
            ("fees", fees, _NO_FEE),
        ):
            for name in getattr(row, field):
                if name not in known:
                    yield f"{path}.{field}", name, WrongValue(message)
