"""The styles of a workbook, and for those asked for one in our colour besides."""

import re
from collections.abc import Iterable

RED = "FFFFC7C7"
_COLOUR = (
    f'<fill><patternFill patternType="solid"><fgColor rgb="{RED}"/><bgColor indexed="64"/>'
    "</patternFill></fill>"
).encode()
_FORMAT = re.compile(rb"<(?:\w+:)?xf\b[^>]*?(?:/>|>.*?</(?:\w+:)?xf>)", re.DOTALL)


class Styles:
    """The styles of a workbook, and for those asked for one that is coloured besides."""

    def __init__(self, xml: bytes) -> None:
        self._xml = xml
        self._fill = len(re.findall(rb"<(?:\w+:)?fill>|<(?:\w+:)?fill/>", self._part(b"fills")))
        self._formats = _FORMAT.findall(self._part(b"cellXfs"))
        self._known = len(self._formats)
        self._marked: dict[int, int] = {}
        self._plain: dict[int, int] = {}
        self._ours = self._old_fill()

    def restyle(self, style: int, marked: bool) -> int:
        """Return the number of a style with our colour, or without it."""
        if not self._formats:  # a workbook without styles gets none
            return 0
        if style >= self._known:
            style = 0
        table = self._marked if marked else self._plain
        if not marked and not self._is_ours(style):
            return style
        if style not in table:
            fill = self._fill if marked else 0
            self._formats.append(_with_fill(self._formats[style], fill))
            table[style] = len(self._formats) - 1
        return table[style]

    def xml(self) -> bytes:
        """Return the part with all styles that were asked for."""
        prefix = re.search(rb"<((?:\w+:)?)fills\b", self._xml)
        colour = re.sub(rb"<(/?)", rb"<\g<1>" + (prefix[1] if prefix else b""), _COLOUR)
        xml = _extended(self._xml, b"fills", [colour], self._fill + 1)
        return _extended(xml, b"cellXfs", self._formats[self._known :], len(self._formats))

    def _part(self, name: bytes) -> bytes:
        found = re.search(
            rb"<(?:\w+:)?" + name + rb"\b.*?</(?:\w+:)?" + name + rb">", self._xml, re.S
        )
        return found[0] if found else b""

    def _old_fill(self) -> int:
        """Return the number of the colour that an earlier return left, or -1."""
        fills = re.findall(rb"<(?:\w+:)?fill>.*?</(?:\w+:)?fill>", self._part(b"fills"), re.DOTALL)
        return next((n for n, fill in enumerate(fills) if RED.encode() in fill), -1)

    def _is_ours(self, style: int) -> bool:
        if self._ours < 0 or style >= self._known:
            return False
        return b'fillId="%d"' % self._ours in self._formats[style]


def _with_fill(style: bytes, fill: int) -> bytes:
    bare = re.sub(rb'\s(fillId|applyFill)="[^"]*"', b"", style)
    return re.sub(rb"xf\b", rb'xf fillId="%d" applyFill="1"' % fill, bare, count=1)


def _extended(xml: bytes, name: bytes, more: Iterable[bytes], count: int) -> bytes:
    end = re.search(rb"</(?:\w+:)?" + name + rb">", xml)
    if end is None:
        return xml
    xml = xml[: end.start()] + b"".join(more) + xml[end.start() :]
    return re.sub(
        rb"(<(?:\w+:)?" + name + rb'\b[^>]*?\bcount=")\d+', rb"\g<1>%d" % count, xml, count=1
    )
