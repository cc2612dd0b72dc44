"""A receipt as a hall prints it, in every language of the house; its words are in `receipt.tsv`."""

import csv
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

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
MATERIALS = ("居民身份证", "户口簿", "不动产权属证书（含共有情况说明）", "居住证申领表")
ANSWER = "受理部门将在五个工作日内决定是否受理；逾期未告知的，自收到材料之日起即为受理。"


def a_receipt(language: str, number: int) -> Sheet:
    """Return a receipt with its own name and number: only what papers share can be cached."""
    return Sheet(
        title=_words(language, "收件凭证"),
        language=language,
        issued_at=ISSUED,
        blocks=(
            _facts(language, number),
            Heading(_words(language, "已收材料")),
            _materials(language),
            Notice(_words(language, ANSWER)),
            _closing(language, number),
        ),
    )


@lru_cache
def _table() -> Mapping[str, Mapping[str, str]]:
    with Path(__file__).with_suffix(".tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["zh-Hans"]: row for row in rows}


def _words(language: str, zh: str) -> Words:
    return Words(zh, None if language == "zh-Hans" else _table()[zh][language])


def _facts(language: str, number: int) -> Facts:
    person = f"阿迪力江·买买提{chr(0x4E00 + number * 37)}"
    pairs = (
        ("事项名称", Words("居住证申领")),
        ("申请人", name(person)),
        ("编号", code(f"6543 2109 8765 {number:04}")),
        ("收件时间", code("2026-11-22 15:04")),
    )
    return Facts(tuple(Fact(_words(language, label), value) for label, value in pairs), columns=2)


def _materials(language: str) -> Table:
    columns = (
        Column(_words(language, "序号"), 1, "center"),
        Column(_words(language, "材料名称"), 6),
        Column(_words(language, "份数"), 3),
    )
    rows = (
        (code(str(row)), _words(language, material), _words(language, "原件1份"))
        for row, material in enumerate(MATERIALS, start=1)
    )
    return Table(columns, tuple(rows))


def _closing(language: str, number: int) -> Closing:
    address = f"https://onewindow.example/{language}/verify/{number:022}"
    signers = ("申请人签名", "窗口经办人")
    return Closing(
        seal=_words(language, "加盖收件专用章"),
        signatures=tuple(SignatureLine(_words(language, label)) for label in signers),
        qr=QrCode(address, _words(language, "扫码核验"), "QR"),
    )
