"""What a browser would send for the form of a page, as it stands."""

from html.parser import HTMLParser
from typing import Any

from tests.client import PageClient


class Filled(HTMLParser):
    """Collects the controls of the last POST form of a page, textareas and selects included."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.pairs: dict[str, list[str]] = {}
        self._area: str | None = None
        self._select: tuple[str, list[str], list[str]] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form" and given.get("method") == "post":
            self.pairs = {}
        elif tag == "input" and name:
            kind = given.get("type", "text")
            if kind not in {"checkbox", "radio"} or "checked" in given:
                self._put(name, given.get("value", ""))
        elif tag == "textarea":
            self._area = name
            self._put(name, "")
        elif tag == "select":
            self._select = (name, [], [])
        elif tag == "option" and self._select:
            self._select[1].append(given.get("value", ""))
            if "selected" in given:
                self._select[2].append(given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = None
        elif tag == "select" and self._select:
            name, options, picked = self._select
            for value in picked or options[:1]:
                self._put(name, value)
            self._select = None

    def handle_data(self, data: str) -> None:
        if self._area:
            self.pairs[self._area][-1] += data.removeprefix("\r\n")

    def _put(self, name: str, value: str) -> None:
        self.pairs.setdefault(name, []).append(value)


def filled(html: str) -> dict[str, list[str]]:
    """Return the names and values of the form."""
    return Filled(html).pairs


def as_it_is(client: PageClient, path: str) -> dict[str, Any]:
    """What a browser would send of the page at `path`."""
    return filled(client.get(path).text)


def send(client: PageClient, path: str, **typed: str) -> Any:
    """Send the page at `path` as it is, with some fields typed into."""
    return client.post(path, data=as_it_is(client, path) | typed, lint=False)
