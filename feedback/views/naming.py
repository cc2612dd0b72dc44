"""What a page is called in a report: its address without what is secret in it.

A reference, a token or a query says who somebody is; the code of a service does not.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

from flask import current_app, g, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect, Rule

from feedback.values import LONGEST_PAGE
from kernel.locales import LANGUAGES, Tag, WordState

SAID = frozenset({"lang", "code", "slug"})  # arguments that name a language, a service, a place
ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
ITEM = re.compile(r"/[A-Za-z-]+/items/([^/<]+)")


@dataclass(frozen=True, slots=True)
class NamedPage:
    """A page that a report is about: the language it was in, its name, whether it can be opened."""

    lang: Tag
    name: str = ""

    @property
    def opens(self) -> bool:
        """Whether the name is an address too."""
        return bool(self.name) and "<" not in self.name


def report_address() -> str | None:
    """Return where the reader of this page reports a wrong word; None where the words are sure."""
    lang = g.get("lang")
    if not _is_public() or LANGUAGES[lang].words is WordState.APPROVED:
        return None
    name = _name(request.url_rule, {**(request.view_args or {}), "lang": lang})
    return url_for("feedback.report", on=name or None)


def named_page(name: str) -> NamedPage:
    """Return the page of a name that came in an address: whatever it says, nothing secret stays."""
    found = _match(unquote(name)) if len(name) <= LONGEST_PAGE else None
    if found is None:
        return NamedPage(Tag(g.lang))
    return NamedPage(Tag(str(found[1]["lang"])), _name(*found))


def item_code(page: str) -> str | None:
    """Return the code of the service whose guide a page is."""
    found = ITEM.match(page)
    return found[1] if found else None


def _is_public() -> bool:
    if request.blueprint == "feedback":
        return False  # the way there is not shown there
    return bool(g.get("address_lang")) or request.url_rule is None


def _match(path: str) -> tuple[Rule, Mapping[str, Any]] | None:
    """Return the rule of a public page and its arguments."""
    adapter = current_app.create_url_adapter(request)
    try:
        found = adapter.match(path, method="GET", return_rule=True) if adapter else None
    except (HTTPException, RequestRedirect):
        return None
    known = current_app.config["ONEWINDOW_LANGUAGES"]
    return found if found and found[1].get("lang") in known else None


def _name(rule: Rule | None, arguments: Mapping[str, Any]) -> str:
    def said(argument: re.Match[str]) -> str:
        name = argument[1]
        return quote(str(arguments[name]), safe="") if name in SAID else f"<{name}>"

    name = ARGUMENT.sub(said, rule.rule) if rule else ""
    return name if len(name) <= LONGEST_PAGE else ""
