"""A sheet becomes a file: the same sheet always gives the same bytes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from documents.layout.checklists import checklist
from documents.layout.closing import closing
from documents.layout.contents import contents, number_entries
from documents.layout.facts import facts
from documents.layout.flow import Flow, Placed
from documents.layout.opening import opening
from documents.layout.prose import heading, notice, paragraph
from documents.layout.roll import cut, on_fitting_paper
from documents.layout.running import Running
from documents.layout.setter import Setter
from documents.layout.strips import Strip
from documents.layout.tables import table
from documents.layout.theme import ABOVE_FOOT, PAGES, SIDE, Air
from documents.pdf.assembly import assemble
from documents.pdf.metadata import Metadata
from documents.pdf.pen import Pen
from documents.pdf.placing import HORIZONTAL, Vertical
from documents.pdf.structure import Element
from documents.sheets import (
    Checklist,
    Closing,
    Contents,
    Facts,
    Heading,
    Notice,
    Paragraph,
    Sheet,
    Table,
)
from documents.text.cleaning import plain
from documents.text.reading import Reading

Layer = Callable[[Any, Setter, Element], Iterator[Strip]]
LAYERS: Mapping[type, Layer] = {
    Checklist: checklist,
    Closing: closing,
    Contents: contents,
    Facts: facts,
    Heading: heading,
    Notice: notice,
    Paragraph: paragraph,
    Table: table,
}


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes, and the characters that are printed as ruled blanks to be filled by hand."""

    pdf: bytes
    missing: tuple[str, ...]


def render(sheet: Sheet) -> Rendered:
    """Return the sheet as a tagged, archivable PDF. No text makes it fail."""
    sheet = on_fitting_paper(sheet)
    laid = _laid_out_best(sheet)
    number_entries(laid.pages, laid.running.setter)
    paper = cut(sheet.size, laid.pages, laid.running.foot_top + ABOVE_FOOT)
    running = replace(laid.running, page_height=paper[1])
    for number, page in enumerate(laid.pages, start=1):
        laid.pen.turn_page()
        running.draw(laid.pen, number, len(laid.pages))
        for strip, top in page:
            strip.draw(laid.pen, top)
    missing = tuple(dict.fromkeys(laid.running.setter.missing))
    placed = laid.pen.placing.paper(paper)
    return Rendered(assemble(laid.pen, placed, _metadata(sheet)), missing)


@dataclass(frozen=True, slots=True)
class _LaidOut:
    pages: list[list[Placed]]
    running: Running
    pen: Pen


def _laid_out_best(sheet: Sheet) -> _LaidOut:
    """Return the pages; contents are of use on several only."""
    alone = replace(sheet, blocks=tuple(b for b in sheet.blocks if not isinstance(b, Contents)))
    laid = _roomy_or_tight(alone)
    if len(laid.pages) == 1 or alone.blocks == sheet.blocks:
        return laid
    return _roomy_or_tight(sheet)


def _roomy_or_tight(sheet: Sheet) -> _LaidOut:
    """Return the tight pages where they are fewer."""
    laid = _laid_out(sheet, Air.AMPLE)
    if len(laid.pages) == 1:
        return laid
    tight = _laid_out(sheet, Air.TIGHT)
    return tight if len(tight.pages) < len(laid.pages) else laid


def _laid_out(sheet: Sheet, air: Air) -> _LaidOut:
    reading, side = Reading(sheet.language), SIDE[sheet.size]
    width, height = PAGES[sheet.size]
    pen = Pen(Vertical(width, height) if reading.vertical else HORIZONTAL)
    setter = Setter(side, width - 2 * side, reading, air)
    running = Running(sheet, setter, height, pen.root)
    flow = Flow(height - running.text_top, running.foot_top + ABOVE_FOOT)
    return _LaidOut(flow.fill(_strips(sheet, setter, pen.root)), running, pen)


def _strips(sheet: Sheet, setter: Setter, root: Element) -> Iterator[Strip]:
    yield from opening(sheet, setter, root)
    for block in sheet.blocks:
        yield from LAYERS[type(block)](block, setter, root)


def _metadata(sheet: Sheet) -> Metadata:
    """The title is the one the reader's language has; viewers show it in their window."""
    title = sheet.title.local or sheet.title.zh
    number = plain(sheet.number.local or sheet.number.zh) if sheet.number else ""
    codes = [block.qr.text for block in sheet.blocks if isinstance(block, Closing) and block.qr]
    address = codes[0] if codes else ""
    return Metadata(f"{plain(title)} {number}".strip(), sheet.language, sheet.issued_at, address)
