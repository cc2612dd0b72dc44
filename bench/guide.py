"""The guide of a service on paper: four pages from the facts to the file, beside bare pages."""

import gc
import io
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from flask import Flask
from reportlab.pdfgen.canvas import Canvas

from bench.figures import Figure, Spread, timed
from catalogue.pdf.guide import Around, guide_sheet
from catalogue.values.codes import Audience, Channel, MaterialKind, MaterialSource
from catalogue.values.facts import FaqFacts, ItemFacts, MaterialFacts, StepFacts
from catalogue.values.published import PublishedItem
from documents.render import render
from kernel.locales import LANGUAGES
from portal.app import create_app
from tests.application import KEYS

ROUNDS = 60
MOST_MS = 100.0
PAGES, LINES = 4, 55
MATERIALS = dict.fromkeys(LANGUAGES, 13) | {"zh-Hans": 30, "ug": 12}  # as many as fill four pages
SENTENCES = (
    "申请人应当如实填写各项内容，对提交材料的真实性、完整性负责，不得虚构、伪造。",
    "受理机关应当自收到申请材料之日起五个工作日内作出是否受理的决定。",
    "材料不齐全或者不符合法定形式的，应当当场一次性告知需要补正的全部内容。",
)
AROUND = Around(
    department={
        "zh-Hans": "自然资源局",
        "en": "Natural Resources",
        "ug": "تەبىئىي بايلىق ئىدارىسى",
    },
    phone="0900-1000107",
    address="https://onewindow.example/ug/items/11659800MB000107053000707001000",
)


def main() -> list[Figure]:
    """Return the processor's time for a guide in each language; no two guides say the same."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        app = create_app(**KEYS, DATABASE_URL=f"sqlite:///{path / 'x.db'}", DATA_DIR=folder)
        floor = timed(_bare, rounds=ROUNDS, clock=time.thread_time)
        gc.freeze()  # as the server does before it forks
        try:
            return [figure for tag in MATERIALS for figure in _figures(app, tag, floor)]
        finally:
            gc.unfreeze()


def _figures(app: Flask, tag: str, floor: Spread) -> Iterator[Figure]:
    numbers = count()
    with app.app_context():
        spread = timed(
            lambda: render(guide_sheet(_item(next(numbers), MATERIALS[tag]), AROUND, tag)),
            rounds=ROUNDS,
            clock=time.thread_time,
        )
    yield _in_ms(
        f"guide: four pages with Chinese, {tag}, p50 (the promise)", spread.p50, MOST_MS, floor.p50
    )
    yield _in_ms(f"guide: four pages with Chinese, {tag}, p95", spread.p95, None, floor.p95)


def _in_ms(name: str, value: float, limit: float | None, floor: float) -> Figure:
    return Figure(
        name=name,
        value=value,
        unit="ms",
        better="less",
        limit=limit,
        floor=floor,
        floor_name="four pages of Helvetica",
    )


def _bare() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for page in range(PAGES):
        for line in range(LINES):
            canvas.drawString(72, 780 - 13 * line, f"Page {page}, line {line} of a guide")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _item(number: int, materials: int) -> PublishedItem:
    return PublishedItem(
        item_id=number,
        revision_id=number,
        number=1,
        code=f"11659800MB0001070530007{number:08}",
        facts=_facts(number, materials),
        department_id=1,
        region_id=1,
        digest=str(number),
        published_at=datetime(2026, 11, 22, tzinfo=UTC),
    )


def _facts(number: int, materials: int) -> ItemFacts:
    own = chr(0x4E00 + number * 37)  # only what guides share can be known already
    said = [f"{own}{sentence}" for sentence in SENTENCES]
    return ItemFacts(
        name=f"国有建设用地使用权及房屋所有权转移登记（{own}）",
        department="自然资源局",
        summary=said[0],
        audiences=(Audience.PERSON, Audience.COMPANY),
        channels=(Channel.WINDOW, Channel.ONLINE),
        conditions="\n".join(said),
        legal_basis=("".join(said) * 3, "".join(reversed(said)) * 2),
        place=f"一楼{own}号窗口",
        consult="0900-1000107",
        complaint="12345",
        faqs=(FaqFacts(question=said[1], answer=said[2]),),
        materials=tuple(_material(f"{own}{place}", place) for place in range(materials)),
        steps=tuple(
            StepFacts(key=str(place), name=name, description=f"{said[place % 3]}{place}")
            for place, name in enumerate(("受理", "审核", "缴费", "登簿", "送达"))
        ),
    )


def _material(own: str, place: int) -> MaterialFacts:
    return MaterialFacts(
        key=str(place),
        name=f"不动产权属证书{own}",
        kind=MaterialKind.ORIGINAL_AND_COPY,
        source=MaterialSource.GOVERNMENT,
        original_count=1,
        copy_count=2,
        note=f"{own}{SENTENCES[place % 3]}",
        texts={
            "en": {"name": f"Title certificate number {own}"},
            "ug": {"name": f"مۈلۈك گۇۋاھنامىسى {own}"},
        },
    )
