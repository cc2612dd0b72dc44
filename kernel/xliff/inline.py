"""Placeholders of a sentence as codes of XLIFF, which a translator's tool does not let change."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from kernel.plain import NOT_XML

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%%")


class Codes:
    """The placeholders of one source text, each with its data and an id of its own."""

    def __init__(self, source: str) -> None:
        found = PLACEHOLDER.findall(source)
        self.data = {code: f"d{number}" for number, code in enumerate(dict.fromkeys(found), 1)}
        self._ids: dict[str, list[str]] = {}
        for number, code in enumerate(found, 1):
            self._ids.setdefault(code, []).append(str(number))

    def also(self, target: str) -> None:
        """Take in what only the translation has, such as a number the source writes as a word."""
        for code in PLACEHOLDER.findall(target):
            self.data.setdefault(code, f"d{len(self.data) + 1}")

    def original_data(self) -> str:
        """Return the element that holds what the codes stand for; nothing where there are none."""
        held = "".join(f'<data id="{key}">{escape(code)}</data>' for code, key in self.data.items())
        return f"<originalData>{held}</originalData>" if held else ""

    def marked_up(self, text: str) -> str:
        """Return `text` with its placeholders as elements."""
        left = {code: list(ids) for code, ids in self._ids.items()}
        return "".join(self._pieces(text, left))

    def _pieces(self, text: str, left: dict[str, list[str]]) -> Iterator[str]:
        end, added = 0, 0
        for found in PLACEHOLDER.finditer(text):
            yield xml_text(text[end : found.start()])
            end = found.end()
            known = left.get(found[0])
            if not known:
                added += 1
            yield self._code(found[0], known.pop(0) if known else f"t{added}")
        yield xml_text(text[end:])

    def _code(self, code: str, number: str) -> str:
        shown = quoteattr(code)
        return f'<ph id="{number}" dataRef="{self.data[code]}" equiv={shown} disp={shown}/>'


def xml_text(text: str) -> str:
    """Return `text` as the content of an element; what XML cannot hold becomes a code point."""
    safe = escape(text, {"\r": "&#13;"})
    return NOT_XML.sub(lambda found: f'<cp hex="{ord(found[0]):04X}"/>', safe)
