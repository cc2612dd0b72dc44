"""An edited export: exactly what changes is shown, and nothing else changes."""

from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.exchange.exporting import export_file
from catalogue.queries.drafts import all_drafts
from catalogue.rules.claims import ADDED, Added
from catalogue.rules.content import to_json
from catalogue.tables import ServiceItem
from catalogue.values.codes import RevisionState
from catalogue.values.facts import ItemFacts
from tests.catalogue.builders import (
    a_claim,
    a_draft,
    a_material,
    a_published_item,
    a_standard,
    days,
    publish_again,
)
from tests.catalogue.exchange.edited import an_export, brought, edited, remove, told, write
from tests.catalogue.usecases.claiming import say_locally
from tests.organisation.builders import COUNTY, a_department, a_small_world

MATERIALS = (a_material("身份证"), a_material("照片"))


def said(session: Session) -> list[ItemFacts]:
    session.rollback()
    return [draft.facts for draft in all_drafts(session)]


def claimed(session: Session) -> ServiceItem:
    session.rollback()
    return session.scalars(select(ServiceItem).where(ServiceItem.kind == "claim")).one()


@pytest.fixture
def claim(app: object, session: Session) -> str:
    """The code of a claim of a standard with two materials."""
    a_small_world()
    texts = {"en": {"name": "Residence permit"}}
    standard = a_standard(
        "居住证申领", materials=MATERIALS, legal_limit=days(20), place="标准地点", texts=texts
    )
    a_claim(standard, a_department("water", COUNTY))
    return claimed(session).code


def row_of(path: Path, code: str) -> int:
    column = [cell.value for cell in openpyxl.load_workbook(path)["事项"]["A"]]
    return column.index(code) + 1


def test_each_changed_cell_is_shown_with_what_it_was(session: Session, tmp_path: Path) -> None:
    a_draft(materials=MATERIALS, place="1号楼")
    path = an_export(
        tmp_path / "out.xlsx",
        write("办理地点", "2号楼"),
        write("材料类型", "原件", sheet="材料", row=3),
    )

    report, changes = brought(path, dry_run=True)

    assert (report.changed, report.problems) == (1, [])
    assert [(change["what"], change["row"]) for change in changes] == [("changed", 2)]
    assert changes[0]["cells"] == [
        ["办理地点", "1号楼", "2号楼"],
        ["材料：照片 · 材料类型", "", "原件"],
    ]
    assert said(session)[0].place == "1号楼"


def test_parts_that_came_or_went_are_shown(session: Session, tmp_path: Path) -> None:
    a_draft(materials=MATERIALS)
    path = an_export(tmp_path / "out.xlsx", write("材料名称", "户口簿", sheet="材料", row=3))

    _, changes = brought(path)

    assert changes[0]["cells"] == [["材料：照片", "照片", ""], ["材料：户口簿", "", "户口簿"]]
    assert [part.name for part in said(session)[0].materials] == ["身份证", "户口簿"]


def test_a_new_row_is_shown_as_added(session: Session, tmp_path: Path) -> None:
    a_draft()
    path = an_export(
        tmp_path / "out.xlsx",
        write("事项名称", "新事项", row=3),
        write("实施主体", "公安局", row=3),
    )

    report, changes = brought(path)

    assert (report.added, report.unchanged) == (1, 1)
    assert [(change["what"], change["name"]) for change in changes] == [("added", "新事项")]


def test_what_somebody_changed_meanwhile_is_refused_and_shown(
    session: Session, tmp_path: Path
) -> None:
    draft = a_published_item(place="1号楼")
    path = an_export(tmp_path / "out.xlsx", write("办理地点", "2号楼"))
    publish_again(draft.code, place="3号楼")

    report, changes = brought(path)

    assert [(p.place.row, p.column) for p in report.problems] == [(2, "版本")]
    assert [(change["what"], change["cells"]) for change in changes] == [
        ("overtaken", [["办理地点", "3号楼", "2号楼"]])
    ]
    assert said(session)[0].place == "3号楼"


def test_a_row_that_says_what_stands_there_now_is_no_matter(
    session: Session, tmp_path: Path
) -> None:
    draft = a_published_item(place="1号楼")
    path = an_export(tmp_path / "out.xlsx")
    publish_again(draft.code, place="3号楼")

    report, _ = brought(edited(path, write("办理地点", "3号楼")))

    assert (report.unchanged, report.problems) == (1, [])


