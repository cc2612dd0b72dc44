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

ISSUED = datetime(2026, 11, 22, 7, 4, tzinfo=UTC)
ADDRESS = "https://onewindow.example/ug/verify/5W3nXgQ0b8mKq7rT1vYzAA"


def words(language: str, zh: str, en: str, ug: str) -> Words:
    """Return Chinese beside the language of the sheet."""
    return Words(zh, {"en": en, "ug": ug}.get(language))


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
        Column(words(language, "序号", "No.", "نومۇرى"), 1, "center"),
        Column(words(language, "材料名称", "Material", "ماتېرىيال نامى"), 6),
        Column(words(language, "份数", "Copies", "سانى"), 3),
    )
    material = words(language, "居民身份证", "Identity card", "كىملىك")
    copies = words(language, "原件1份", "1 original", "ئەسلىسى 1")
    return Table(columns, tuple((code(str(row)), material, copies) for row in range(1, rows + 1)))


def a_closing(language: str = "zh-Hans") -> Closing:
    return Closing(
        seal=words(language, "加盖收件专用章", "Seal", "تامغا"),
        signatures=(
            SignatureLine(words(language, "申请人签名", "Applicant", "ئىلتىماسچى")),
            SignatureLine(
                words(language, "经办人", "Clerk", "خادىم"),
                words(language, "工号", "Staff number", "خىزمەت نومۇرى"),
            ),
        ),
        qr=QrCode(ADDRESS, words(language, "扫码核验", "Scan to verify", "تەكشۈرۈڭ"), "QR"),
    )


def _facts(language: str, applicant: str) -> Facts:
    return Facts(
        (
            Fact(
                words(language, "事项名称", "Service", "ئىش تۈرى"),
                words(language, "居住证申领", "Residence permit", "ئولتۇراق كىنىشكىسى"),
                strong=True,
            ),
            Fact(words(language, "申请人", "Applicant", "ئىلتىماسچى"), name(applicant)),
            Fact(words(language, "收费", "Fee", "ھەق"), code("¥80.00")),
            Fact(
                words(language, "收件时间", "Received", "تاپشۇرۇۋالغان ۋاقىت"),
                code("2026-11-22 15:04"),
            ),
        ),
        columns=2,
    )


def _notice(language: str) -> Notice:
    return Notice(
        words(
            language,
            "受理部门将在五个工作日内决定是否受理。",
            "The department decides within five working days.",
            "قوبۇل قىلىدىغان تارماق بەش خىزمەت كۈنى ئىچىدە قارار قىلىدۇ.",
        ),
        words(language, "请注意", "Please note", "دىققەت"),
        Tone.IMPORTANT,
    )


def _checks(language: str) -> Checklist:
    return Checklist(
        (
            Check(words(language, "已当面宣读", "Read aloud", "ئوقۇپ بېرىلدى")),
            Check(
                words(language, "委托代理人办理", "By an agent", "ۋاكالەتچى بېجىردى"),
                words(language, "附授权书", "With authority", "ھوقۇق خېتى بار"),
                CheckState.TICKED,
            ),
        )
    )


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
        title=words(language, "收件凭证", "Receipt of materials", "ماتېرىيال تالونى"),
        language=language,
        issued_at=ISSUED,
        office=words(language, "晨河市政务服务中心", "Chenhe Service Centre", "مۇلازىمەت مەركىزى"),
        number=words(language, f"编号：{number}", f"No. {number}", f"نومۇرى: {number}"),
        footer=words(language, "请妥善保管", "Keep this paper", "ياخشى ساقلاڭ"),
        size=size,
        copy=copy,
        blocks=(
            _facts(language, applicant),
            Heading(words(language, "已收材料", "Materials", "ماتېرىياللار")),
            a_table(rows, language),
            _notice(language),
            Paragraph(words(language, "咨询电话：12345。", "Call 12345.", "تېلېفون: 12345.")),
            _checks(language),
            a_closing(language),
        ),
    )
