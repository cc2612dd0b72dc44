"""What the tags of a paper say, read with a parser of PDF that is not ours."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pypdf import PdfReader

Place = tuple[int, int]  # a page and a marked content on it
MEANING = re.compile(r"<([0-9A-F]{4})><([0-9a-f]+)>")


@dataclass(frozen=True)
class Leaf:
    """An element that holds words itself, and the tag of what it stands in."""

    tag: str
    inside: str
    words: str


class TaggedPdf:
    """A paper as a program that reads aloud finds it."""

    def __init__(self, pdf: bytes) -> None:
        self.reader = PdfReader(io.BytesIO(pdf), strict=True)
        self.catalog: Any = self.reader.trailer["/Root"]

    @cached_property
    def tags(self) -> list[Any]:
        """Return all elements, in reading order."""
        return list(_below(self.catalog["/StructTreeRoot"]))

    @cached_property
    def leaves(self) -> list[Leaf]:
        """Return what is read out, in reading order; right-to-left words are as they are drawn."""
        return [
            Leaf(str(one["/S"]), str(one["/P"]["/S"]), words)
            for one in self.tags
            if (words := "".join(self._words.get(place, "") for place in self._places(one)))
        ]

    @cached_property
    def fonts(self) -> dict[str, Any]:
        """Return the fonts by the names that the pages call them."""
        found = self.reader.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
        return {name: font.get_object() for name, font in found.items()}

    def page_of(self, element: Any) -> int:
        """Return the page that an element stands on; the first is 1."""
        return self._numbers[element["/Pg"].indirect_reference.idnum]

    def glyphs(self) -> set[tuple[str, int]]:
        """Return the font and the number of every glyph that is drawn; 0 is an empty box."""
        maps = {
            name: font["/DescendantFonts"][0]["/CIDToGIDMap"].get_data()
            for name, font in self.fonts.items()
        }
        drawn = {(name, 2 * int(code, 16)) for _, _, name, code in self._drawn()}
        return {(name, int.from_bytes(maps[name][at : at + 2], "big")) for name, at in drawn}

    @cached_property
    def _numbers(self) -> dict[int, int]:
        pages = enumerate(self.reader.pages, start=1)
        return {page.indirect_reference.idnum: number for number, page in pages}  # type: ignore[union-attr]

    @cached_property
    def _words(self) -> dict[Place, str]:
        meanings = {
            name: dict(MEANING.findall(font["/ToUnicode"].get_data().decode()))
            for name, font in self.fonts.items()
        }
        found: dict[Place, str] = {}
        for page, content, name, code in self._drawn():
            said = bytes.fromhex(meanings[name].get(code, "")).decode("utf-16-be")
            found[page, content] = found.get((page, content), "") + said
        return found

    def _drawn(self) -> Iterator[tuple[int, int, str, str]]:
        """Return page, marked content (-1 is none), font and code of every glyph."""
        for number, page in enumerate(self.reader.pages):
            inside: list[int] = [-1]
            for line in page.get_contents().get_data().decode().splitlines():  # type: ignore[union-attr]
                if line.endswith(("BDC", "BMC")):
                    told = re.search(r"/MCID (\d+)", line)
                    inside.append(int(told[1]) if told else inside[-1])
                elif line == "EMC":
                    inside.pop()
                elif "TJ" in line:
                    name = line.split(" ", 1)[0]
                    for codes in re.findall("<([0-9A-F]+)>", line):
                        for code in re.findall("....", codes):
                            yield number, inside[-1], name, code

    def _places(self, element: Any) -> Iterator[Place]:
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            found = kid.get_object()
            if isinstance(found, int):
                yield self.page_of(element) - 1, found
            elif "/MCID" in found:
                yield self.page_of(found) - 1, found["/MCID"]


def _below(node: Any) -> Iterator[Any]:
    kids = node["/K"]
    for reference in kids if isinstance(kids, list) else [kids]:
        kid = reference.get_object()
        if hasattr(kid, "get") and "/S" in kid:
            yield kid
            yield from _below(kid)


def tags(pdf: bytes) -> list[Any]:
    """Return all elements of a paper, in reading order."""
    return TaggedPdf(pdf).tags
