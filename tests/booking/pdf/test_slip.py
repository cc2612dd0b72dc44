"""The slip says the same on a sheet and on the roll of a till."""

from typing import Any

import pytest

from booking.pdf.slip import slip_sheet
from documents.render import render
from documents.values import PaperSize
from tests.documents.pdf.test_tagging import tags
from tests.documents.reading import (
    all_words,
    glyph_codes,
    page_texts,
    scanned,
    spoken_words,
    squeezed,
    text_of,
)

LANGUAGES = ("zh-Hans", "en", "ug")
ADDRESS = "https://hall.example/en/verify/5W3nXgQ0b8mKq7rT1vYzAA"
pytestmark = pytest.mark.usefixtures("app")


def both(zh: str, local: str | None = None) -> dict[str, str | None]:
    return {"zh": zh, "local": local}


def some_facts(tag: str, size: PaperSize) -> dict[str, Any]:
    material = {
        "name": both("居民身份证", {"en": "Identity card", "ug": "كىملىك"}.get(tag)),
        "copies": both("原件1份", {"en": "1 original", "ug": "1 ئەسلى نۇسخا"}.get(tag)),
    }
    return {
        "locale": tag,
        "size": size.value,
        "reference": "6543210987654321",
        "starts": "2026-11-24T01:00:00+00:00",
        "ends": "2026-11-24T01:15:00+00:00",
        "issued_at": "2026-11-23T02:00:00+00:00",
        "name": "阿依古丽·买买提",
        "place": both("云澜政务服务中心", {"en": "Yunlan Hall", "ug": "يۈنلەن مەركىزى"}.get(tag)),
        "address": both("澜江大道1号"),
        "phone": "0900-1000100",
        "items": [{"name": both("居住证申领"), "materials": [material]}],
        "verify_url": ADDRESS,
    }


@pytest.mark.parametrize("size", PaperSize)
@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_copied_text_is_the_source(tag: str, size: PaperSize) -> None:
    sheet = slip_sheet(some_facts(tag, size))

    rendered = render(sheet)

    copied = squeezed(text_of(rendered.pdf, in_order=True))
    spoken = set(spoken_words(text_of(rendered.pdf)))
    for one in all_words(sheet):
        if one == sheet.page_label:
            continue
        assert squeezed(one.zh) in copied, one
        assert tag == "zh-Hans" or set(spoken_words(one.local or "")) <= spoken, one
    assert "0000" not in glyph_codes(rendered.pdf)
    assert rendered.missing == ()


@pytest.mark.parametrize("size", PaperSize)
@pytest.mark.parametrize("tag", LANGUAGES)
def test_its_code_reads_back(tag: str, size: PaperSize) -> None:
    pdf = render(slip_sheet(some_facts(tag, size))).pdf

    pages = len(page_texts(pdf))
    assert pages == 1 or size is PaperSize.A5
    assert scanned(pdf, page=pages) == ADDRESS


def test_the_reference_and_the_time_stay_whole_on_the_roll() -> None:
    lines = text_of(render(slip_sheet(some_facts("en", PaperSize.ROLL))).pdf).splitlines()

    assert any("6543 2109 8765 4321" in line for line in lines)
    assert any("09:15" in line for line in lines)


def test_the_roll_is_tagged_as_the_sheet_is() -> None:
    roll, page = (
        [one["/S"] for one in tags(render(slip_sheet(some_facts("ug", size))).pdf)]
        for size in (PaperSize.ROLL, PaperSize.A4)
    )

    assert roll == page


def test_the_same_facts_have_the_same_bytes() -> None:
    facts = some_facts("ug", PaperSize.ROLL)

    assert render(slip_sheet(facts)).pdf == render(slip_sheet(facts)).pdf
