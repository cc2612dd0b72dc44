"""Questions as rows of a table, a row for each answer, and back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from catalogue.exchange.problems import Place

Found = Sequence[tuple[Place, dict[str, Any]]]
ANSWER = "answers"


def question_rows(questions: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield a row for each answer; the question itself stands in the first of them."""
    for question in questions:
        said = {name: value for name, value in question.items() if name != ANSWER}
        answers: Sequence[dict[str, Any]] = question.get(ANSWER) or ({},)
        for answer in answers:
            yield {**_lines(said), ANSWER: answer}
            said = {"key": question["key"]}


def decision_rows(decisions: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield a row for each decision."""
    return map(_lines, decisions)


def _lines(part: Mapping[str, Any]) -> dict[str, Any]:
    """Return a part with its conditions, a line for each question: `why=due/lost`."""
    if "when" not in part:
        return dict(part)
    lines = [f"{one['question']}={'/'.join(one['answers'])}" for one in part["when"]]
    return {**part, "when": "\n".join(lines)}


def questions_of(rows: Found) -> tuple[list[dict[str, Any]], dict[str, list[Place]]]:
    """Return questions from rows that follow each other, and where each and its answers stand.

    A row without a key, or with that of the row before, gives one more answer.
    """
    found: list[dict[str, Any]] = []
    places: dict[str, list[Place]] = {"questions": []}
    for place, row in rows:
        answer = row.pop(ANSWER, None)
        if not found or row.get("key", found[-1]["key"]) != found[-1]["key"]:
            found.append({"key": "", **row, ANSWER: []})
            places["questions"].append(place)
        else:
            found[-1] = {**row, **found[-1]}
        if answer is not None:
            found[-1][ANSWER].append(answer)
            places.setdefault(f"questions[{len(found)}].{ANSWER}", []).append(place)
    return found, places


def silent_on(data: Mapping[str, Any]) -> tuple[str, ...]:
    """Return of which situations a list says nothing: these stay as they are."""
    return tuple(name for name in ("questions", "decisions") if name not in data)
