"""Sheets that nobody issues: made when asked for, and the latest of them kept.

A sheet is all that its file says, so it is its own key: another revision, language or
translation, another phone of the department make another sheet.
"""

from functools import lru_cache
from hashlib import sha256

from documents.render import render
from documents.sheets import Sheet

KEPT = 32  # files in the memory of each process; 100 to 150 KB each


@lru_cache(KEPT)
def pdf_of(sheet: Sheet) -> bytes:
    """Return the file of a sheet."""
    return render(sheet).pdf


def name_of(sheet: Sheet) -> str:
    """Return a name that two sheets share only if they say the same."""
    return sha256(repr(sheet).encode("utf-8", "surrogatepass")).hexdigest()[:32]
