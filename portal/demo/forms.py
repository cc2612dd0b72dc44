"""Blank forms and filled samples of the demo, set by our own engine; each says what it is."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from catalogue.values.dictionary import FileKind
from documents.render import render
from documents.sheets import Closing, Column, Notice, Sheet, SignatureLine, Table
from documents.values import Words
from kernel.locales import LEGAL, Tag
from portal.demo.files import rows

Row = Mapping[str, Any]
SPECIMEN = "样例（演示用）：人名、号码均为虚构，仅供填写时参考。"
DEMO = "演示用空白表格，不是正式文书。"
EMPTY = Words("　\n　")


def form_of(row: Row, kind: FileKind, tag: Tag, now: datetime) -> bytes:
    """Return the form of an entry as a PDF, empty or filled for somebody who does not exist."""
    filled = kind is FileKind.SAMPLE
    columns = (Column(_words("项目", tag), 2), Column(_words("填写内容", tag), 5))
    labels = row["labels"][tag] if tag != LEGAL else [None] * len(row["fields"])
    lines = tuple(
        (Words(label, own), Words(text) if filled else EMPTY)
        for (label, text), own in zip(row["fields"], labels, strict=True)
    )
    signed = (SignatureLine(_words("签名", tag)), SignatureLine(_words("日期", tag)))
    sheet = Sheet(
        title=Words(row["name"], None if tag == LEGAL else row["names"][tag]),
        language=tag,
        issued_at=now,
        blocks=(
            Notice(_words(SPECIMEN if filled else DEMO, tag)),
            Table(columns, lines),
            Closing(signatures=signed),
        ),
    )
    return render(sheet).pdf


def _words(chinese: str, tag: Tag) -> Words:
    found = next(row for row in rows("forms") if row[LEGAL] == chinese)
    return Words(chinese, None if tag == LEGAL else found[tag])
