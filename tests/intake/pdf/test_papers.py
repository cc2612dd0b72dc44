"""What stands on the papers of a case, in Chinese and beside it."""

import subprocess
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest
from flask import current_app
from sqlalchemy.orm import Session

from catalogue.values.codes import Acceptance, ItemType
from catalogue.values.limits import LimitUnit, TimeLimit
from documents.queries import papers_of
from documents.registry import EXTENSION
from documents.render import render
from intake.queries import find_case
from intake.usecases.decide import grant, refuse
from intake.usecases.deliver import deliver
from intake.usecases.nightly import deem_accepted
from intake.usecases.pause import pause
from intake.values.commands import Decline, Deliver, Grant, Outcome, PauseCase
from intake.values.reasons import Ground, Procedure
from kernel.clock import at_office
from kernel.db import transaction
from tests.booking.builders import MONDAY
from tests.catalogue.builders import days
from tests.clock import NOW
from tests.intake.builders import (
    a_case,
    a_clerk,
    a_remedy,
    a_taking,
    an_approver,
    an_office,
    lacking,
)


def text_of(session: Session, reference: str, tmp_path: Path, kind: str = "") -> str:
    """Return the text of the newest paper of a case (of a kind), without spaces."""
    paper = [one for one in papers_of(session, "case", reference) if kind in ("", one.kind)][-1]
    rendered = render(current_app.extensions[EXTENSION].sheet(paper.kind, paper.facts))
    assert rendered.missing == ()
    file = tmp_path / "paper.pdf"
    file.write_bytes(rendered.pdf)
    read = subprocess.run(
        ["pdftotext", "-raw", str(file), "-"], capture_output=True, text=True, check=True
    )
    marks = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069 \n\f"))
    return read.stdout.translate(marks)


@pytest.mark.parametrize("locale", ["zh-Hans", "en", "ug"])
def test_the_receipt_lists_what_came_and_says_that_it_is_not_acceptance(
    session: Session, tmp_path: Path, locale: str
) -> None:
    centre, code = an_office()
    reference = a_case(a_clerk(centre), a_taking(centre, code, locale=locale)).reference

    text = text_of(session, reference, tmp_path)

    for said in ("收件凭证", "申请表", "营业执照", "收件不等于受理", "2026年11月30日", reference):
        assert said in text
    assert ("Applicationform" in text) is (locale == "en")


@pytest.mark.parametrize("locale", ["zh-Hans", "en", "ug"])
def test_the_notice_of_acceptance_names_the_due_days_and_how_they_were_counted(
    session: Session, tmp_path: Path, locale: str
) -> None:
    centre, code = an_office(item_type=ItemType.PERMIT)
    command = a_taking(centre, code, locale=locale)
    reference = a_case(a_clerk(centre), command, Outcome.ACCEPT).reference

    text = text_of(session, reference, tmp_path)

    for said in ("受理通知书", "5个工作日", "20个工作日", "2026年11月30日", "2026年12月21日"):
        assert said in text
    assert "首日为2026年11月24日" in text
    assert "2026-11-28–11-29" in text
    if locale in ("zh-Hans", "en"):
        assert ("December21,2026" in text) is (locale == "en")


def test_an_acceptance_by_silence_does_not_say_that_all_was_there(
    session: Session, tmp_path: Path
) -> None:
    centre, code = an_office(acceptance=Acceptance.DEPARTMENT)
    reference = a_case(a_clerk(centre), a_taking(centre, code, locale="en")).reference
    with transaction() as write:
        deem_accepted(write, "http://127.0.0.1:8000", now=NOW + timedelta(days=8))

    text = text_of(session, reference, tmp_path, "acceptance_notice")

    assert "材料齐全" not in text
    assert "自收到申请材料之日起即为受理" in text
    assert "didnotsayintime" in text


@pytest.mark.parametrize("locale", ["zh-Hans", "en", "ug"])
def test_the_one_time_notice_says_that_the_clock_has_not_started(
    session: Session, tmp_path: Path, locale: str
) -> None:
    centre, code = an_office()
    command = a_taking(centre, code, locale=locale, findings=lacking())
    reference = a_case(a_clerk(centre), command, Outcome.ASK_CORRECTION).reference

    text = text_of(session, reference, tmp_path)

    for said in ("一次性补正告知书", "营业执照", "未加盖印章", "尚未受理，办理期限尚未开始计算"):
        assert said in text
    assert "申请表" not in text
    assert "中止" not in text
    assert "stopped" not in text
    if locale in ("zh-Hans", "en"):
        assert ("Thesealismissing" in text) is (locale == "en")


def test_a_remark_on_a_document_stays_chinese_and_says_so(session: Session, tmp_path: Path) -> None:
    centre, code = an_office()
    findings = tuple(replace(one, remark="第3页") if one.reason else one for one in lacking())
    command = a_taking(centre, code, locale="en", findings=findings)
    reference = a_case(a_clerk(centre), command, Outcome.ASK_CORRECTION).reference

    text = text_of(session, reference, tmp_path)

    assert "未加盖印章：第3页" in text
    assert "Thesealismissing.MoreissaidinChinese." in text


