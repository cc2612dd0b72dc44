"""What is missing in other languages: a line for each language, with the way to translate it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import current_app, url_for

from catalogue.queries.league import LeagueFilter
from catalogue.queries.missing_texts import missing_texts
from catalogue.values.findings import Severity
from kernel.access import current_actor
from kernel.db import db
from kernel.locales import LANGUAGES, Language
from kernel.scripts import WRITTEN

MOST_ITEMS = 20_000  # whose texts are counted while somebody waits; those of 4,326 take 70 ms
GROUPS = ("name", "summary", "material.name", "step.name")  # what citizens read first


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """One language: how many texts are missing of each group and in all, and the lists of them."""

    language: Language
    groups: Sequence[tuple[int, str]]
    total: int
    href: str


def lacking_texts(department: str, narrow: LeagueFilter, items: int) -> list[Lacking]:
    """Return the languages; none where a list was asked for in which they have no part.

    Translators' lists know departments and no regions, so a region alone shows none either. Texts
    of very many `items` are counted on the page of how complete each language is.
    """
    if items > MOST_ITEMS and narrow.department_id is None:
        return []
    elsewhere = narrow.region and narrow.department_id is None
    if elsewhere or narrow.kind is not None or narrow.severity not in (None, Severity.HINT):
        return []
    tags = [tag for tag in current_app.config["ONEWINDOW_LANGUAGES"] if tag in WRITTEN]
    found = missing_texts(db.session(), current_actor(), tags, narrow.department_id)
    return [_line(LANGUAGES[tag], found[tag], department) for tag in tags]


def _line(language: Language, counts: Mapping[str, int], department: str) -> Lacking:
    asked: dict[str, Any] = {"to": language.tag, "state": "missing"}
    if department:
        asked["department"] = department
    return Lacking(
        language=language,
        groups=[
            (counts.get(kind, 0), url_for("translations.list_texts", kind=kind, **asked))
            for kind in GROUPS
        ],
        total=sum(counts.values()),
        href=url_for("translations.list_texts", **asked),
    )
