"""What every page of ours must have, checked whenever a test fetches one."""

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

TYPED = frozenset({"input", "select", "textarea"})
UNLABELLED = frozenset({"hidden", "submit", "button", "image", "reset"})

Attributes = dict[str, str]


@dataclass
class Form:
    """One form of a page: where it goes and what it already holds."""

    method: str
    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


class Page(HTMLParser):
    """A parsed page: its parts, and its faults as sentences."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.forms: list[Form] = []
        self.html: Attributes = {}
        self.title = ""
        self.headings = 0
        self._ids: Counter[str] = Counter()
        self._labelled: set[str] = set()
        self._controls: list[tuple[str, str]] = []  # (id, what it is)
        self._open: list[str] = []
        self._select = ""  # the name of the select whose options follow
        if not html.lstrip().lower().startswith("<!doctype html>"):
            self.faults.append("does not begin with <!doctype html>")
        self.feed(html)
        self.close()
        self._conclude()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._open.append(tag)
        self._ids.update([given["id"]] if given.get("id") else [])
        self._check_inline(tag, given)
        if tag == "html":
            self.html = given
        elif tag == "h1":
            self.headings += 1
        elif tag == "label":
            self._labelled.add(given.get("for", ""))
        elif tag == "img" and "alt" not in given:
            self.faults.append(f"<img src={given.get('src')!r}> has no alt")
        elif tag == "form":
            self.forms.append(Form(given.get("method", "get").lower(), given.get("action", "")))
        elif tag == "option":
            self._option(given)
        elif tag in TYPED or tag == "button":
            self._control(tag, given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        while tag in self._open:
            if self._open.pop() == tag:
                break

    def handle_data(self, data: str) -> None:
        if "title" in self._open and "svg" not in self._open:
            self.title += data

    def _check_inline(self, tag: str, given: Attributes) -> None:
        if "style" in given or tag == "style":
            self.faults.append(f"<{tag}> carries a style of its own")
        if tag == "script" and "src" not in given and given.get("type") != "application/ld+json":
            self.faults.append("a script is written into the page")
        if any(name.startswith("on") for name in given):
            self.faults.append(f"<{tag}> carries an event handler")
        if given.get("href", "").lower().startswith("javascript:"):
            self.faults.append("a link runs a script")

    def _control(self, tag: str, given: Attributes) -> None:
        name, kind = given.get("name", ""), given.get("type", "text")
        if self.forms and "form" in self._open and name:
            form = self.forms[-1]
            form.names.add(name)
            if tag == "input" and (kind not in {"radio", "checkbox"} or "checked" in given):
                form.fields.append((name, given.get("value", "")))
        self._select = name if tag == "select" else ""
        spoken = given.keys() & {"aria-label", "aria-labelledby"} or "label" in self._open
        if tag in TYPED and kind not in UNLABELLED and not spoken:
            self._controls.append((given.get("id", ""), f"<{tag} name={name!r}>"))

    def _option(self, given: Attributes) -> None:
        """A select sends its selected option, or its first."""
        if not self._select or "form" not in self._open:
            return
        fields = self.forms[-1].fields
        held = [number for number, (name, _) in enumerate(fields) if name == self._select]
        chosen = (self._select, given.get("value", ""))
        if not held:
            fields.append(chosen)
        elif "selected" in given:
            fields[held[0]] = chosen

    def _conclude(self) -> None:
        missing = [name for name in ("lang", "dir") if not self.html.get(name)]
        self.faults += [f"<html> has no {name}" for name in missing]
        if not self.title.strip():
            self.faults.append("has no title")
        if self.headings != 1:
            self.faults.append(f"has {self.headings} <h1>, not one")
        self.faults += [f"id {name!r} is used twice" for name, n in self._ids.items() if n > 1]
        bare = [what for control, what in self._controls if not self._has(control)]
        self.faults += [f"{what} has no label" for what in bare]
        self.faults += [
            f"the form to {form.action or 'itself'} has no CSRF token"
            for form in self.forms
            if form.method == "post" and "csrf_token" not in form.names
        ]

    def _has(self, control: str) -> bool:
        return bool(control) and control in self._labelled
