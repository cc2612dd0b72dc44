"""Papers: bilingual one-page receipts a second, beside one line of Helvetica."""

import io
import time
from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from bench.figures import Figure
from bench.prepared.receipt import a_receipt
from documents.render import render
from kernel.locales import LANGUAGES

RECEIPTS = 120
PROMISED = 60.0


def main() -> list[Figure]:
    """Return receipts a second in each language."""
    floor = _rate(_helvetica)
    return [_figure(language, floor) for language in LANGUAGES]


def _figure(language: str, floor: float) -> Figure:
    return Figure(
        name=f"papers: receipts with Chinese, {language}",
        value=_rate(lambda number: render(a_receipt(language, number)).pdf),
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