def test_a_claim_says_itself_what_the_workbook_says_locally(
    session: Session, claim: str, tmp_path: Path
) -> None:
    path = tmp_path / "out.xlsx"
    export_file(path)
    row = row_of(path, claim)

    report, _ = brought(edited(path, write("办理地点", "2号楼", row=row)))

    assert (report.changed, report.problems) == (1, [])
    found = claimed(session)
    assert (found.local, found.place, found.kind.value) == ({"place": "2号楼"}, "2号楼", "claim")
    assert (found.materials, found.texts) == ([], [])  # its standard's

    export_file(path)
    report, _ = brought(path)
    assert (report.changed, report.unchanged) == (0, 2)

    brought(edited(path, write("办理地点", "标准地点", row=row)))
    assert claimed(session).local == {}  # it says nothing else than its standard


def test_what_a_claim_asks_its_owner_still_waits_after_a_workbook(
    session: Session, claim: str, tmp_path: Path
) -> None:
    extra = Added(material=a_material("草场承包证"), article="第八条", document="条例")
    say_locally(claimed(session).id, {ADDED: [to_json(extra)]}, publish=False)
    path = an_export(tmp_path / "out.xlsx")

    brought(edited(path, write("办理地点", "2号楼", row=row_of(path, claim))))

    found = claimed(session)
    assert (found.place, found.additions_waiting) == ("2号楼", 1)


def test_what_the_standard_decides_is_refused_in_a_claim(
    session: Session, claim: str, tmp_path: Path
) -> None:
    path = tmp_path / "out.xlsx"
    export_file(path)
    row = row_of(path, claim)

    report, _ = brought(
        edited(path, write("受理条件", "另有条件", row=row), write("事项名称", "别名", row=row))
    )

    sentence = "该字段（%s）由标准事项统一规定。如需修改，请向标准事项的维护单位提出。"
    assert sorted(told(report)) == [
        ("事项", row, head, sentence % head) for head in ("事项名称", "受理条件")
    ]
    assert claimed(session).local == {}


def test_a_material_taken_out_of_a_claim_is_waived_and_put_back_is_asked_for(
    session: Session, claim: str, tmp_path: Path
) -> None:
    path = tmp_path / "out.xlsx"
    export_file(path)
    # two of the standard, then two of the claim
    brought(edited(path, remove(5, sheet="材料")))
    assert len(claimed(session).local["waived"]) == 1

    export_file(path)
    again = [("事项", claim), ("材料名称", "照片")]
    brought(edited(path, *(write(head, value, sheet="材料", row=5) for head, value in again)))
    assert claimed(session).local == {}


def test_a_material_that_a_workbook_adds_to_a_claim_is_refused(
    session: Session, claim: str, tmp_path: Path
) -> None:
    path = tmp_path / "out.xlsx"
    export_file(path)
    more = [("事项", claim), ("材料名称", "户口簿")]

    report, _ = brought(
        edited(path, *(write(head, value, sheet="材料", row=6) for head, value in more))
    )

    assert [problem.value for problem in report.problems] == [""]
    assert "户口簿" in report.problems[0].sentence


def test_claims_are_left_to_be_published_where_they_stand(
    session: Session, claim: str, tmp_path: Path
) -> None:
    path = tmp_path / "out.xlsx"
    export_file(path)
    row = row_of(path, claim)
    before = claimed(session).current_revision_id

    report, _ = brought(edited(path, write("办理地点", "2号楼", row=row)), publish=True)

    assert (report.changed, report.published) == (1, 0)
    assert claimed(session).current_revision_id == before


def test_a_row_taken_out_is_shown_and_stays(session: Session, tmp_path: Path) -> None:
    a_published_item("甲")
    a_published_item("乙")
    path = an_export(tmp_path / "out.xlsx", remove(2), remove(2, sheet="材料"))

    report, changes = brought(path)

    assert [(change["what"], change["name"]) for change in changes] == [("removed", "甲")]
    assert (report.removed, report.problems) == (1, [])
    assert {draft.state for draft in all_drafts(session)} == {RevisionState.PUBLISHED}


def test_a_row_taken_out_is_withdrawn_where_that_is_wanted(
    session: Session, tmp_path: Path
) -> None:
    a_published_item("甲")
    a_published_item("乙")
    path = an_export(tmp_path / "out.xlsx", remove(2), remove(2, sheet="材料"))

    brought(path, withdraw=True, basis="文〔2026〕1号")

    session.rollback()
    states = {draft.facts.name: draft.state for draft in all_drafts(session)}
    assert states == {"甲": RevisionState.WITHDRAWN, "乙": RevisionState.PUBLISHED}
