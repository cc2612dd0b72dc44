"""Which changes somebody wants to see: of a theme, of a department's line, since a day."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any
from urllib.parse import quote

from flask import g, request, url_for

from catalogue.phrases.codes import theme_words
from catalogue.phrases.lines import line_words
from catalogue.queries.changed import ChangeFilter
from catalogue.values.codes import THEMES
from catalogue.views.asked import LONGEST
from kernel import clock
from kernel.words import longdate
from organisation.queries import line_of, list_departments, list_lines

MOST = 50
MOST_PAGES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesAsked:
    """What stands in the address; what makes no sense is left out."""

    theme: str
    line: str
    since: date | None
    page: int

    def narrow(self) -> ChangeFilter:
        """Return it as the query takes it: a day begins when it begins at the office."""
        departments = list_departments().values() if self.line else ()
        return ChangeFilter(
            theme=self.theme,
            departments=tuple(one.id for one in departments if line_of(one) == self.line),
            since=clock.at_office(self.since, time()) if self.since else None,
        )

    def words(self) -> list[str]:
        """Return what narrows the list, each in the reader's words."""
        said = [theme_words(self.theme)] if self.theme else []
        said += [line_words(self.line, g.lang).text] if self.line else []
        return said + ([longdate(self.since)] if self.since else [])

    def mark(self) -> str:
        """Return what tells the feed of these changes from others; it stays whatever they say."""
        since = self.since.isoformat() if self.since else ""
        return "".join(f"/{part}" for part in (self.theme, quote(self.line), since) if part)

    def at(self, view: str, page: int = 1, *, everywhere: bool = False) -> str:
        """Return the address of the same changes in another form, or of another page of them.

        `everywhere`: one that carries nothing of the reader along.
        """
        since = self.since.isoformat() if self.since else None
        asked: dict[str, Any] = {"theme": self.theme or None, "line": self.line or None}
        asked |= {"since": since, "page": page if page > 1 else None}
        return url_for(view, **asked, **({"place": None} if everywhere else {}))


def changes_asked() -> ChangesAsked:
    """Return what this request asks for."""
    theme, line = (request.args.get(name, "")[:LONGEST] for name in ("theme", "line"))
    page = request.args.get("page", 1, type=int)
    return ChangesAsked(
        theme=theme if theme in THEMES else "",
        line=line if line in list_lines() else "",
        since=_day(request.args.get("since", "")),
        page=min(max(page, 1), MOST_PAGES),
    )


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return None
    return day if day.year > 1900 else None  # before, no zone knows its distance from UTC
