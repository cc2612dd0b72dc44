"""Keys of questions and rows that stay, their order, and what a claim leaves of decisions."""

import pytest

from catalogue.rules.claims import WAIVED, resolved
from catalogue.rules.content import draft_digest
from catalogue.rules.situation_editing import free_key, moved
from catalogue.rules.situation_faults import faults
from catalogue.rules.situation_names import in_keys, in_names
from catalogue.rules.situations import selected
from catalogue.values.facts import ItemFacts
from catalogue.values.situations import AnswerFacts, DecisionFacts, QuestionFacts, WhenFacts
from tests.catalogue.builders import a_material, some_facts

ROWS = tuple(DecisionFacts(key=key, note=key) for key in "abc")


def a_standard() -> ItemFacts:
    answers = (AnswerFacts(key="due", text="到期"), AnswerFacts(key="lost", text="丢失"))
    whens = [(WhenFacts(question="why", answers=(answer.key,)),) for answer in answers]
    return some_facts(
        materials=(a_material("照片", key="m1"), a_material("旧证", key="m2")),
        questions=(QuestionFacts(key="why", text="为什么？", answers=answers),),
        decisions=(
            DecisionFacts(key="d1", when=whens[0], materials=("m2",)),
            DecisionFacts(key="d2", when=whens[1], note="先挂失"),
        ),
    )


@pytest.mark.parametrize(
    ("used", "key"), [([], "q1"), (["q1", "q2"], "q3"), (["q1", "q3"], "q4"), (["why"], "q1")]
)
def test_a_new_key_is_one_that_is_free(used: list[str], key: str) -> None:
    assert free_key("q", used) == key


@pytest.mark.parametrize(
    ("key", "do", "order"),
    [("b", "up", "bac"), ("b", "down", "acb"), ("a", "up", "abc"), ("b", "drop", "ac")],
)
def test_a_row_is_moved_by_a_place_or_removed(key: str, do: str, order: str) -> None:
    assert "".join(row.key for row in moved(ROWS, key, do)) == order


def test_a_claim_that_waives_a_material_has_decisions_without_it_and_no_fault_that_bars() -> None:
    claim = resolved(a_standard(), {WAIVED: ["m2"]}, {})

    assert claim.decisions[0].materials == ()
    assert [fault for fault in faults(claim) if fault.bars] == []
    assert [one.key for one in selected(claim, {"why": "due"}).materials] == ["m1"]


def test_names_in_lists_are_the_keys_again_and_the_digest_is_the_same() -> None:
    facts = a_standard()

    listed = in_names(facts)

    assert listed.decisions[0].materials == ("旧证",)
    assert in_keys(listed) == facts
    assert draft_digest(listed) == draft_digest(facts)
