"""The page of situations: questions, the decision table, what is wrong with it, and trying it."""

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from catalogue.queries.drafts import facts_of, get_draft_row
from catalogue.refusals import SituationsFaulty
from catalogue.usecases.publish_item import publish_item
from catalogue.values.codes import Charged
from catalogue.values.commands import PublishItem, SavedDraft
from catalogue.values.facts import FeeFacts, ItemFacts
from catalogue.values.limits import LimitUnit, TimeLimit
from catalogue.values.situations import AnswerFacts, DecisionFacts, QuestionFacts, WhenFacts
from kernel.access import SYSTEM, Role
from kernel.db import db, transaction
from tests.catalogue.builders import a_claim, a_draft, a_material, a_published_item
from tests.catalogue.views.filled import as_it_is, filled, send
from tests.catalogue.views.standards import a_directory, a_wish, somebody
from tests.catalogue.views.test_staff import HERE, item_path, staff
from tests.client import PageClient
from tests.clock import NOW
from tests.organisation.builders import COUNTY

__all__ = ["staff"]
WHY = QuestionFacts(
    key="why",
    text="为什么办？",
    answers=(AnswerFacts(key="due", text="到期"), AnswerFacts(key="lost", text="丢失")),
)
ROWS = (
    DecisionFacts(key="1", when=(WhenFacts(question="why", answers=("due",)),), materials=("old",)),
    DecisionFacts(
        key="2", when=(WhenFacts(question="why", answers=("lost",)),), fees=("补领",), note="先挂失"
    ),
)
CARD: dict[str, Any] = {
    "materials": (a_material("户口簿", key="book"), a_material("旧证", key="old")),
    "charged": Charged.YES,
    "fees": (FeeFacts(name="补领", amount_fen=4000), FeeFacts(name="工本", amount_fen=100)),
    "questions": (WHY,),
    "decisions": ROWS,
}


def a_card(**facts: Any) -> SavedDraft:
    return a_draft("身份证换领", **HERE, **CARD | facts)


def path_of(saved: SavedDraft, rest: str = "") -> str:
    return f"{item_path(saved.code)}/situations{rest}"


def read(session: Session, saved: SavedDraft) -> ItemFacts:
    session.expire_all()
    return facts_of(get_draft_row(session, saved.item_id))


def test_a_question_is_written_with_its_answers(staff: PageClient, session: Session) -> None:
    saved = a_card(questions=(), decisions=())
    typed = {"text": "谁来办？", "answers-0-text": "本人", "answers-0-plain": "y"}

    answer = send(
        staff, path_of(saved, "/question"), **typed, **{"answers-1-text": "代办", "do": "save"}
    )

    assert answer.status_code == 302
    (question,) = read(session, saved).questions
    assert (question.key, question.text) == ("q1", "谁来办？")
    assert [(one.key, one.text, one.plain) for one in question.answers] == [
        ("a1", "本人", True),
        ("a2", "代办", False),
    ]


@pytest.mark.parametrize("row", ["²", "٣", "9" * 5_000, "-1", ""])
def test_what_is_no_number_of_a_row_names_none(
    staff: PageClient, session: Session, row: str
) -> None:
    saved = a_card(questions=(), decisions=())
    typed = {"text": "谁来办？", "answers-0-text": "本人", "answers-1-text": "代办", "do": "save"}

    answer = send(staff, path_of(saved, "/question"), **typed, **{f"answers-{row}-text": "丙"})

    assert answer.status_code == 302
    assert len(read(session, saved).questions[0].answers) == 2


def test_answers_are_added_and_moved_without_a_script_and_keep_their_keys(
    staff: PageClient, session: Session
) -> None:
    saved = a_card()
    path = path_of(saved, "/question/why")

    form = filled(send(staff, path, do="add").text)
    form |= {"answers-2-text": ["损坏"], "do": ["up-1"]}
    form = filled(staff.post(path, data=form, lint=False).text)
    staff.post(path, data=form | {"do": ["save"]}, lint=False)

    (question,) = read(session, saved).questions
    assert [one.key for one in question.answers] == ["lost", "due", "a1"]


def test_a_key_that_was_removed_is_not_given_out_again(staff: PageClient, session: Session) -> None:
    saved = a_card(questions=(), decisions=())
    typed = {"text": "谁来办？", "answers-0-text": "本人", "answers-1-text": "代办", "do": "save"}
    send(staff, path_of(saved, "/question"), **typed)
    send(staff, path_of(saved, "/decision"), when=["q1.a2"], note="带委托书", do="save")

    send(staff, path_of(saved, "/question/q1"), **{"answers-1-text": "", "do": "save"})
    send(staff, path_of(saved, "/question/q1"), **{"answers-1-text": "邮寄", "do": "save"})

    facts = read(session, saved)
    assert [one.key for one in facts.questions[0].answers] == ["a1", "a3"]
    assert facts.decisions[0].when[0].answers == ("a2",)


