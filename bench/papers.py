"""Papers: bilingual one-page receipts a second, and the memory of what makes them."""

import io
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from bench.figures import Figure
from bench.prepared.receipt import a_receipt
from documents.render import render
from kernel.locales import LANGUAGES

RECEIPTS = 120
PROMISED = 60.0
EACH, MOST_MB = 60, 80.0  # the same that tests/documents/test_memory.py holds


def main() -> list[Figure]:
    """Return receipts a second in each language, and the most memory a process takes for all."""
    floor = _rate(_helvetica)
    return [*(_figure(language, floor) for language in LANGUAGES), _memory()]


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


def _memory() -> Figure:
    return Figure(
        name=f"papers: most memory, {EACH * len(LANGUAGES)} receipts in all languages",
        value=_in_a_process_of_its_own(EACH),
        unit="MB",
        better="less",
        limit=MOST_MB,
        floor=_in_a_process_of_its_own(0),
        floor_name="the same, nothing printed",
    )


def _in_a_process_of_its_own(each: int) -> float:
    """This process has held other things already, and a fork of it would hold them too."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(most_memory, (each,))


def most_memory(each: int) -> float:
    """Return the most megabytes this process has had, after so many receipts in each language."""
    for number in range(each):
        for language in LANGUAGES:
            render(a_receipt(language, number))
    status = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    (peak,) = (line for line in status if line.startswith("VmHWM:"))
    return int(peak.split()[1]) / 1024


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
