"""Gaps and overlaps of a decision table: what an editor has to mend before citizens see it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, islice, product

from catalogue.rules.situation_sets import example, fitting_sets
from catalogue.rules.situations import KEY, SINGLE, facts_keys
from catalogue.values.codes import Charged
from catalogue.values.facts import ItemFacts
from catalogue.values.situations import DecisionFacts, WhenFacts

MOST_QUESTIONS, MOST_ANSWERS = 6, 8
MOST_SETS = 50_000  # a table with more is checked as far as that
MOST_PAIRS = 100  # of rows that overlap: more are not read, and mended by the same hand
Rows = Sequence[DecisionFacts]
Pair = tuple[DecisionFacts, DecisionFacts]


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
    return (*_gaps(facts), *islice(_overlaps(facts), MOST_PAIRS), *_of_sets(facts))


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


def _overlaps(facts: ItemFacts) -> Iterator[SituationFault]:
    """Yield the pairs of rows that say different things, where some answers fit both."""
    pairs = (
        *((name, pair) for name in SINGLE for pair in _differing(facts.decisions, name)),
        *(("materials", pair) for pair in _against_each_other(facts.decisions)),
    )
    for name, (one, other) in pairs:
        shown = example(facts.questions, one.when, other.when)
        if shown is not None:
            yield SituationFault(
                kind=FaultKind.CONTRADICTION if name == "materials" else FaultKind.OVERLAP,
                field=name,
                rows=tuple(dict.fromkeys((one.key, other.key))),
                example=tuple(shown.items()),
            )


def _differing(rows: Rows, name: str) -> Iterator[Pair]:
    saying = [row for row in rows if getattr(row, name)]
    for one, other in combinations(saying, 2):
        if getattr(one, name) != getattr(other, name):
            yield one, other


def _against_each_other(rows: Rows) -> Iterator[Pair]:
    for asking, waiving in product(rows, repeat=2):
        if {*asking.materials} & {*waiving.waives}:
            yield asking, waiving


def _of_sets(facts: ItemFacts) -> Iterator[SituationFault]:
    """Yield what shows only where all questions are answered; of each kind the first example."""
    lacking, stops = _lacking(facts), _saying(facts.decisions, "stop")
    fitted, sets = 0, fitting_sets(facts.questions, facts.decisions)
    for given, fitting in islice(sets, MOST_SETS):
        fitted |= fitting
        if fitting & stops:  # nobody can apply so
            continue
        for kind in [kind for kind, saying in lacking.items() if not fitting & saying]:
            del lacking[kind]
            yield SituationFault(kind=kind, example=tuple(given.items()))
    if next(sets, None) is None:
        for number, row in enumerate(facts.decisions):
            if not fitted >> number & 1:
                yield SituationFault(kind=FaultKind.NEVER, rows=(row.key,))


def _lacking(facts: ItemFacts) -> dict[FaultKind, int]:
    """Return what has to be said by a row for every set of answers, and the rows that say it."""
    rows, found = facts.decisions, {}
    if facts.charged is Charged.YES and _all_ruled(rows, "fees", [one.name for one in facts.fees]):
        found[FaultKind.NO_FEE] = _saying(rows, "fees")
    if _all_ruled(rows, "materials", facts_keys(facts)):
        found[FaultKind.NO_MATERIAL] = _saying(rows, "materials")
    if facts.promised_limit is None and _saying(rows, "promised_limit"):
        found[FaultKind.NO_LIMIT] = _saying(rows, "promised_limit")
    if not facts.place and _saying(rows, "place"):
        found[FaultKind.NO_PLACE] = _saying(rows, "place")
    return found


def _saying(rows: Rows, name: str) -> int:
    """Return the rows that say something of `name`, as bits."""
    return sum(1 << number for number, row in enumerate(rows) if getattr(row, name))


def _all_ruled(rows: Rows, name: str, known: Collection[str]) -> bool:
    """Whether there is something and rows name all of it: nothing is asked where none fits."""
    return bool(known) and {*known} <= {key for row in rows for key in getattr(row, name)}
