"""The slip says the same on a sheet and on the roll of a till."""

from typing import Any

import pytest

from booking.pdf.slip import slip_sheet
from documents.render import render
from documents.values import PaperSize
from tests.documents.reading import text_of
from tests.documents.tagged import tags

ADDRESS = "https://hall.example/en/verify/5W3nXgQ0b8mKq7rT1vYzAA"
pytestmark = [  # nothing of it is in a database
    pytest.mark.usefixtures("app"),
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]


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
        "items": [{"name": both("居住证申领"), "answers": []}],
        "materials": [material],
        "verify_url": ADDRESS,
    }


def test_the_reference_and_the_time_stay_whole_on_the_roll() -> None:
    lines = text_of(render(slip_sheet(some_facts("en", PaperSize.ROLL))).pdf).splitlines()

    assert any("6543 2109 8765 4321" in line for line in lines)
    assert any("09:15" in line for line in lines)


def test_the_roll_is_tagged_as_the_sheet_is_but_for_rows_that_stand_side_by_side() -> None:
    roll, page = (
        [
            one["/S"]
            for one in tags(render(slip_sheet(some_facts("ug", size))).pdf)
            if one["/S"] != "/TR"
        ]
        for size in (PaperSize.ROLL, PaperSize.A4)
    )

    assert roll == page
