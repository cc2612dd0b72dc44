"""What others wrote, as a report of ours quotes it."""

import re

LONGEST = 60
_MORE_THAN_ENOUGH = 10_000  # of a text of a megabyte
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


def quoted(text: str, longest: int = LONGEST) -> str:
    """Return the beginning of a text on one line, without what no page or screen shows."""
    line = _UNSEEN.sub("\ufffd", " ".join(text[:_MORE_THAN_ENOUGH].split()))
    return line if len(line) <= longest else line[: longest - 1] + "…"