def test_a_row_is_written_and_comes_back_into_its_form(staff: PageClient, session: Session) -> None:
    saved = a_card(decisions=())
    path = path_of(saved, "/decision")
    typed: dict[str, Any] = {
        "when": ["why.lost"],
        "materials": ["book"],
        "fees": ["补领"],
        "promised_limit-number": "3",
        "stay_slots": "2",
        "place": "二楼",
        "note": "先挂失",
    }

    staff.post(path, data=as_it_is(staff, path) | typed, lint=False)

    (row,) = read(session, saved).decisions
    assert (row.key, row.materials, row.fees, row.stay_slots) == ("d1", ("book",), ("补领",), 2)
    assert row.when == (WhenFacts(question="why", answers=("lost",)),)
    assert row.promised_limit == TimeLimit(number=3, unit=LimitUnit.WORKING_DAY)
    again = as_it_is(staff, path_of(saved, "/decision/d1"))
    assert {name: again[name] for name in ("when", "place", "note")} == {
        "when": ["why.lost"],
        "place": ["二楼"],
        "note": ["先挂失"],
    }


@pytest.mark.parametrize(("name", "value"), [("stay_slots", "99"), ("promised_limit-number", "x")])
def test_a_wrong_value_is_said_at_its_place(staff: PageClient, name: str, value: str) -> None:
    saved = a_card()

    answer = send(staff, path_of(saved, "/decision/1"), **{name: value})

    assert answer.status_code == 422
    assert f'href="#{name}"' in answer.text


def test_rows_and_questions_are_moved_and_removed(staff: PageClient, session: Session) -> None:
    saved = a_card()

    send(staff, path_of(saved), do="down-decisions.1")
    assert [row.key for row in read(session, saved).decisions] == ["2", "1"]
    send(staff, path_of(saved), do="drop-decisions.2")
    assert [row.key for row in read(session, saved).decisions] == ["1"]
    assert send(staff, path_of(saved), do="drop-all.1").status_code == 404


def test_who_read_an_older_state_overwrites_nothing(staff: PageClient, session: Session) -> None:
    saved = a_card()
    old = as_it_is(staff, path_of(saved))
    send(staff, path_of(saved), do="down-decisions.1")

    answer = staff.post(path_of(saved), data=old | {"do": "drop-decisions.1"}, lint=False)

    assert answer.status_code == 422
    assert [row.key for row in read(session, saved).decisions] == ["2", "1"]


def test_what_is_wrong_stands_on_the_page_and_bars_publishing(staff: PageClient) -> None:
    saved = a_card(decisions=(*ROWS, DecisionFacts(key="3", place="甲"), a_place("4", "乙")))

    page = staff.get(path_of(saved)).text

    assert "Row 3, Row 4 both fit and say different things (Place): 为什么办？ 到期." in page
    assert "Bars publishing" in page
    with pytest.raises(SituationsFaulty), transaction() as session:
        publish_item(session, PublishItem(item_id=saved.item_id), actor=SYSTEM, now=NOW)


def test_what_changed_in_a_row_is_said_in_words_beside_each_other(staff: PageClient) -> None:
    saved = a_published_item(
        "身份证换领",
        **HERE,
        **CARD
        | {"fees": (), "charged": Charged.NO}
        | {"decisions": (ROWS[0], replace(ROWS[1], fees=()))},
    )
    send(staff, path_of(saved, "/question/why"), **{"answers-0-text": "期满"})
    typed = {"when": ["why.due", "why.lost"], "materials": ["book"]}
    path = path_of(saved, "/decision/1")
    staff.post(path, data=as_it_is(staff, path) | typed, lint=False)

    page = staff.get(item_path(saved.code) + "/compare?from=1&to=draft").text

    for words in ("due = 到期", "due = 期满", "why = due / lost", "户口簿"):
        assert words in page
    assert "Facts(" not in page


def a_place(key: str, place: str) -> DecisionFacts:
    return DecisionFacts(key=key, place=place)


def test_what_answers_come_to_can_be_tried(staff: PageClient) -> None:
    saved = a_card()

    page = staff.get(path_of(saved, "?try=why.lost")).text.partition('role="status"')[2]

    assert "户口簿" in page
    assert "旧证" not in page
    assert "先挂失" in page


def test_a_seventh_question_does_not_fit(staff: PageClient) -> None:
    questions = tuple(
        QuestionFacts(key=f"q{n}", text=f"问{n}", answers=WHY.answers) for n in range(1, 7)
    )
    saved = a_card(questions=questions, decisions=())

    answer = send(staff, path_of(saved, "/question"), text="再问", do="save")

    assert answer.status_code == 422
    assert "There are 6 already" in answer.text


def test_a_claim_shows_the_situations_of_its_standard_and_changes_none(app: Flask) -> None:
    departments = a_directory()
    claimed = a_claim(a_wish(**CARD), departments["a"])
    county = somebody(app, Role.EDITOR, COUNTY)
    path = f"{item_path(get_draft_row(db.session(), claimed).code)}/situations"

    page = county.get(path).text

    assert "先挂失" in page
    assert "Add a row" not in page
    for rest in ("/question", "/decision/1"):
        assert county.get(path + rest, lint=False).status_code == 404
    moved = county.post(path, data=as_it_is(county, path) | {"do": "drop-decisions.1"}, lint=False)
    assert moved.status_code == 404


def test_a_question_that_is_not_there_is_not_found(staff: PageClient) -> None:
    saved = a_card()

    for rest in ("/question/none", "/decision/none"):
        assert staff.get(path_of(saved, rest), lint=False).status_code == 404
