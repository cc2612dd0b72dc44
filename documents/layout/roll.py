"""The roll of a till: as long as what stands on it."""

from dataclasses import replace

from documents.layout.flow import Placed
from documents.layout.theme import PAGES
from documents.sheets import Sheet
from documents.values import PaperSize
from kernel.locales import LANGUAGES

Paper = tuple[float, float]  # width, height


def on_fitting_paper(sheet: Sheet) -> Sheet:
    """Return the sheet on A5 where its lines run downwards: a roll is too narrow for these."""
    language = LANGUAGES.get(sheet.language)
    if sheet.size is PaperSize.ROLL and language and language.vertical:
        return replace(sheet, size=PaperSize.A5)
    return sheet


def cut(size: PaperSize, pages: list[list[Placed]], floor: float) -> Paper:
    """Return the paper, of a roll what is left when it is cut below its last line and its foot.

    What stands on it moves down with the lower edge, from which heights are counted.
    """
    width, height = PAGES[size]
    if size is not PaperSize.ROLL or len(pages) > 1:
        return width, height
    rest = min(top - strip.height for strip, top in pages[0]) - floor
    pages[0][:] = [(strip, top - rest) for strip, top in pages[0]]
    return width, height - rest
