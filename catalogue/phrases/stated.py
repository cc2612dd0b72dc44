"""What stands in a field of an item, in a few words, where it stands beside another value."""

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import Any

from catalogue.phrases.codes import listed, theme_words, word
from catalogue.phrases.facts import fees_words, visits_words
from catalogue.phrases.limits import limit_words
from catalogue.rules.claims import ADDED, WAIVED
from catalogue.rules.content import field_from_json
from catalogue.values.facts import FaqFacts, FeeFacts, ItemFacts, MaterialFacts, StepFacts
from catalogue.values.limits import TimeLimit
from catalogue.values.situations import AnswerFacts, DecisionFacts, QuestionFacts, WhenFacts
from kernel.words import _, longdate


def stated(value: Any) -> str:
    """Return what stands in a field, in a few words; several texts stand on lines of their own."""
    if value in (None, "", ()):
        return _("Not stated")
    for kind, words in _BY_KIND:
        if isinstance(value, kind):
            return words(value)
    return str(value)


def shown_value(name: str, value: Any) -> str:
    """Return what stands in the field `name`."""
    if name == "visits":
        return visits_words(value)
    if name == "themes" and value:
        return listed(theme_words(slug) for slug in value)
    return stated(value)


def plain_words(name: str, data: Any) -> str:
    """Return what stands in the field `name`, from plain data."""
    if name in (WAIVED, ADDED):
        return "\n".join(map(str, data or ())) or _("Not stated")
    return shown_value(name, None if data is None else field_from_json(ItemFacts, name, data))


def _several(parts: Iterable[Any]) -> str:
    whole = [*parts]
    words = [stated(part) for part in whole]
    return listed(words) if all(isinstance(part, StrEnum) for part in whole) else "\n".join(words)


def _fee(fee: FeeFacts) -> str:
    return " · ".join(part for part in (fee.name, fees_words(fee), fee.standard) if part)


_BY_KIND: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (StrEnum, word),
    (TimeLimit, limit_words),
    (FeeFacts, _fee),
    (MaterialFacts, lambda material: material.name),
    (StepFacts, lambda step: step.name),
    (FaqFacts, lambda faq: faq.question),
    (QuestionFacts, lambda question: question.text),
    (AnswerFacts, lambda answer: f"{answer.key} = {answer.text}"),
    (WhenFacts, lambda when: f"{when.question} = {' / '.join(when.answers)}"),
    (DecisionFacts, lambda decision: decision.key),
    (date, longdate),
    (tuple, _several),
)
