"""Situations: plain questions whose answers say what holds for one person, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from catalogue.values.limits import TimeLimit

Texts = Mapping[str, Mapping[str, str]]  # {"ug": {"text": "..."}}
Answers = Mapping[str, str]  # the answer given to each question, by their keys
LONGEST = 500  # characters of each text of a question, an answer or a row


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFacts:
    """One answer. One that is `plain` changes nothing, and no decision has to name it."""

    key: str
    text: str
    plain: bool = False
    texts: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class WhenFacts:
    """Holds where the question was answered with one of these, by their keys."""

    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFacts:
    """One question with its answers, of which one is given.

    It is asked only where all of `when` holds of the questions before it.
    """

    key: str
    text: str
    hint: str = ""
    answers: tuple[AnswerFacts, ...] = ()
    when: tuple[WhenFacts, ...] = ()
    texts: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFacts:
    """One row of the decision table: where all of `when` holds, the rest of it counts.

    A material or fee that any row names in `materials` or `fees` is asked only where a row that
    fits names it; every other is asked always. `waives` takes a material away. Materials go by
    their key, fees by their name. `stop` says why nobody can apply like this, and what to do.
    """

    key: str
    when: tuple[WhenFacts, ...] = ()
    materials: tuple[str, ...] = ()
    waives: tuple[str, ...] = ()
    fees: tuple[str, ...] = ()
    legal_limit: TimeLimit | None = None
    promised_limit: TimeLimit | None = None
    stay_slots: int | None = None
    place: str = ""
    window: str = ""
    note: str = ""
    stop: str = ""
    texts: Texts = field(default_factory=dict)
