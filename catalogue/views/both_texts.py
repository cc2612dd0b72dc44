"""Two editors at once: what the second typed beside what is there now, field by field."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from flask import request

from catalogue.rules.comparing import compare, marks_of, take_fields
from catalogue.values.facts import ItemFacts
from catalogue.views.compared import ChangedField, ChangedPart, changed_fields, changed_parts

MINE, THEIRS = "mine", "theirs"
WITH_DEPARTMENT = "region"  # goes with the department, nobody types it
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class BothTexts:
    """What differs, and by field which of both is chosen; empty: nobody can tell but the reader."""

    fields: list[ChangedField]
    parts: list[ChangedPart]
    picked: Mapping[str, str]

    def __bool__(self) -> bool:
        return bool(self.picked)


def both_texts(mine: ItemFacts, theirs: ItemFacts) -> BothTexts:
    """Return the differences; what only one of the two changed is chosen already."""
    found = compare(theirs, mine)
    fields = [one for one in changed_fields(found) if one.field != WITH_DEPARTMENT]
    parts = changed_parts(found)
    names = [*(one.field for one in fields), *(one.field for one in parts)]
    was, now, typed = was_of(), marks_of(theirs), marks_of(mine)
    usual = {name: _usual(was.get(name), typed.get(name), now.get(name)) for name in names}
    return BothTexts(fields, parts, {name: _chosen(name) or usual[name] for name in names})


def merged(mine: ItemFacts, theirs: ItemFacts, both: BothTexts) -> ItemFacts | None:
    """Return what was chosen of both; None while a field is not decided."""
    if not all(_chosen(name) for name in both.picked):
        return None
    names = [name for name in both.picked if _chosen(name) == THEIRS]
    if "department" in names:
        names.append(WITH_DEPARTMENT)
    return take_fields(mine, theirs, names)


def was_of() -> Mapping[str, str]:
    """Return the marks of the draft as it was when the form was opened."""
    try:
        found = json.loads(request.form.get("was", "")[:LONGEST])
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def was_words(facts: ItemFacts | None) -> str:
    """Return the marks of a draft for the form that shows it."""
    return json.dumps(marks_of(facts) if facts else {}, ensure_ascii=False)


def was_sent(facts: ItemFacts | None) -> str:
    """Return the marks as the form sent them back; of one just opened, those of its draft."""
    sent = request.form.get("was")
    return was_words(facts) if sent is None else sent[:LONGEST]


def _chosen(name: str) -> str:
    asked = request.form.get(f"take-{name}", "")
    return asked if asked in (MINE, THEIRS) else ""


def _usual(was: str | None, typed: str | None, now: str | None) -> str:
    if was == typed:
        return THEIRS
    return MINE if was == now else ""
