"""What is printed of a text that people or other systems wrote."""

import re
from unicodedata import normalize

from documents.text.scripts import DIRECTION_MARKS

_BREAKS = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_COMBINING = re.compile("[\u0300-\u036f]")


def printable_lines(text: str) -> tuple[str, ...]:
    """Return the lines the writer broke, without control characters; at least one line.

    Combining Latin marks are composed, because faces carry the composed letters; Han is
    left exactly as written, because a compatibility ideograph may be part of a name.
    """
    return tuple(_printable(line) for line in _BREAKS.split(text))


def _printable(line: str) -> str:
    line = _CONTROLS.sub("", line.replace("\t", " "))
    line = _SURROGATES.sub("\ufffd", line)
    if _COMBINING.search(line):
        line = re.sub(".[\u0300-\u036f]+", lambda found: normalize("NFC", found.group()), line)
    return line.rstrip()


def plain(text: str) -> str:
    """Return the text on one line without direction marks, as titles and names want it."""
    marks = dict.fromkeys(map(ord, DIRECTION_MARKS))
    return " ".join(printable_lines(text)).translate(marks)
