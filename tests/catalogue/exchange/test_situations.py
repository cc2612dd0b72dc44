"""Questions and decisions in lists: there and back, left as they are, and refused by cell."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from catalogue.exchange.exporting import export_file
from catalogue.exchange.importing import ImportOptions, import_file
from catalogue.queries.drafts import all_drafts
from catalogue.values.codes import Charged
from catalogue.values.facts import FeeFacts, ItemFacts
from catalogue.values.limits import LimitUnit, TimeLimit
from catalogue.values.situations import AnswerFacts, DecisionFacts, QuestionFacts, WhenFacts
from catalogue.values.states import ItemKind
from tests.catalogue.builders import a_claim, a_draft, a_material, a_published_item, a_standard
from tests.catalogue.exchange.edited import an_export, brought, edited, remove, told, write
from tests.clock import NOW
from tests.organisation.builders import COUNTY, a_department, a_small_world

ENDINGS = ["xlsx", "csv", "json"]
WHY, WHO = (
    QuestionFacts(
        key="why",
        text="为什么办？",
        hint="看证件",
        answers=(AnswerFacts(key="due", text="到期"), AnswerFacts(key="lost", text="丢失")),
        texts={"ug": {"text": "نېمىشقا؟"}},
    ),
    QuestionFacts(
        key="who",
        text="谁来办？",
        answers=(
            AnswerFacts(key="self", text="本人", plain=True, texts={"ru": {"text": "сам"}}),
            AnswerFacts(key="agent", text="代办"),
        ),
        when=(WhenFacts(question="why", answers=("due",)),),
    ),
)
ROWS = (
    DecisionFacts(
        key="d1",
        when=(
            WhenFacts(question="why", answers=("due", "lost")),
            WhenFacts(question="who", answers=("agent",)),
        ),
        materials=("m1", "m2"),
        fees=("补领|费",),
        promised_limit=TimeLimit(number=3, unit=LimitUnit.NATURAL_DAY),
        stay_slots=2,
        window="3 号",
        note="=先挂失",
        texts={"ug": {"note": "ئاۋۋال مەلۇم قىلىڭ"}},
    ),
    DecisionFacts(key="d2", when=(WhenFacts(question="why", answers=("lost",)),), waives=("m3",)),
)
CARD: dict[str, Any] = {
    "department": "police局",
    "region": COUNTY,
    "materials": (
        a_material("照片", key="m1"),
        a_material("照片", key="m2"),
        a_material("表", key="m3"),
    ),
    "charged": Charged.YES,
    "fees": (FeeFacts(name="补领|费", amount_fen=4000),),
    "questions": (WHY, WHO),
    "decisions": ROWS,
}


def a_card() -> None:
    a_small_world()
    a_draft("身份证换领", **CARD)


def said(session: Session) -> ItemFacts:
    session.rollback()
    return next(one.facts for one in all_drafts(session) if one.kind is not ItemKind.CLAIM)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_list_that_nobody_edited_changes_nothing(
    session: Session, tmp_path: Path, ending: str
) -> None:
    a_card()
    before = said(session)
    export_file(path := tmp_path / f"list.{ending}")

    report, changes = brought(path)

    assert ([*told(report)], changes, report.unchanged) == ([], [], 1)
    assert said(session) == before
    assert before.decisions == ROWS


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_list_makes_an_item_with_its_situations(
    session: Session, tmp_path: Path, ending: str
) -> None:
    a_card()
    export_file(path := tmp_path / f"list.{ending}")
    before = said(session)
    code, other = before.code, "L-0123456789"
    for file in tmp_path.glob("list*"):
        if ending == "xlsx":
            sheets = ("事项", "材料", "收费", "情形问题", "情形决定")
            edits = [write("实施编码", other), write("版本", None)]
            edits += [write("事项名称", "另一事项")]
            edits += [
                write("事项", other, sheet=sheet, row=row)
                for sheet, rows in zip(sheets[1:], (3, 1, 4, 2), strict=True)
                for row in range(2, rows + 2)
            ]
            edited(file, *edits)
        else:
            text = file.read_text(encoding="utf-8").replace(code, other)
            file.write_text(text.replace("身份证换领", "另一事项"), encoding="utf-8")

    report, _changes = brought(path)

    assert ([*told(report)], report.added) == ([], 1)
    session.rollback()
    (new,) = (one.facts for one in all_drafts(session) if one.facts.code == other)
    assert new.questions == before.questions
    keys = [material.key for material in new.materials]
    assert (new.decisions[0].materials, new.decisions[1].waives) == ((*keys[:2],), (keys[2],))


def test_a_list_without_situations_leaves_them_as_they_are(
    session: Session, tmp_path: Path
) -> None:
    a_card()
    path = an_export(tmp_path / "list.xlsx", write("办理时间", "全天"))
    edited(path, lambda book: book.remove(book["情形问题"]), lambda b: b.remove(b["情形决定"]))

    report, _changes = brought(path)

    assert ([*told(report)], report.changed) == ([], 1)
    assert (said(session).hours, said(session).decisions) == ("全天", ROWS)


def test_what_changes_is_shown_and_done(session: Session, tmp_path: Path) -> None:
    a_card()
    path = an_export(
        tmp_path / "list.xlsx",
        write("须知", "带旧证", sheet="情形决定"),
        write("回答", "遗失", sheet="情形问题", row=3),
        remove(3, sheet="情形决定"),
    )

    report, changes = brought(path)

    assert [*told(report)] == []
    cells = [(column, after) for column, _before, after in changes[0]["cells"]]
    assert ("情形决定：d1 · 须知", "带旧证") in cells
    assert ("情形问题：why.lost · 回答", "遗失") in cells
    assert ("情形决定：d2", "") in cells
    facts = said(session)
    assert [row.note for row in facts.decisions] == ["带旧证"]
    assert facts.questions[0].answers[1].text == "遗失"
    assert facts.questions[0].texts == WHY.texts


@pytest.mark.parametrize(
    ("where", "value", "sentence"),
    [
        (("情形决定", 2, "需要材料"), "护照", "No material of this item is called so."),
        (("情形决定", 2, "收费"), "换领", "No fee of this item is called so."),
        (("情形决定", 2, "适用回答"), "why=stolen", "There is no such question or answer."),
        (("情形决定", 2, "适用回答"), "why", "Write a line for each question"),
        (("情形决定", 3, "决定键"), "d1", "This key stands twice."),
        (("情形决定", 2, "预约时长"), "99", "A stay has 1 to 16 slots."),
        (("情形问题", 3, "回答键"), "due", "This key stands twice."),
        (("情形问题", 3, "回答键"), "丢", "A key has 1 to 16 small Latin letters"),
        (("情形问题", 5, "不影响办理"), "也许", "Write 是 (yes) or 否 (no) here."),
        (("情形问题", 4, "提问"), None, "This must not be empty."),
    ],
)
def test_what_cannot_be_read_is_named_by_sheet_row_and_column(
    session: Session, tmp_path: Path, where: tuple[str, int, str], value: Any, sentence: str
) -> None:
    a_card()
    sheet, row, head = where
    path = an_export(tmp_path / "list.xlsx", write(head, value, sheet=sheet, row=row))

    report = import_file(path, ImportOptions(), now=NOW)

    found = {(p.place.sheet, p.place.row, p.column): p.message for p in report.problems}
    assert found[where].startswith(sentence)
    assert said(session).decisions == ROWS


def test_situations_of_a_claim_are_its_standards_and_no_list_changes_them(
    session: Session, tmp_path: Path
) -> None:
    a_small_world()
    department = a_department("claimer", COUNTY)
    a_claim(a_standard("身份证换领", **CARD | {"decisions": fitting_rows()}), department)
    export_file(path := tmp_path / "list.json")
    items = json.loads(path.read_text(encoding="utf-8"))["items"]
    (claim,) = (one for one in items if one["kind"] == "claim")
    assert "questions" not in claim

    for rows, problems in (([], 0), ([{"key": "d1", "note": "另"}], 1)):
        path.write_text(json.dumps({"items": [claim | {"decisions": rows}]}), encoding="utf-8")
        report, changes = brought(path)
        assert (len([*told(report)]), changes) == (problems, changes[:problems])


def test_publishing_refuses_materials_that_situations_do_not_fit(
    session: Session, tmp_path: Path
) -> None:
    a_small_world()
    a_published_item("身份证换领", **CARD | {"decisions": fitting_rows()})
    path = an_export(tmp_path / "list.xlsx", remove(4, sheet="材料"))
    edited(path, lambda book: book.remove(book["情形问题"]), lambda b: b.remove(b["情形决定"]))

    report, _changes = brought(path, publish=True)

    (problem,) = report.problems
    assert problem.message.startswith("The questions on the situation have gaps or overlaps.")


def fitting_rows() -> tuple[DecisionFacts, ...]:
    whens = [(WhenFacts(question=q, answers=(a,)),) for q, a in (("why", "lost"), ("who", "agent"))]
    rows = (
        DecisionFacts(key=f"d{n}", when=when, materials=("m3",)) for n, when in enumerate(whens, 1)
    )
    return (*rows, DecisionFacts(key="d3", when=DUE, note="带旧证"), DecisionFacts(**FEE))


DUE = (WhenFacts(question="why", answers=("due",)),)
FEE: dict[str, Any] = {"key": "d4", "fees": ("补领|费",)}
