"""Papers: bilingual one-page receipts a second, beside one line of Helvetica."""

import io
import time
from collections.abc import Callable
from datetime import UTC, datetime

from reportlab.pdfgen.canvas import Canvas

from bench.figures import Figure
from documents.render import render
from documents.sheets import (
    Closing,
    Column,
    Fact,
    Facts,
    Heading,
    Notice,
    QrCode,
    Sheet,
    SignatureLine,
    Table,
)
from documents.values import Words, code, name

ISSUED = datetime(2026, 11, 22, 7, 4, tzinfo=UTC)
RECEIPTS = 120
PROMISED = 40.0
MATERIALS = (
    ("居民身份证", "Identity card", "كىملىك"),
    ("户口簿", "Household register", "نوپۇس دەپتىرى"),
    ("不动产权属证书（含共有情况说明）", "Title certificate, with co-owners", "مۈلۈك گۇۋاھنامىسى"),
    ("居住证申领表", "Application form", "ئىلتىماس جەدۋىلى"),
)
COPIES = ("原件1份", "1 original", "ئەسلىسى 1")
ANSWER = (
    "受理部门将在五个工作日内决定是否受理；逾期未告知的，自收到材料之日起即为受理。",
    "The department decides within five working days. If you are not told in time, your "
    "application counts as accepted from the day on which the materials were received.",
    "قوبۇل قىلىدىغان تارماق بەش خىزمەت كۈنى ئىچىدە قوبۇل قىلىش-قىلماسلىقنى قارار قىلىدۇ.",
)


def main() -> list[Figure]:
    """Return receipts a second in each language."""
    floor = _rate(_helvetica)
    return [_figure(language, floor) for language in ("zh-Hans", "en", "ug")]


def _figure(language: str, floor: float) -> Figure:
    return Figure(
        name=f"papers: receipts with Chinese, {language}",
        value=_rate(lambda number: render(_receipt(language, number)).pdf),
        unit="/s",
        better="more",
        limit=PROMISED,
        floor=floor,
        floor_name="one line of Helvetica",
    )


def _rate(make: Callable[[int], bytes]) -> float:
    """Return how many a second of processor time, after a warm start."""
    for number in range(5):
        make(number)
    start = time.process_time()
    for number in range(RECEIPTS):
        make(number)
    return RECEIPTS / (time.process_time() - start)


def _helvetica(number: int) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.drawString(72, 720, f"Receipt {number}")
    canvas.save()
    return buffer.getvalue()


def _words(language: str, texts: tuple[str, str, str]) -> Words:
    return Words(texts[0], {"en": texts[1], "ug": texts[2]}.get(language))


def _receipt(language: str, number: int) -> Sheet:
    """Return a receipt with its own name and number: only what papers share can be cached."""
    return Sheet(
        title=_words(language, ("收件凭证", "Receipt of materials", "ماتېرىيال تالونى")),
        language=language,
        issued_at=ISSUED,
        blocks=(
            _facts(language, number),
            Heading(_words(language, ("已收材料", "Materials", "ماتېرىياللار"))),
            _materials(language),
            Notice(_words(language, ANSWER)),
            _closing(language, number),
        ),
    )


def _facts(language: str, number: int) -> Facts:
    person = f"阿迪力江·买买提{chr(0x4E00 + number * 37)}"
    pairs = (
        (("事项名称", "Service", "ئىش تۈرى"), Words("居住证申领")),
        (("申请人", "Applicant", "ئىلتىماسچى"), name(person)),
        (("编号", "Number", "نومۇرى"), code(f"6543 2109 8765 {number:04}")),
        (("收件时间", "Received", "تاپشۇرۇۋالغان ۋاقىت"), code("2026-11-22 15:04")),
    )
    return Facts(tuple(Fact(_words(language, label), value) for label, value in pairs), columns=2)


def _materials(language: str) -> Table:
    columns = (
        Column(_words(language, ("序号", "No.", "نومۇر")), 1, "center"),
        Column(_words(language, ("材料名称", "Material", "ماتېرىيال نامى")), 6),
        Column(_words(language, ("份数", "Copies", "سانى")), 3),
    )
    rows = (
        (code(str(row)), _words(language, material), _words(language, COPIES))
        for row, material in enumerate(MATERIALS, start=1)
    )
    return Table(columns, tuple(rows))


def _closing(language: str, number: int) -> Closing:
    address = f"https://onewindow.example/{language}/verify/{number:022}"
    signers = (("申请人签名", "Applicant", "ئىلتىماسچى"), ("窗口经办人", "Clerk", "خادىم"))
    return Closing(
        seal=_words(language, ("加盖收件专用章", "Seal", "تامغا")),
        signatures=tuple(SignatureLine(_words(language, label)) for label in signers),
        qr=QrCode(address, _words(language, ("扫码核验", "Scan to verify", "تەكشۈرۈڭ")), "QR"),
    )
