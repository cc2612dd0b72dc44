"""How the questions and decisions of a list are read."""

import re
from typing import Any

from catalogue.exchange import readers as r
from catalogue.exchange.problems import WrongValue
from catalogue.exchange.shapes import Record, Several, TextsShape
from catalogue.rules.situations import KEY
from catalogue.values.situations import (
    LONGEST,
    AnswerFacts,
    DecisionFacts,
    QuestionFacts,
    WhenFacts,
)
from catalogue.values.texts import PART_FIELDS
from kernel.refusals import N_

_EQUALS = re.compile(r"\s*[=＝]\s*")
_OR = re.compile(r"\s*[/／]\s*")
_NO_WHEN = N_("Write a line for each question: its key, =, and the keys of answers with / between.")


def key(value: Any) -> str:
    """Read the key of a question, answer or row."""
    words = str(r.text()(value))
    if not KEY.fullmatch(words):
        raise WrongValue(
            N_("A key has 1 to 16 small Latin letters and digits. Write one, as in a1.")
        )
    return words


def when(value: Any) -> tuple[WhenFacts, ...]:
    """Read conditions: `why=due/lost` a line, or a JSON list of question and answers."""
    if isinstance(value, list):
        return tuple(_given(one) for one in value)
    return tuple(_line(line) for line in r.lines(value))


def _given(one: Any) -> WhenFacts:
    if not isinstance(one, dict) or one.keys() != {"question", "answers"}:
        raise WrongValue(_NO_WHEN)
    return WhenFacts(question=key(one["question"]), answers=_answers(r.lines(one["answers"])))


def _line(line: str) -> WhenFacts:
    question, *rest = _EQUALS.split(line)
    if len(rest) != 1:
        raise WrongValue(_NO_WHEN)
    return WhenFacts(question=key(question), answers=_answers(_OR.split(rest[0])))


def _answers(words: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key(one) for one in words))


def _slots(value: Any) -> int | None:
    return r.slots(value) if r.whole(value) is not None else None


def names(value: Any) -> tuple[str, ...]:
    """Read names, one a line."""
    return tuple(dict.fromkeys(" ".join(line.split()) for line in r.lines(value)))


ANSWER = Record(
    AnswerFacts,
    {
        "key": key,
        "text": r.needed(r.text(LONGEST)),
        "plain": r.flag,
        "texts": TextsShape(PART_FIELDS["answer"]),
    },
)
QUESTION = Record(
    QuestionFacts,
    {
        "key": key,
        "text": r.needed(r.text(LONGEST)),
        "hint": r.text(LONGEST),
        "when": when,
        "answers": Several(ANSWER),
        "texts": TextsShape(PART_FIELDS["question"]),
    },
)


def decision(limit: Any) -> Record:
    """Return how a row is read; `limit`: how a limit is."""
    return Record(
        DecisionFacts,
        {
            "key": key,
            "when": when,
            "materials": names,
            "waives": names,
            "fees": r.lines,
            "legal_limit": limit,
            "promised_limit": limit,
            "stay_slots": _slots,
            "place": r.text(LONGEST),
            "window": r.text(LONGEST),
            "note": r.text(LONGEST),
            "stop": r.text(LONGEST),
            "texts": TextsShape(PART_FIELDS["decision"]),
        },
    )
