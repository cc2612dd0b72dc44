"""Gaps and overlaps of a decision table: what an editor has to mend before citizens see it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from catalogue.rules.situations import KEY, SINGLE, facts_keys, holds
from catalogue.values.codes import Charged
from catalogue.values.facts import ItemFacts
from catalogue.values.situations import Answers, DecisionFacts, WhenFacts

MOST_QUESTIONS, MOST_ANSWERS = 6, 8
MOST_SETS = 50_000  # a table with more is checked as far as that


class FaultKind(StrEnum):
    """What is wrong with a question or a row."""

    TOO_MANY = "too_many"  # questions of an item, or answers of a question
    FEW_ANSWERS = "few_answers"  # a question with fewer than two
    TWICE = "twice"  # a key stands twice
    BAD_KEY = "bad_key"
    UNKNOWN = "unknown"  # a name that is none: question, answer, material, fee
    LATER = "later"  # a question hangs on one that is asked after it
    GAP = "gap"  # no row names an answer, and it is not said to change nothing
    NO_FEE = "no_fee"  # a fee is asked, but which one is not said for some answers
    NO_MATERIAL = "no_material"
    NO_LIMIT = "no_limit"
    NO_PLACE = "no_place"
    OVERLAP = "overlap"  # two rows fit the same answers and say different things
    CONTRADICTION = "contradiction"  # one row asks for what another that fits waives
    NEVER = "never"  # no answers fit a row
    EMPTY = "empty"  # a row that says nothing


# What a citizen does not stumble over, what a claim comes to that takes materials away, and a
# place that the department of each claim says.
HARMLESS = frozenset({FaultKind.NEVER, FaultKind.EMPTY, FaultKind.NO_MATERIAL, FaultKind.NO_PLACE})


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationFault:
    """One fault: where it is, and answers that show it."""

    kind: FaultKind
    question: str = ""
    answer: str = ""
    rows: tuple[str, ...] = ()  # keys of decisions
    field: str = ""
    name: str = ""  # what is unknown, or stands twice
    example: tuple[tuple[str, str], ...] = ()

    @property
    def bars(self) -> bool:
        """Whether the item cannot be published like this."""
        return self.kind not in HARMLESS


def faults(facts: ItemFacts) -> tuple[SituationFault, ...]:
    """Return what is wrong with the situations of an item; nothing where it has none.

    Faults of names come alone: what hangs on wrong names would only repeat them.
    """
    named = tuple(_names(facts))
    if named or not (facts.questions or facts.decisions):
        return named
    return (*_gaps(facts), *_of_sets(facts))


def answer_sets(facts: ItemFacts) -> Iterator[dict[str, str]]:
    """Yield every complete set of answers that somebody can give."""
    yield from _sets(facts, 0, {})


def _sets(facts: ItemFacts, place: int, given: Mapping[str, str]) -> Iterator[dict[str, str]]:
    if place == len(facts.questions):
        yield dict(given)
        return
    question = facts.questions[place]
    if not holds(question.when, given):
        yield from _sets(facts, place + 1, given)
        return
    for answer in question.answers:
        yield from _sets(facts, place + 1, {**given, question.key: answer.key})


def _names(facts: ItemFacts) -> Iterator[SituationFault]:
    keys = [question.key for question in facts.questions]
    if len(keys) > MOST_QUESTIONS:
        yield SituationFault(kind=FaultKind.TOO_MANY)
    yield from _keys(keys)
    for number, question in enumerate(facts.questions):
        answers = [answer.key for answer in question.answers]
        if len(answers) < 2:
            yield SituationFault(kind=FaultKind.FEW_ANSWERS, question=question.key)
        if len(answers) > MOST_ANSWERS:
            yield SituationFault(kind=FaultKind.TOO_MANY, question=question.key)
        yield from _keys(answers, question.key)
        yield from _conditions(facts, question.when)
        for one in question.when:
            if one.question in keys[number:]:
                yield SituationFault(kind=FaultKind.LATER, question=question.key, name=one.question)
    yield from _keys([row.key for row in facts.decisions])
    for row in facts.decisions:
        yield from _row_names(facts, row)


def _keys(keys: Iterable[str], question: str = "") -> Iterator[SituationFault]:
    met: set[str] = set()
    for key in keys:
        if not KEY.fullmatch(key):
            yield SituationFault(kind=FaultKind.BAD_KEY, question=question, name=key)
        elif key in met:
            yield SituationFault(kind=FaultKind.TWICE, question=question, name=key)
        met.add(key)


def _conditions(
    facts: ItemFacts, when: Iterable[WhenFacts], row: str = ""
) -> Iterator[SituationFault]:
    known = {one.key: {answer.key for answer in one.answers} for one in facts.questions}
    rows = (row,) if row else ()
    for one in when:
        unknown = [a for a in one.answers if a not in known.get(one.question, set())]
        for name in [one.question] if one.question not in known else unknown:
            yield SituationFault(kind=FaultKind.UNKNOWN, field="when", rows=rows, name=name)


def _row_names(facts: ItemFacts, row: DecisionFacts) -> Iterator[SituationFault]:
    yield from _conditions(facts, row.when, row.key)
    known = {
        "materials": facts_keys(facts),
        "waives": facts_keys(facts),
        "fees": [fee.name for fee in facts.fees],
    }
    for field, names in known.items():
        for name in getattr(row, field):
            if name not in names:
                yield SituationFault(
                    kind=FaultKind.UNKNOWN, field=field, rows=(row.key,), name=name
                )
    if not (row.materials or row.waives or row.fees or row.note or row.stop or _singles(row)):
        yield SituationFault(kind=FaultKind.EMPTY, rows=(row.key,))


def _singles(row: DecisionFacts) -> list[str]:
    return [name for name in SINGLE if getattr(row, name)]


def _gaps(facts: ItemFacts) -> Iterator[SituationFault]:
    """Yield the answers that no row and no later question names."""
    conditions = [*(row.when for row in facts.decisions), *(q.when for q in facts.questions)]
    named = {
        (one.question, answer) for when in conditions for one in when for answer in one.answers
    }
    for question in facts.questions:
        for answer in question.answers:
            if not answer.plain and (question.key, answer.key) not in named:
                yield SituationFault(kind=FaultKind.GAP, question=question.key, answer=answer.key)


def _of_sets(facts: ItemFacts) -> Iterator[SituationFault]:
    """Yield what shows only where all questions are answered; of each kind the first example."""
    met: set[tuple[object, ...]] = set()
    fitted: set[str] = set()
    whole = True
    sets = answer_sets(facts)
    for given in islice(sets, MOST_SETS):
        rows = [row for row in facts.decisions if holds(row.when, given)]
        fitted.update(row.key for row in rows)
        for fault in (*_overlaps(rows, given), *_missing(facts, rows, given)):
            seen = (fault.kind, fault.field, fault.rows)
            if seen not in met:
                met.add(seen)
                yield fault
    whole = next(sets, None) is None
    for row in facts.decisions if whole else ():
        if row.key not in fitted:
            yield SituationFault(kind=FaultKind.NEVER, rows=(row.key,))


def _overlaps(rows: list[DecisionFacts], given: Answers) -> Iterator[SituationFault]:
    for name in SINGLE:
        saying = [row for row in rows if getattr(row, name)]
        for row in saying[1:]:
            if getattr(row, name) != getattr(saying[0], name):
                yield SituationFault(
                    kind=FaultKind.OVERLAP,
                    field=name,
                    rows=(saying[0].key, row.key),
                    example=tuple(given.items()),
                )
    for asking in rows:
        for waiving in rows:
            if set(asking.materials) & set(waiving.waives):
                yield SituationFault(
                    kind=FaultKind.CONTRADICTION,
                    field="materials",
                    rows=tuple(dict.fromkeys((asking.key, waiving.key))),
                    example=tuple(given.items()),
                )


def _missing(
    facts: ItemFacts, rows: list[DecisionFacts], given: Answers
) -> Iterator[SituationFault]:
    """Yield what is said for other answers and not for these, unless nobody can apply so."""
    if any(row.stop for row in rows):
        return
    lacking = {
        FaultKind.NO_FEE: facts.charged is Charged.YES
        and bool(facts.fees)
        and _nothing(facts, rows, "fees", [fee.name for fee in facts.fees]),
        FaultKind.NO_MATERIAL: bool(facts.materials)
        and _nothing(facts, rows, "materials", facts_keys(facts)),
        FaultKind.NO_LIMIT: facts.promised_limit is None and _unsaid(facts, rows, "promised_limit"),
        FaultKind.NO_PLACE: not facts.place and _unsaid(facts, rows, "place"),
    }
    for kind, lacks in lacking.items():
        if lacks:
            yield SituationFault(kind=kind, example=tuple(given.items()))


def _nothing(facts: ItemFacts, rows: list[DecisionFacts], name: str, known: list[str]) -> bool:
    """Whether nothing is asked: all of it is ruled, and no row that fits names any."""
    ruled = {key for row in facts.decisions for key in getattr(row, name)}
    return set(known) <= ruled and not any(getattr(row, name) for row in rows)


def _unsaid(facts: ItemFacts, rows: list[DecisionFacts], name: str) -> bool:
    """Whether other rows say it and none that fits does."""
    return any(getattr(row, name) for row in facts.decisions) and not any(
        getattr(row, name) for row in rows
    )
