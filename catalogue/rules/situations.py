"""What the answers of one person make of an item.

Everything behind the guide (booking, desk, papers) gets the narrowed facts and knows no rule.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from catalogue.values.codes import Necessity
from catalogue.values.facts import ItemFacts, MaterialFacts
from catalogue.values.published import PublishedItem
from catalogue.values.situations import Answers, DecisionFacts, QuestionFacts, WhenFacts

KEY = re.compile(r"[a-z0-9]{1,16}")
NONE: Answers = MappingProxyType({})
SINGLE = ("legal_limit", "promised_limit", "stay_slots", "place", "window")  # one row sets them


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What holds for one person.

    `facts` ask for what is certain and for what may still turn out to be needed; the materials
    and fees of the second kind are named in `open_materials` (keys) and `open_fees` (names)
    until the questions in `to_answer` are answered.
    """

    facts: ItemFacts
    answers: Answers
    to_answer: tuple[QuestionFacts, ...]
    fitting: tuple[DecisionFacts, ...]
    open_materials: frozenset[str] = frozenset()
    open_fees: frozenset[str] = frozenset()

    @property
    def complete(self) -> bool:
        """Whether every question that is to be asked is answered."""
        return not self.to_answer

    @property
    def stops(self) -> tuple[DecisionFacts, ...]:
        """The rows that say why nobody can apply like this."""
        return tuple(row for row in self.fitting if row.stop)


def situation(facts: ItemFacts, answers: Answers) -> Situation:
    """Return what `answers` make of an item. Answers that it does not know are passed over."""
    given = known_answers(facts, answers)
    fitting = tuple(row for row in facts.decisions if holds(row.when, given))
    open_rows = tuple(row for row in facts.decisions if _open(row.when, facts, given))
    waived = frozenset(key for row in fitting for key in row.waives)
    certain, perhaps = _asked(facts, fitting, open_rows, "materials", facts_keys(facts))
    fees, fees_perhaps = _asked(facts, fitting, open_rows, "fees", [f.name for f in facts.fees])
    asked = (certain | perhaps) - waived
    named = {key for row in fitting for key in row.materials}
    narrowed = replace(
        facts,
        materials=tuple(_needed(one, named) for one in facts.materials if one.key in asked),
        fees=tuple(one for one in facts.fees if one.name in fees | fees_perhaps),
    )
    maybe = {key for row in open_rows for key in row.waives} & certain
    return Situation(
        facts=_single(narrowed, fitting),
        answers=given,
        to_answer=tuple(_to_answer(facts, given)),
        fitting=fitting,
        open_materials=frozenset((perhaps | maybe) - waived),
        open_fees=frozenset(fees_perhaps),
    )


def _needed(material: MaterialFacts, named: Collection[str]) -> MaterialFacts:
    """Return a material as needed where the answers ask for it: "in some cases" is decided."""
    return replace(material, necessity=Necessity.REQUIRED) if material.key in named else material


def selected(facts: ItemFacts, answers: Answers) -> ItemFacts:
    """Return an item as it is for who gave these answers."""
    return situation(facts, answers).facts if facts.questions else facts


def for_answers(item: PublishedItem, answers: Answers) -> PublishedItem:
    """Return a published item as it is for who gave these answers."""
    return replace(item, facts=selected(item.facts, answers))


def known_answers(facts: ItemFacts, answers: Answers) -> dict[str, str]:
    """Return the answers an item knows, of the questions that are asked given those before."""
    given: dict[str, str] = {}
    for question in facts.questions:
        answer = answers.get(question.key)
        if holds(question.when, given) and any(one.key == answer for one in question.answers):
            given[question.key] = str(answer)
    return given


def holds(when: Iterable[WhenFacts], answers: Answers) -> bool:
    """Whether all conditions hold; no condition always does."""
    return all(answers.get(one.question) in one.answers for one in when)


def written(answers: Answers) -> str:
    """Return answers as an address carries them: `age.under16~why.lost`."""
    return "~".join(f"{question}.{answer}" for question, answer in answers.items())


def parsed(text: str) -> dict[str, str]:
    """Return the answers that an address carries. What is no answer is passed over."""
    pairs = (part.partition(".") for part in text[:1000].split("~"))
    return {
        question: answer
        for question, dot, answer in pairs
        if dot and KEY.fullmatch(question) and KEY.fullmatch(answer)
    }


def written_visit(code: str, answers: Answers) -> str:
    """Return the answers to one item of a visit as an address carries them, after its code."""
    return f"{code}~{written(answers)}"


def parsed_visit(texts: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return the answers of a visit by the codes of its items: `CODE~age.under16~why.lost`."""
    pairs = (text.partition("~") for text in texts)
    return {code: parsed(rest) for code, _, rest in pairs if code}


def facts_keys(facts: ItemFacts) -> list[str]:
    """Return the keys of an item's materials."""
    return [material.key for material in facts.materials]


def _to_answer(facts: ItemFacts, given: Mapping[str, str]) -> Iterable[QuestionFacts]:
    """Yield the questions that are not answered; one that hangs on an open one is open too."""
    for question in facts.questions:
        if question.key not in given and _possible(question.when, facts, given):
            yield question


def _possible(when: Iterable[WhenFacts], facts: ItemFacts, given: Mapping[str, str]) -> bool:
    """Whether conditions hold, or may once open questions are answered."""
    questions = {question.key: question for question in facts.questions}
    for one in when:
        if one.question in given:
            if given[one.question] not in one.answers:
                return False
        elif one.question not in questions or not _possible(
            questions[one.question].when, facts, given
        ):
            return False
    return True


def _open(when: Iterable[WhenFacts], facts: ItemFacts, given: Mapping[str, str]) -> bool:
    whole = tuple(when)
    return not holds(whole, given) and _possible(whole, facts, given)


def _asked(
    facts: ItemFacts,
    fitting: Iterable[DecisionFacts],
    open_rows: Iterable[DecisionFacts],
    name: str,
    known: Iterable[str],
) -> tuple[set[str], set[str]]:
    """Return what is asked for certain, and what may be."""
    ruled = {key for row in facts.decisions for key in getattr(row, name)}
    now = {key for row in fitting for key in getattr(row, name)}
    later = {key for row in open_rows for key in getattr(row, name)}
    certain = {key for key in known if key not in ruled or key in now}
    return certain, {key for key in known if key in later} - certain


def _single(facts: ItemFacts, fitting: Iterable[DecisionFacts]) -> ItemFacts:
    """Return facts with what the first row that sets it says of limits, length and place."""
    for row in reversed(tuple(fitting)):
        said = {name: getattr(row, name) for name in SINGLE if getattr(row, name)}
        said.pop("window", None)
        facts = replace(facts, **said)
        if row.place and row.texts:
            facts = replace(facts, texts=_place_words(facts, row))
    return facts


def _place_words(facts: ItemFacts, row: DecisionFacts) -> dict[str, dict[str, str]]:
    """Return an item's translations with the place a row names instead of its own."""
    found = {lang: {**said} for lang, said in facts.texts.items()}
    for said in found.values():
        said.pop("place", None)
    for lang, words in row.texts.items():
        if words.get("place"):
            found.setdefault(lang, {})["place"] = words["place"]
    return found
