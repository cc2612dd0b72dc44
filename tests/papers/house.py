"""A house that issues every paper in every language, through the doors that an office uses.

Its names are as long as real ones, and everything that may stand on a paper does.
"""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Flask, current_app

from booking.pdf.checklist import visit_checklist
from booking.queries import find_appointment
from booking.usecases.book_visit import book_visit
from booking.usecases.slips import SUBJECT as VISIT
from catalogue.pdf.checklist import checklist_sheet
from catalogue.pdf.guide import Around, guide_sheet
from catalogue.queries import find_published
from catalogue.rules.visit_lists import VisitList, visit_list
from catalogue.values.codes import Acceptance, MaterialKind
from catalogue.values.facts import MaterialFacts
from documents.queries import papers_of
from documents.registry import EXTENSION
from documents.sheets import Sheet
from documents.usecases.reprint_paper import ReprintPaper, reprint_paper
from documents.values import PaperSize, Words
from intake.usecases.decide import grant, not_accept, refuse
from intake.usecases.deliver import deliver
from intake.usecases.pause import pause
from intake.usecases.progress import SUBJECT as PROGRESS
from intake.values.commands import Decline, Deliver, Finding, Grant, Outcome, PauseCase
from intake.values.reasons import Ground, Procedure, Reason
from intake.values.states import MaterialState
from kernel.db import db, transaction
from kernel.locales import LANGUAGES, Tag
from organisation.queries import centre_by_id
from organisation.tables import Centre, Department
from tests.booking.builders import TUESDAY_9, a_command, cut_day
from tests.catalogue.pdf.builders import LONG, full_facts
from tests.client import PageClient
from tests.clock import NOW
from tests.intake.builders import (
    BASE,
    a_case,
    a_clerk,
    a_remedy,
    a_taking,
    an_approver,
    an_office,
    forget_places,
)

PAPERS = (
    "slip on A4", "slip on A5", "slip on the roll", "receipt of materials", "copy of a receipt",
    "one-time notice", "acceptance", "non-acceptance", "special procedure", "decision", "refusal",
    "delivery", "progress", "guide", "checklist", "checklist of a visit",
)  # fmt: skip
REMARK = "第3页、第5页缺少骑缝章"
APPLICANT = "阿迪力江·买买提（Adiljan Mamat）"
MATERIALS = (
    "居民身份证", "居民户口簿", "结婚证", "不动产权证书", "不动产登记申请书", "房屋买卖合同",
    "完税凭证", "授权委托书", "代理人身份证", "营业执照", "公司章程", "近期免冠照片",
)  # fmt: skip


