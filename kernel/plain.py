"""What is text: nothing that controls a machine or turns letters round, no halves of letters."""

import re

# Narrow and no-break spaces, joiners and marks of direction stay: names need them.
_STRANGE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_BREAKS = re.compile("[\t\r\n]")
# What no XML can hold.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def is_plain(text: str, *, lines: bool = False) -> bool:
    """Whether all of it can be read as it stands; `lines`: it may have tabs and line ends."""
    return not _STRANGE.search(text) and (lines or not _BREAKS.search(text))


def plain(text: str) -> str:
    """Return a text without what is no text; lines stay lines."""
    return _STRANGE.sub("", text)
