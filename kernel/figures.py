"""Dates, phones, codes and addresses in words that run from right to left.

After Arabic letters the two halves of 0900-1000107 change places, in a browser as on paper.
What we fill into sentences is isolated there; what people write has to be looked through.
"""

import re
from collections.abc import Iterator

_NAMED = r"(?:[A-Za-z]{1,24}(?:/[A-Za-z]{1,8})? ){0,3}"  # as in GB/T 1234-2020
_AREA = r"\((?:0|\+)\d{1,4}\)[ -]?"
_JOINED = r"(?:[-–—./:,_]|(?<=\d\d) (?=\d\d)|(?<=\d) ?[-–—] ?(?=\d))"
_MIXED = r"(?=[A-Za-z]{0,24}[-./:_]?\d)"  # letters alone keep their order themselves
_FOUND = re.compile(
    r"(?=[\u2066-\u2068(+\w])(?:"  # where nothing can begin, nothing is tried: half the time
    r"[\u2066-\u2068][^\u2069]*\u2069"  # is isolated already
    r"|((?:https?://|www\.)[!-~]*[A-Za-z\d/]"
    r"|[\w.+-]{1,64}@[A-Za-z\d.-]{1,64}[A-Za-z\d]"
    rf"|{_NAMED}(?:{_AREA}|\+|{_MIXED})[A-Za-z\d]+(?:{_JOINED}[A-Za-z\d]+)*))",
    re.ASCII,
)
_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_TELLING = re.compile(r"[\d@]|://")


def cut_out(text: str, *, rtl: bool) -> Iterator[tuple[str, bool]]:
    """Cut a text up; each part says whether it must be isolated to keep its order.

    `rtl` is the direction of what the text stands in. One that has neither that nor any letter
    from the right is left whole, because it is in order as it is.
    """
    end = 0
    if _TELLING.search(text) and (rtl or _FROM_THE_RIGHT.search(text)):
        for found in _FOUND.finditer(text):
            if found[1] and not found[1].isdecimal():
                yield text[end : found.start()], False
                yield found[1], True
                end = found.end()
    yield text[end:], False
