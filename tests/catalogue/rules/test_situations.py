"""Situations: what one person's answers make of an item, and what is wrong with a table."""

from dataclasses import replace
from itertools import combinations

import pytest

from catalogue.rules.situation_faults import MOST_PAIRS, FaultKind, faults
from catalogue.rules.situation_sets import answer_sets
from catalogue.rules.situations import parsed, selected, situation, written
from catalogue.rules.texts import sources, with_texts
from catalogue.values.codes import Charged, Necessity
from catalogue.values.facts import FeeFacts, ItemFacts, MaterialFacts
from catalogue.values.limits import LimitUnit, TimeLimit
from catalogue.values.situations import AnswerFacts, DecisionFacts, QuestionFacts, WhenFacts

THREE_DAYS = TimeLimit(number=3, unit=LimitUnit.NATURAL_DAY)
SIXTY_DAYS = TimeLimit(number=60, unit=LimitUnit.NATURAL_DAY)


def a_question(key: str, *answers: str, plain: str = "", when: str = "") -> QuestionFacts:
    return QuestionFacts(
        key=key,
        text=f"{key}?",
        answers=tuple(AnswerFacts(key=one, text=one, plain=one == plain) for one in answers),
        when=(where(when),) if when else (),
    )


def where(text: str) -> WhenFacts:
    question, _, answers = text.partition(".")
    return WhenFacts(question=question, answers=tuple(answers.split("/")))


def a_row(key: str, *when: str, **said: object) -> DecisionFacts:
    return DecisionFacts(key=key, when=tuple(map(where, when)), **said)  # type: ignore[arg-type]


CARD = ItemFacts(
    name="居民身份证补领换领",
    department="公安局",
    charged=Charged.YES,
    promised_limit=SIXTY_DAYS,
    materials=tuple(
        MaterialFacts(key=key, name=key) for key in ("book", "old", "guardian", "permit")
    ),
    fees=tuple(
        FeeFacts(name=name, amount_fen=fen) for name, fen in (("换领", 2000), ("补领", 4000))
    ),
    questions=(
        a_question("why", "expired", "damaged", "lost"),
        a_question("age", "adult", "under16", plain="adult"),
        a_question("relation", "parent", "other", plain="parent", when="age.under16"),
    ),
    decisions=(
        a_row("1", "why.expired/damaged", materials=("old",), fees=("换领",)),
        a_row("2", "why.lost", fees=("补领",)),
        a_row("3", "age.under16", materials=("guardian",)),
        a_row("4", "relation.other", stop="先办理监护关系证明"),
    ),
)


def materials(facts: ItemFacts) -> list[str]:
    return [material.key for material in facts.materials]


def test_what_no_row_names_is_asked_always_and_the_rest_where_a_row_fits() -> None:
    facts = selected(CARD, {"why": "lost", "age": "adult"})
    assert materials(facts) == ["book", "permit"]
    assert [fee.name for fee in facts.fees] == ["补领"]
    facts = selected(CARD, {"why": "expired", "age": "under16", "relation": "parent"})
    assert materials(facts) == ["book", "old", "guardian", "permit"]


def test_without_answers_everything_that_may_be_needed_stays_and_is_told_apart() -> None:
    found = situation(CARD, {})
    assert materials(found.facts) == materials(CARD)
    assert found.open_materials == {"old", "guardian"}
    assert found.open_fees == {"换领", "补领"}
    assert [question.key for question in found.to_answer] == ["why", "age", "relation"]
    assert not found.complete


def test_a_question_that_hangs_on_another_is_asked_only_where_it_matters() -> None:
    found = situation(CARD, {"why": "lost", "age": "adult", "relation": "other"})
    assert found.complete
    assert dict(found.answers) == {"why": "lost", "age": "adult"}
    assert not found.stops
    found = situation(CARD, {"why": "lost", "age": "under16"})
    assert [question.key for question in found.to_answer] == ["relation"]


def test_a_row_may_say_that_nobody_can_apply_like_this() -> None:
    found = situation(CARD, {"why": "lost", "age": "under16", "relation": "other"})
    assert [row.stop for row in found.stops] == ["先办理监护关系证明"]


def test_rows_set_the_limit_the_place_and_the_length_and_take_materials_away() -> None:
    row = a_row(
        *("5", "age.under16"),
        **{"promised_limit": THREE_DAYS, "place": "少年窗口", "stay_slots": 2, "waives": ("book",)},
    )
    facts = selected(replace(CARD, decisions=(*CARD.decisions, row)), {"age": "under16"})
    assert (facts.promised_limit, facts.place, facts.stay_slots) == (THREE_DAYS, "少年窗口", 2)
    assert "book" not in materials(facts)


def test_more_answers_never_ask_for_more_than_was_shown_before() -> None:
    for whole in answer_sets(CARD.questions):
        for size in range(len(whole)):
            for part in combinations(whole.items(), size):
                before, after = situation(CARD, dict(part)), situation(CARD, whole)
                certain = {*materials(before.facts)} - before.open_materials
                assert certain <= {*materials(after.facts)} <= {*materials(before.facts)}