def decided(item_type: ItemType, locale: str, *, granted: bool) -> str:
    centre, code = an_office(item_type=item_type, result_name="证书")
    a_remedy(code)
    command = a_taking(centre, code, locale=locale)
    reference = a_case(a_clerk(centre), command, Outcome.ACCEPT).reference
    approver = an_approver(code)
    with transaction() as session:
        if granted:
            yes = Grant(reference=reference, version=1, result_number="JY1659")
            grant(session, yes, approver, now=NOW)
        else:
            no = Decline(
                reference=reference,
                version=1,
                ground=Ground.CONDITIONS_NOT_MET,
                text="面积不足。",
            )
            refuse(session, no, approver, now=NOW)
    return reference


@pytest.mark.parametrize("granted", [True, False])
@pytest.mark.parametrize("item_type", [ItemType.PERMIT, ItemType.CONFIRMATION, ItemType.UNKNOWN])
def test_only_papers_of_permits_speak_of_permits(
    session: Session, tmp_path: Path, item_type: ItemType, granted: bool
) -> None:
    reference = decided(item_type, "zh-Hans", granted=granted)

    for kind in ("materials_receipt", "acceptance_notice", "decision"):
        text = text_of(session, reference, tmp_path, kind)
        is_permit = item_type is ItemType.PERMIT and kind != "materials_receipt"
        assert ("行政许可" in text) is is_permit, (kind, text)


@pytest.mark.parametrize("locale", ["zh-Hans", "en", "ug"])
def test_a_refusal_says_why_and_where_to_go(session: Session, tmp_path: Path, locale: str) -> None:
    reference = decided(ItemType.PERMIT, locale, granted=False)

    text = text_of(session, reference, tmp_path)

    for said in ("不予行政许可决定书", "面积不足。", "60日内", "云澜市人民法院", "6个月内"):
        assert said in text
    if locale in ("zh-Hans", "en"):
        assert ("MoreissaidinChinese." in text) is (locale == "en")


def test_a_limit_beyond_the_announced_calendar_says_that_it_is_an_estimate(
    session: Session, tmp_path: Path
) -> None:
    centre, code = an_office(promised_limit=days(40), legal_limit=None)
    command = a_taking(centre, code, locale="en")
    reference = a_case(a_clerk(centre), command, Outcome.ACCEPT).reference

    text = text_of(session, reference, tmp_path)

    assert "（预计）" in text
    assert "(estimated)" in text


def test_a_limit_in_hours_names_the_moments_between_which_it_runs(
    session: Session, tmp_path: Path
) -> None:
    day = TimeLimit(number=24, unit=LimitUnit.HOUR)
    centre, code = an_office(promised_limit=day, legal_limit=None)
    command = a_taking(centre, code, locale="en")
    reference = a_case(
        a_clerk(centre), command, Outcome.ACCEPT, at_office(MONDAY, time(11))
    ).reference

    text = text_of(session, reference, tmp_path)

    assert "自2026年11月23日11:00受理时起算" in text
    assert "November24,202611:00" in text
    assert "AlltimesareBeijingtime." in text
    assert "受理当日不计入" not in text


def test_what_is_done_on_the_spot_is_not_counted_from_the_next_day(
    session: Session, tmp_path: Path
) -> None:
    spot = TimeLimit(number=0, unit=LimitUnit.ON_THE_SPOT)
    centre, code = an_office(promised_limit=spot, legal_limit=None)
    reference = a_case(a_clerk(centre), a_taking(centre, code), Outcome.ACCEPT).reference

    text = text_of(session, reference, tmp_path)

    assert "当场办结，受理当日为截止日" in text
    assert "受理当日不计入" not in text


def test_an_item_without_a_limit_invents_none(session: Session, tmp_path: Path) -> None:
    centre, code = an_office(promised_limit=None, legal_limit=None)
    reference = a_case(a_clerk(centre), a_taking(centre, code), Outcome.ACCEPT).reference

    assert "该事项未设定办结期限" in text_of(session, reference, tmp_path)


def test_a_special_procedure_is_told_in_writing(session: Session, tmp_path: Path) -> None:
    centre, code = an_office()
    reference = a_case(a_clerk(centre), a_taking(centre, code), Outcome.ACCEPT).reference
    begin = PauseCase(reference=reference, version=1, procedure=Procedure.TESTING, needs_days=10)
    approver = an_approver(code)
    with transaction() as write:
        pause(write, begin, approver, now=NOW)

    text = text_of(session, reference, tmp_path)

    for said in ("特别程序告知书", "检测", "10个工作日", "不计入办理期限"):
        assert said in text


def test_the_receipt_of_delivery_lists_what_was_handed_out(
    session: Session, tmp_path: Path
) -> None:
    reference = decided(ItemType.CONFIRMATION, "en", granted=True)
    case = find_case(session, reference)
    assert case
    clerk = a_clerk(case.centre_id)
    with transaction() as write:
        deliver(write, Deliver(reference=reference, version=2, recipient="阿迪力"), clerk, now=NOW)

    text = text_of(session, reference, tmp_path)

    for said in ("送达回证", "行政确认决定书", "JY1659", "阿迪力", "直接送达"):
        assert said in text
