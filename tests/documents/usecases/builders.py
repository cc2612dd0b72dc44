"""Papers of a house that prints receipts only."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from documents.registry import PaperKinds
from documents.sheets import Closing, Fact, Facts, QrCode, Sheet
from documents.usecases.issue_paper import IssuePaper, issue_paper
from documents.usecases.reprint_paper import ReprintPaper, reprint_paper
from documents.values import IssuedPaper, Words, code, name
from kernel.db import transaction

NOW = datetime(2026, 11, 22, 7, 4, tzinfo=UTC)


def build(facts: Mapping[str, Any]) -> Sheet:
    return Sheet(
        title=Words("收件凭证", "Receipt"),
        language=facts["locale"],
        issued_at=datetime.fromisoformat(facts["issued_at"]),
        number=code(facts["number"]),
        blocks=(
            Facts((Fact(Words("申请人", "Applicant"), name(facts["applicant"])),)),
            Closing(qr=QrCode(facts["verify_url"], Words("扫码核验", "Scan"), "QR")),
        ),
    )


def kinds() -> PaperKinds:
    known = PaperKinds()
    known.add("receipt", build)
    return known


def issued(applicant: str = "张三", locale: str = "en") -> IssuedPaper:
    command = IssuePaper(
        kind="receipt",
        locale=locale,
        number="2026-1",
        title="收件凭证",
        facts={"applicant": applicant},
        subject_kind="case",
        subject_key="6543210987654321",
        public_base="https://onewindow.example/",
    )
    with transaction() as session:
        return issue_paper(session, command, now=NOW)


def reprinted(token: str) -> IssuedPaper:
    with transaction() as session:
        command = ReprintPaper(token=token, by_name="李四")
        return reprint_paper(session, command, now=NOW + timedelta(days=1))
