"""Between the forms of situations and their facts: what is there is shown, what was typed read."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from catalogue.exchange.problems import WrongValue
from catalogue.exchange.readers import slots
from catalogue.exchange.shape import LIMIT, LimitShape
from catalogue.forms.situations import DecisionForm, QuestionForm
from catalogue.rules.content import to_json
from catalogue.rules.situation_editing import with_free_keys
from catalogue.rules.situation_faults import MOST_ANSWERS
from catalogue.values.facts import ItemFacts
from catalogue.values.situations import AnswerFacts, DecisionFacts, QuestionFacts, WhenFacts
from catalogue.views.typed import limit_of
from kernel.words import say

_LIMITS = ("promised_limit", "legal_limit")


def as_question(question: QuestionFacts | None) -> dict[str, Any]:
    """Return what the form shows of a question; of a new one, places for two answers."""
    if question is None:
        return {"answers": [{}, {}]}
    answers = [{"key": a.key, "text": a.text, "plain": a.plain} for a in question.answers]
    return {
        "text": question.text,
        "hint": question.hint,
        "answers": answers,
        "when": _ticks(question.when),
    }


def as_decision(row: DecisionFacts | None) -> dict[str, Any]:
    """Return what the form shows of a row."""
    if row is None:
        return {}
    return {**to_json(row), "when": _ticks(row.when), "stay_slots": row.stay_slots or ""}


def read_question(
    form: QuestionForm,
    asked: Iterable[QuestionFacts],
    key: str,
    old: QuestionFacts | None,
    known: Collection[str],
) -> QuestionFacts:
    """Return the question that was typed; answers keep their keys and translations.

    `known`: keys of answers that a new one may not get.
    """
    return QuestionFacts(
        key=key,
        text=_words(form.text.data),
        hint=_words(form.hint.data),
        answers=with_free_keys(_answers(form, old), "a", known),
        when=_when(asked, form.when.data or ()),
        texts=old.texts if old else {},
    )


def read_decision(
    form: DecisionForm, facts: ItemFacts, key: str, old: DecisionFacts | None
) -> DecisionFacts | None:
    """Return the row that was typed; where it is wrong, its fields say so."""
    limits = {name: _limit(form[name]) for name in _LIMITS}
    try:
        stay = slots(form.stay_slots.data) if form.stay_slots.data else None
    except WrongValue as wrong:
        form.stay_slots.errors = [say(wrong.message, **wrong.params)]
        return None
    words: dict[str, Any] = {
        name: _words(form[name].data) for name in ("place", "window", "note", "stop")
    }
    return DecisionFacts(
        key=key,
        when=_when(facts.questions, form.when.data or ()),
        materials=tuple(form.materials.data or ()),
        waives=tuple(form.waives.data or ()),
        fees=tuple(form.fees.data or ()),
        stay_slots=stay,
        texts=old.texts if old else {},
        **limits,
        **words,
    )


def moved_answers(form: QuestionForm, do: str) -> bool:
    """Add, remove or move a row of answers; return whether that was asked for."""
    rows = [row.form.data for row in form.answers.entries]
    numbers = [row.name.rpartition("-")[2] for row in form.answers.entries]
    what, _dash, number = do.partition("-")
    if what == "add":
        rows.append({})
    elif what in ("up", "down", "drop") and number in numbers:
        place = numbers.index(number)
        row = rows.pop(place)
        if what != "drop":
            rows.insert(max(0, place + (-1 if what == "up" else 1)), row)
    else:
        return False
    _refill(form, rows[:MOST_ANSWERS])
    return True


def _refill(form: QuestionForm, rows: Sequence[Any]) -> None:
    while form.answers.entries:
        form.answers.pop_entry()
    for row in rows:
        form.answers.append_entry(row)


def _answers(form: QuestionForm, old: QuestionFacts | None) -> list[AnswerFacts]:
    """Return the answers; a key that is none of this question's, or stands twice, is a new one."""
    known = {one.key: one.texts for one in old.answers} if old else {}
    found = []
    for row in (entry.form for entry in form.answers.entries):
        text = _words(row.text.data)
        if text:
            key = row.key.data if row.key.data in known else ""
            texts = known.pop(key, {})
            one = AnswerFacts(key=key, text=text, plain=bool(row.plain.data))
            found.append(replace(one, texts=texts))
    return found


def _ticks(when: Iterable[WhenFacts]) -> list[str]:
    """Return conditions as the ticks of a form: `why.lost`."""
    return [f"{one.question}.{answer}" for one in when for answer in one.answers]


def _when(questions: Iterable[QuestionFacts], ticks: Iterable[str]) -> tuple[WhenFacts, ...]:
    """Return the conditions of ticks, in the order of the questions."""
    chosen = {*ticks}
    found = []
    for one in questions:
        keys = tuple(a.key for a in one.answers if f"{one.key}.{a.key}" in chosen)
        if keys:
            found.append(WhenFacts(question=one.key, answers=keys))
    return tuple(found)


def _words(text: str | None) -> str:
    return (text or "").replace("\r\n", "\n").strip()


def _limit(field: Any) -> Any:
    def complain(path: str, _value: object, wrong: WrongValue) -> None:
        inner = field.form[path.rpartition(".")[2]]
        inner.errors = [*inner.errors, say(wrong.message, **wrong.params)]

    return LimitShape(LIMIT).read(limit_of(field.data), "limit", complain)
