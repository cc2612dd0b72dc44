"""Questions and decisions as an editor changes them: one added, changed, moved or removed."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from catalogue.values.facts import ItemFacts
from catalogue.values.situations import AnswerFacts, DecisionFacts, QuestionFacts

P = TypeVar("P", bound=QuestionFacts | AnswerFacts | DecisionFacts)
MOST_ROWS = 60  # of a decision table: more than anybody oversees


def free_key(stem: str, used: Iterable[str]) -> str:
    """Return a key after all that are used: `q4` after q1 and q3; q2 may have been another."""
    numbers = [int(key[len(stem) :]) for key in used if re.fullmatch(rf"{stem}\d{{1,9}}", key)]
    return f"{stem}{max(numbers, default=0) + 1}"


def known_keys(*stated: ItemFacts) -> set[str]:
    """Return the keys of questions and rows that stand somewhere, or are named still.

    A key that was removed is not given out again: what names it would mean something else.
    """
    whens = [one for facts in stated for part in _parts(facts) for one in part.when]
    return {part.key for facts in stated for part in _parts(facts)} | {
        one.question for one in whens
    }


def known_answers(question: str, *stated: ItemFacts) -> set[str]:
    """Return the keys of answers to a question that stand somewhere, or are named still."""
    parts = [part for facts in stated for part in _parts(facts)]
    named = {
        a for part in parts for one in part.when if one.question == question for a in one.answers
    }
    asked = [one for facts in stated for one in facts.questions if one.key == question]
    return named | {answer.key for one in asked for answer in one.answers}


def _parts(facts: ItemFacts) -> tuple[QuestionFacts | DecisionFacts, ...]:
    return (*facts.questions, *facts.decisions)


def with_free_keys(parts: Sequence[P], stem: str, known: Collection[str] = ()) -> tuple[P, ...]:
    """Return parts that each have a key; those that are there stay, and none is of `known`."""
    used = [*known, *(part.key for part in parts if part.key)]
    found: list[P] = []
    for part in parts:
        key = part.key or free_key(stem, used)
        used.append(key)
        found.append(replace(part, key=key))
    return tuple(found)


def put(parts: tuple[P, ...], part: P) -> tuple[P, ...]:
    """Return parts with one in the place of that with the same key, or at the end."""
    if any(one.key == part.key for one in parts):
        return tuple(part if one.key == part.key else one for one in parts)
    return (*parts, part)


def moved(parts: Sequence[P], key: str, do: str) -> tuple[P, ...]:
    """Return parts with one of them a place `up` or `down`, or without it (`drop`)."""
    found = list(parts)
    place = next((n for n, one in enumerate(parts) if one.key == key), None)
    if place is None:
        return tuple(parts)
    part = found.pop(place)
    if do != "drop":
        found.insert(max(0, place + (-1 if do == "up" else 1)), part)
    return tuple(found)


def pruned(facts: ItemFacts) -> ItemFacts:
    """Return facts whose decisions name only materials and fees that there are.

    A row that is left with nothing to say stays: its answers are still thought of.
    """
    if not facts.decisions:
        return facts
    keys = {material.key for material in facts.materials}
    fees = {fee.name for fee in facts.fees}
    rows = tuple(
        replace(
            row,
            materials=tuple(key for key in row.materials if key in keys),
            waives=tuple(key for key in row.waives if key in keys),
            fees=tuple(name for name in row.fees if name in fees),
        )
        for row in facts.decisions
    )
    return facts if rows == facts.decisions else replace(facts, decisions=rows)
