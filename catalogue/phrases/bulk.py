"""Changes of many items, in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from catalogue.phrases.codes import listed
from catalogue.phrases.fields import field_words
from catalogue.values.bulk import DECISIONS, BulkChange, Outcome
from kernel.refusals import N_
from kernel.words import _, longdate

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.WAITING: N_("Will be changed"),
    Outcome.CHANGED: N_("Changed"),
    Outcome.LOCKED: N_("Locked: the standard alone says this"),
    Outcome.INHERITED: N_("Comes from its standard; change it there"),
    Outcome.IN_REVIEW: N_("In review; its request would be cancelled"),
    Outcome.UNFIT: N_("The field cannot hold the new value"),
    Outcome.MEANWHILE: N_("Changed by somebody meanwhile"),
    Outcome.BEYOND: N_("Not within your reach any more"),
}


def outcome_words(outcome: Outcome) -> str:
    """Return what becomes of an item, or became of it."""
    return _(OUTCOMES[outcome])


def changed_field_words(name: str) -> str:
    """Return what a field that is changed in many items is called."""
    return _("Place, window and notes of situations") if name == DECISIONS else field_words(name)


def value_words(name: str, value: Any) -> str:
    """Return what one value says; days are kept as they are compared."""
    if name != "checked_on" or not value:
        return str(value or "")
    try:
        return longdate(date.fromisoformat(value))
    except ValueError:
        return str(value)


def change_words(change: BulkChange) -> str:
    """Return a change in one sentence."""
    fields = listed(changed_field_words(name) for name in change.fields)
    if change.find and change.value:
        return _(
            "“%(find)s” becomes “%(value)s” in: %(fields)s",
            find=change.find,
            value=change.value,
            fields=fields,
        )
    if change.find:
        return _("“%(find)s” is removed from: %(fields)s", find=change.find, fields=fields)
    if change.value:
        value = value_words(change.fields[0], change.value)
        return _("%(fields)s: set to “%(value)s”", fields=fields, value=value)
    return _("%(fields)s: emptied", fields=fields)
