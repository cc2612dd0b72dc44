"""Every set of answers that somebody can give, and which rows of the decision table fit it.

Rows are bits of a number, so that a step costs the same for sixty rows as for one.
"""

from collections.abc import Iterator, Mapping, Sequence

from catalogue.rules.situations import holds
from catalogue.values.situations import DecisionFacts, QuestionFacts, WhenFacts

Questions = Sequence[QuestionFacts]
Rows = Sequence[DecisionFacts]


def answer_sets(questions: Questions) -> Iterator[dict[str, str]]:
    """Yield every complete set of answers."""
    for given, _ in fitting_sets(questions, ()):
        yield given


def fitting_sets(questions: Questions, rows: Rows) -> Iterator[tuple[dict[str, str], int]]:
    """Yield every complete set of answers with the rows that fit it: bit 0 is the first row."""
    every = (1 << len(rows)) - 1
    masks = [_masks(question, rows, every) for question in questions]
    yield from _walk(questions, masks, 0, {}, every)


def example(
    questions: Questions, one: Sequence[WhenFacts], other: Sequence[WhenFacts]
) -> dict[str, str] | None:
    """Return the first set of answers of which both conditions hold; None where there is none."""
    allowed: dict[str, set[str]] = {}
    for when in (*one, *other):
        allowed[when.question] = allowed.get(when.question, {*when.answers}) & {*when.answers}
    return next(_within(questions, allowed, 0, {}), None)


def _masks(question: QuestionFacts, rows: Rows, every: int) -> Mapping[str, int]:
    """Return the rows that each answer leaves; under "" those it leaves where it is not asked."""
    found = {"": every, **{answer.key: every for answer in question.answers}}
    for number, row in enumerate(rows):
        for when in row.when:
            if when.question == question.key:
                for key in found:
                    if key not in when.answers:
                        found[key] &= ~(1 << number)
    return found


def _walk(
    questions: Questions,
    masks: Sequence[Mapping[str, int]],
    place: int,
    given: Mapping[str, str],
    left: int,
) -> Iterator[tuple[dict[str, str], int]]:
    if place == len(questions):
        yield dict(given), left
        return
    question = questions[place]
    if not holds(question.when, given):
        yield from _walk(questions, masks, place + 1, given, left & masks[place][""])
        return
    for answer in question.answers:
        now = {**given, question.key: answer.key}
        yield from _walk(questions, masks, place + 1, now, left & masks[place][answer.key])


def _within(
    questions: Questions, allowed: Mapping[str, set[str]], place: int, given: Mapping[str, str]
) -> Iterator[dict[str, str]]:
    if place == len(questions):
        yield dict(given)
        return
    question = questions[place]
    if not holds(question.when, given):
        if question.key not in allowed:
            yield from _within(questions, allowed, place + 1, given)
        return
    for answer in question.answers:
        if answer.key in allowed.get(question.key, {answer.key}):
            yield from _within(questions, allowed, place + 1, {**given, question.key: answer.key})