def _names() -> list[dict[str, str]]:
    with Path(__file__).with_name("names.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


ITEM, DEPARTMENT, CENTRE = _names()


class House:
    """An office with one service. It lives in the context of its application."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.centre, self.code = an_office(**_item())
        with transaction() as session:
            session.query(Centre).one().names = CENTRE
            session.query(Department).one().names = DEPARTMENT
        forget_places()
        a_remedy(self.code)
        cut_day(self.centre)
        self.clerk, self.approver = a_clerk(self.centre), an_approver(self.code)

    def papers(self, tag: str) -> dict[str, Sheet]:
        """Return every paper in one language, by its name in PAPERS."""
        found = dict([*self._of_cases(tag), *self._of_a_visit(tag), *self._of_the_item(tag)])
        return {name: found[name] for name in PAPERS}

    def _of_cases(self, tag: str) -> Iterator[tuple[str, Sheet]]:
        granted, refused, paused = (self._case(tag, Outcome.ACCEPT) for _ in range(3))
        lacks = self._case(tag, Outcome.ASK_CORRECTION)
        left = self._case(tag, Outcome.HAND_OVER)
        self._do(grant, Grant(reference=granted, version=1, result_number="JY16590000001"))
        with transaction() as session:
            handed = Deliver(reference=granted, version=2, recipient=APPLICANT)
            deliver(session, handed, self.clerk, now=NOW)
        testing = PauseCase(
            reference=paused, version=1, procedure=Procedure.TESTING, needs_days=10, text=LONG
        )
        self._do(pause, testing)
        self._do(refuse, _no(refused))
        self._do(not_accept, _no(left))
        yield "receipt of materials", self._sheet("case", granted, "materials_receipt")
        yield "copy of a receipt", self._copy(granted)
        yield "one-time notice", self._sheet("case", lacks, "correction_notice")
        yield "acceptance", self._sheet("case", granted, "acceptance_notice")
        yield "non-acceptance", self._sheet("case", left, "non_acceptance_notice")
        yield "special procedure", self._sheet("case", paused, "special_procedure_notice")
        yield "decision", self._sheet("case", granted, "decision")
        yield "refusal", self._sheet("case", refused, "decision")
        yield "delivery", self._sheet("case", granted, "delivery_receipt")
        self._ask(tag, "cases", lacks, "13900000001", "progress.pdf")
        yield "progress", self._sheet(PROGRESS, lacks)

    def _of_a_visit(self, tag: str) -> Iterator[tuple[str, Sheet]]:
        number = [*LANGUAGES].index(tag)  # of a visitor with a phone and a time of his own
        phone, starts = f"1380000000{number}", TUESDAY_9 + number // 3 * timedelta(minutes=30)
        given = {"name": APPLICANT, "phone": phone, "starts": starts, "locale": tag}
        with transaction() as session:
            command = a_command(self.centre, self.code, **given)
            reference = book_visit(session, command, now=NOW).reference
        for size in PaperSize:
            self._ask(tag, "appointments", reference, phone, f"slip.pdf?size={size.lower()}")
            on = "the roll" if size is PaperSize.ROLL else size.value
            yield f"slip on {on}", self._sheet(VISIT, reference)
        view = find_appointment(db.session(), reference)
        assert view
        centre, found, guides = centre_by_id(self.centre), self._asked(2), [self._guide()] * 2
        yield "checklist of a visit", visit_checklist(view, centre, found, guides, Tag(tag))

    def _of_the_item(self, tag: str) -> Iterator[tuple[str, Sheet]]:
        found, guide = self._asked(1), self._guide()
        around = Around(department=DEPARTMENT, phone="0900-1000107", address=guide)
        yield "guide", guide_sheet(found.services[0].item, around, tag)
        office = Words(DEPARTMENT["zh-Hans"], DEPARTMENT.get(tag))
        yield "checklist", checklist_sheet(found, [guide], tag, office=office)

    def _case(self, tag: str, outcome: Outcome) -> str:
        given = {"findings": _lacking()} if outcome is Outcome.ASK_CORRECTION else {}
        command = a_taking(self.centre, self.code, name=APPLICANT, locale=tag, **given)
        return a_case(self.clerk, command, outcome).reference

    def _do(self, work: Callable[..., int], command: object) -> None:
        with transaction() as session:
            work(session, command, self.approver, now=NOW)

    def _copy(self, reference: str) -> Sheet:
        first = papers_of(db.session(), "case", reference)[0]
        with transaction() as session:
            again = ReprintPaper(token=first.token, by_name="热孜万古丽·卡德尔")
            reprint_paper(session, again, now=NOW)
        return self._sheet("case", reference, first.kind)

    def _ask(self, tag: str, where: str, reference: str, phone: str, file: str) -> None:
        """Look something up as a citizen does, and ask for a paper about it."""
        citizen = PageClient(self.app, use_cookies=True)
        citizen.environ_base["REMOTE_ADDR"] = f"2001:db8::{abs(hash((tag, file))) % 9999}"
        citizen.post(f"/{tag}/{where}", data={"reference": reference, "phone": phone})
        answer = citizen.get(f"/{tag}/{where}/{reference}/{file}")
        assert answer.data.startswith(b"%PDF"), answer.status

    def _sheet(self, about: str, reference: str, kind: str = "") -> Sheet:
        """Return the newest paper about something, of a kind."""
        issued = [
            one for one in papers_of(db.session(), about, reference) if kind in ("", one.kind)
        ]
        made: Sheet = current_app.extensions[EXTENSION].sheet(issued[-1].kind, issued[-1].facts)
        return made

    def _asked(self, times: int) -> VisitList:
        item = find_published(db.session(), self.code)
        assert item
        return visit_list([(item, {})] * times)

    def _guide(self) -> str:
        return f"{BASE}/zh-Hans/items/{self.code}"


def _lacking() -> tuple[Finding, ...]:
    """Every other document is wrong for another reason, the last for one told in words."""
    reasons = [*Reason][-len(MATERIALS) :]
    return tuple(
        Finding(key=f"m{place}", state=MaterialState.WRONG, reason=reason, remark=REMARK)
        if place % 2 == 0
        else Finding(key=f"m{place}", originals=1)
        for place, reason in enumerate(reasons, 1)
    )


def _no(reference: str) -> Decline:
    return Decline(reference=reference, version=1, ground=Ground.CONDITIONS_NOT_MET, text=LONG)


def _item() -> Mapping[str, Any]:
    """Return what is known of the service: something for every part of its guide."""
    known = full_facts(
        name=ITEM["zh-Hans"],
        texts={tag: {"name": name} for tag, name in ITEM.items() if tag != "zh-Hans"},
        acceptance=Acceptance.WINDOW_ACCEPTS,
        authority_document="云政服〔2026〕3号",
        result_name="不动产权证书",
        materials=tuple(_material(place, name) for place, name in enumerate(MATERIALS, 1)),
    )
    return {one.name: getattr(known, one.name) for one in fields(known)}


def _material(place: int, name: str) -> MaterialFacts:
    return MaterialFacts(
        key=f"m{place}",
        name=name,
        kind=MaterialKind.ORIGINAL_AND_COPY,
        original_count=1,
        copy_count=2,
        note=LONG,
        may_follow=place % 2 == 0,
    )