def test_what_the_answers_ask_for_is_needed_and_no_longer_only_sometimes() -> None:
    some = tuple(replace(one, necessity=Necessity.OPTIONAL) for one in CARD.materials)
    facts = selected(replace(CARD, materials=some), {"why": "expired", "age": "adult"})
    assert {one.key: one.necessity for one in facts.materials} == {
        "book": Necessity.OPTIONAL,
        "old": Necessity.REQUIRED,
        "permit": Necessity.OPTIONAL,
    }


def test_answers_travel_in_an_address() -> None:
    answers = {"why": "lost", "age": "under16"}
    assert written(answers) == "why.lost~age.under16"
    assert parsed(written(answers)) == answers


@pytest.mark.parametrize("text", ["", "~", "why", "why.", ".lost", "WHY.lost", "a.b.c", "<b>.x"])
def test_what_is_no_answer_is_passed_over(text: str) -> None:
    assert parsed(text) == {}
    assert selected(CARD, {"why": "stolen", "colour": "red"}) == CARD


def test_a_table_without_faults_has_none() -> None:
    assert faults(CARD) == ()
    assert faults(ItemFacts(name="无", department="局")) == ()


def found(**changed: object) -> set[FaultKind]:
    return {fault.kind for fault in faults(replace(CARD, **changed))}  # type: ignore[arg-type]


ROWS = CARD.decisions


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        (ROWS[1:3], FaultKind.GAP),  # expired and damaged are named nowhere
        (
            (*ROWS, a_row("5", promised_limit=THREE_DAYS), a_row("6", promised_limit=SIXTY_DAYS)),
            FaultKind.OVERLAP,
        ),
        ((*ROWS, a_row("5", "why.expired", waives=("old",))), FaultKind.CONTRADICTION),
        ((*ROWS, a_row("5", "age.adult", "relation.other", note="无")), FaultKind.NEVER),
        ((*ROWS, a_row("5", "why.expired")), FaultKind.EMPTY),
        ((*ROWS, a_row("5", "why.stolen", note="无")), FaultKind.UNKNOWN),
        ((*ROWS, a_row("5", materials=("passport",))), FaultKind.UNKNOWN),
        ((*ROWS, a_row("1", note="无")), FaultKind.TWICE),
        ((*ROWS, a_row("Ä", note="无")), FaultKind.BAD_KEY),
    ],
)
def test_a_fault_of_the_rows_is_found(rows: tuple[DecisionFacts, ...], kind: FaultKind) -> None:
    assert found(decisions=rows) == {kind}


@pytest.mark.parametrize(
    ("questions", "kind"),
    [
        ((*CARD.questions, a_question("more", "yes")), FaultKind.FEW_ANSWERS),
        ((CARD.questions[2], *CARD.questions[:2]), FaultKind.LATER),
        ((*CARD.questions, *(a_question(f"q{n}", "a", "b") for n in range(4))), FaultKind.TOO_MANY),
    ],
)
def test_a_fault_of_the_questions_is_found(
    questions: tuple[QuestionFacts, ...], kind: FaultKind
) -> None:
    assert found(questions=questions) == {kind}


def test_answers_for_which_no_fee_is_said_are_found() -> None:
    rows = (*ROWS[:1], a_row("2", "why.lost", note="请先挂失"), *ROWS[2:])
    assert found(fees=CARD.fees[:1], decisions=rows) == {FaultKind.NO_FEE}
    assert found(
        fees=(), decisions=(a_row("1", "why.expired/lost/damaged", note="一"), ROWS[2])
    ) == {FaultKind.GAP}


def test_a_fault_shows_answers_that_meet_it() -> None:
    rows = (*ROWS, a_row("5", "why.lost", place="甲"), a_row("6", "age.adult", place="乙"))
    (fault,) = (one for one in faults(replace(CARD, place="丙", decisions=rows)))
    assert (fault.kind, fault.field, fault.rows) == (FaultKind.OVERLAP, "place", ("5", "6"))
    assert dict(fault.example) == {"why": "lost", "age": "adult"}


def test_the_largest_table_is_checked_to_an_end() -> None:
    questions = tuple(a_question(f"q{n}", *"abcdefgh") for n in range(6))
    rows = (a_row("1", *(f"q{n}.{'/'.join('abcdefgh')}" for n in range(6)), note="一"),)
    assert faults(replace(CARD, fees=(), questions=questions, decisions=rows)) == ()


def test_the_rows_of_the_largest_table_are_held_against_each_other() -> None:
    questions = tuple(a_question(f"q{n}", *"abcdefgh") for n in range(6))
    rows = tuple(a_row(f"r{n}", place=f"{n}") for n in range(60))
    told = faults(replace(CARD, fees=(), questions=questions, decisions=rows))
    assert [one.kind for one in told].count(FaultKind.OVERLAP) == MOST_PAIRS


def test_questions_answers_and_rows_are_translated_like_all_texts() -> None:
    said = {"question.why.text": "Nima?", "answer.why-lost.text": "Yitti", "decision.4.stop": "Yoq"}
    assert {*said} <= {source.field for source in sources(CARD)}
    facts = with_texts(CARD, {"ug": said})
    assert facts.questions[0].texts == {"ug": {"text": "Nima?"}}
    assert facts.questions[0].answers[2].texts == {"ug": {"text": "Yitti"}}
    assert facts.decisions[3].texts == {"ug": {"stop": "Yoq"}}
    assert with_texts(facts, {}) == CARD
