"""What a form below a list speaks of: the rows that are ticked, or the first of all that match."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from flask import request

from catalogue.rules.stamps import Marked, stamp
from catalogue.views.paging import SIZE, page_asked
from kernel.refusals import ChangedMeanwhile
from kernel.words import _, say

MOST = 200  # with one press: each is done in a transaction of its own
Refused = list[tuple[str, str]]
Row = TypeVar("Row", bound=Marked)
Listed = Callable[[int, int], tuple[int, Sequence[Row]]]  # by number and size of a page: how many
# match in all, and those on the page


def picked(listed: Listed[Row]) -> tuple[Sequence[Row], Refused]:
    """Return the rows that are meant, as they were shown, and why not all of them are."""
    if request.form.get("which") == "all":
        _total, first = listed(1, MOST)
        if stamp(first) == request.form.get("seen", ""):
            return first, []
        return [], [("", say(ChangedMeanwhile.message))]
    ticked = frozenset(request.form.getlist("item"))
    _total, rows = listed(page_asked(), SIZE)
    found = [row for row in rows if row.mark in ticked]
    if found and len(found) == len(ticked):
        return found, []
    return found, [("", _("Tick at least one item, of those that are listed now."))]


def seen(total: int, rows: Sequence[Row], listed: Listed[Row]) -> str:
    """Return the stamp of the first of all that match; `rows`: the page that is shown."""
    return stamp(rows if len(rows) == total else listed(1, MOST)[1])
