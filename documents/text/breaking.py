"""Where a line may end: between words and ideographs, never before closing signs (kinsoku)."""

from collections.abc import Sequence
from functools import lru_cache

from documents.text.scripts import CLOSING_MARKS, DIRECTION_MARKS, is_ideographic, is_invisible
from documents.text.wholes import wholes

NOT_AT_START = frozenset(
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞"
    "！＂％＇），．：；？］｀｜｝～ー々،؛؟»᠁᠂᠃᠄᠅᠈᠉"
)
NOT_AT_END = frozenset("$(<[{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥«№")
UNBREAKABLE = frozenset("\u00a0\u202f\u2060\u2011")
HYPHENS = frozenset("-/\u2010")

Span = tuple[int, int]


@lru_cache(4096)
def break_places(text: str) -> tuple[int, ...]:
    """Return every index before which a line may begin, and the end of the text.

    Short isolated values, such as a code or a name, stay whole.
    """
    whole = wholes(text)
    return tuple(
        place
        for place in loose_places(text)
        if place == len(text) or not whole[place] or whole[place] != whole[place - 1]
    )


@lru_cache(4096)
def loose_places(text: str) -> tuple[int, ...]:
    """Return the same where no line is wide enough for a whole value."""
    places: list[int] = []
    shown = [i for i, c in enumerate(text) if c not in DIRECTION_MARKS]
    for number in range(1, len(shown)):
        first, second = text[shown[number - 1]], text[shown[number]]
        earlier = text[shown[number - 2]] if number > 1 else ""
        if _may_break(earlier, first, second):
            places.append(_after_closing_marks(text, shown[number - 1] + 1))
    return (*places, len(text))


def _may_break(earlier: str, first: str, second: str) -> bool:
    if second == " " or second in NOT_AT_START or first in NOT_AT_END:
        return False
    if first in UNBREAKABLE or second in UNBREAKABLE or is_invisible(second):
        return first == "\u200b"
    if first in (" ", "\u200b") or is_ideographic(first) or is_ideographic(second):
        return True
    return first in HYPHENS and earlier.isalpha() and second.isalpha()


def _after_closing_marks(text: str, place: int) -> int:
    """Keep the end of an isolate with what it isolates."""
    while place < len(text) and text[place] in CLOSING_MARKS:
        place += 1
    return place


def break_lines(text: str, widths: Sequence[float], available: float) -> list[Span]:
    """Return the lines of a text as (start, end); a word longer than a line is cut anywhere."""
    return _Breaker(text, widths, available + 0.01).lines()


class _Breaker:
    """Fills lines piece by piece; `start` is where the line being filled begins."""

    def __init__(self, text: str, widths: Sequence[float], available: float) -> None:
        self.text = text
        self.widths = widths
        self.available = available
        self.start = 0
        self.filled = 0.0
        self.found: list[Span] = []

    def lines(self) -> list[Span]:
        place = 0
        for end in break_places(self.text):
            place = self._add(place, end)
        if self.start < len(self.text) or not self.found:
            self.found.append((self.start, len(self.text)))
        return self.found

    def _add(self, place: int, end: int) -> int:
        """Put a piece into the line or the next one; a wider one part by part."""
        inner = () if self._fits(place, end) else loose_places(self.text)
        for part in (*(one for one in inner if place < one < end), end):
            place = self._put(place, part)
        return end

    def _fits(self, place: int, end: int) -> bool:
        visible = place + len(self.text[place:end].rstrip(" "))
        return sum(self.widths[place:visible]) <= self.available

    def _put(self, place: int, end: int) -> int:
        visible = place + len(self.text[place:end].rstrip(" "))
        needed = sum(self.widths[place:visible])
        if self.filled + needed > self.available and place > self.start:
            self._end_line(place)
        if needed > self.available:
            place = self._cut(place, end)
        self.filled += sum(self.widths[place:end])
        return end

    def _cut(self, place: int, end: int) -> int:
        filled = 0.0
        for index in range(place, end):
            width = self.widths[index]
            if filled + width > self.available and index > self.start:
                self._end_line(index)
                place, filled = index, 0.0
            filled += width
        return place

    def _end_line(self, place: int) -> None:
        self.found.append((self.start, place))
        self.start, self.filled = place, 0.0
