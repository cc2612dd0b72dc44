"""Sheets for tests: every part has a dull default."""

from datetime import UTC, datetime

from documents.sheets import (
    Block,
    Check,
    Checklist,
    CheckState,
    Closing,
    Column,
    CopyMark,
    Fact,
    Facts,
    Heading,
    Notice,
    Paragraph,
    QrCode,
    Sheet,
    SignatureLine,
    Table,
    Tone,
)
from documents.values import PaperSize, Words, code, isolate_code, name
from tests.documents.words import words

ISSUED = datetime(2026, 11, 22, 7, 4, tzinfo=UTC)
ADDRESS = "https://onewindow.example/ug/verify/5W3nXgQ0b8mKq7rT1vYzAA"


def a_sheet(
    language: str = "zh-Hans",
    *blocks: Block,
    size: PaperSize = PaperSize.A4,
    title: Words = Words("收件凭证"),  # noqa: B008 - frozen
    copy: CopyMark | None = None,
) -> Sheet:
    return Sheet(
        title=title, language=language, issued_at=ISSUED, blocks=blocks, size=size, copy=copy
    )


def a_table(rows: int, language: str = "zh-Hans") -> Table:
    """Return a table of materials, numbered from 1."""
    columns = (
        Column(words(language, "序号"), 1, "center"),
        Column(words(language, "材料名称"), 6),
        Column(words(language, "份数"), 3),
    )
    material = words(language, "居民身份证")
    copies = words(language, "原件1份")
    return Table(columns, tuple((code(str(row)), material, copies) for row in range(1, rows + 1)))


def a_closing(language: str = "zh-Hans") -> Closing:
    return Closing(
        seal=words(language, "加盖收件专用章"),
        signatures=(
            SignatureLine(words(language, "申请人签名")),
            SignatureLine(
                words(language, "经办人"),
                words(language, "工号"),
            ),
        ),
        qr=QrCode(ADDRESS, words(language, "扫码核验"), "QR"),
    )


def _facts(language: str, applicant: str) -> Facts:
    return Facts(
        (
            Fact(
                words(language, "事项名称"),
                words(language, "居住证申领"),
                strong=True,
            ),
            Fact(words(language, "申请人"), name(applicant)),
            Fact(words(language, "收费"), code("¥80.00")),
            Fact(
                words(language, "收件时间"),
                code("2026-11-22 15:04"),
            ),
        ),
        columns=2,
    )


def _notice(language: str) -> Notice:
    return Notice(
        words(language, "受理部门将在五个工作日内决定是否受理。"),
        words(language, "请注意"),
        Tone.IMPORTANT,
    )


def _checks(language: str) -> Checklist:
    return Checklist(
        (
            Check(words(language, "已当面宣读")),
            Check(
                words(language, "委托代理人办理"),
                words(language, "附授权书"),
                CheckState.TICKED,
            ),
        )
    )


def _numbered(language: str, number: str) -> Words:
    label = words(language, "编号")
    return Words(f"{label.zh}：{number}", f"{label.local} {number}" if label.local else None)


def a_receipt(
    language: str = "zh-Hans",
    *,
    size: PaperSize = PaperSize.A4,
    applicant: str = "阿迪力江·买买提",
    rows: int = 3,
    copy: CopyMark | None = None,
) -> Sheet:
    """Return a receipt as a hall prints it, with every kind of block."""
    number = isolate_code("6543 2109 8765 4321")
    return Sheet(
        title=words(language, "收件凭证"),
        language=language,
        issued_at=ISSUED,
        office=words(language, "晨河市政务服务中心"),
        number=_numbered(language, number),
        footer=words(language, "请妥善保管"),
        size=size,
        copy=copy,
        blocks=(
            _facts(language, applicant),
            Heading(words(language, "已收材料")),
            a_table(rows, language),
            _notice(language),
            Paragraph(words(language, "咨询电话：12345。")),
            _checks(language),
            a_closing(language),
        ),
    )
