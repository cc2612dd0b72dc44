"""/staff/catalogue/items/<code>/typed: what an editor typed and did not save yet."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from catalogue.queries.drafts import get_draft
from catalogue.rules.comparing import compare
from catalogue.usecases.typed_forms import (
    Typed,
    find_typed,
    forget_typed,
    item_form,
    keep_typed,
)
from catalogue.values.facts import ItemFacts
from catalogue.views.blueprints import staff
from catalogue.views.compared import ChangedField, ChangedPart, changed_fields, changed_parts
from catalogue.views.typed import number
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import Refusal
from kernel.words import _, moment, say

NOT_TYPED = ("csrf_token", "do")
NEW = "new"  # where a code would stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsaved:
    """What was typed and not saved, beside what the draft says; `newer`: somebody saved since."""

    at: datetime
    newer: bool
    fields: list[ChangedField]
    parts: list[ChangedPart]
    code: str
    kind: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page with the form of an item: the version it shows; NEW where there is no code."""

    code: str
    version: int
    kind: str = ""  # of a new one: standard, or nothing


@staff.post("/items/<code>/typed")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def keep_form(code: str) -> ResponseReturnValue:
    """Keep what stands in the form; the answer is a sentence for its foot."""
    return kept(*_named(code))


def kept(form: str, version: int) -> ResponseReturnValue:
    """Keep what was sent in the form of this name, whose draft has this version now."""
    typed = [pair for pair in request.form.items(multi=True) if pair[0] not in NOT_TYPED]
    began = number(request.form.get("version")) or 0
    now = clock.now()
    try:
        with transaction() as session:
            left = Typed(pairs=typed, version=began, at=now)
            keep_typed(session, form, left, actor=current_actor())
    except Refusal as refusal:
        return say(refusal.message), refusal.status, {"Content-Type": "text/plain; charset=utf-8"}
    words = _("What you typed is kept, %(moment)s.", moment=moment(now))
    if version > began:
        words = _("Somebody else saved this meanwhile. What you typed is kept; save to see both.")
    return words, {"Content-Type": "text/plain; charset=utf-8"}


@staff.post("/items/<code>/typed/discard")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def discard_form(code: str) -> ResponseReturnValue:
    """Forget what was typed and show the draft as it is."""
    form, _version = _named(code)
    with transaction() as session:
        forget_typed(session, form, current_actor())
    if code == NEW:
        return redirect(url_for("catalogue_staff.new_item", kind=_kind() or None))
    return redirect(url_for("catalogue_staff.edit_item", code=code))


def _kind() -> str:
    return "standard" if request.args.get("kind") == "standard" else ""


def _named(code: str) -> tuple[str, int]:
    """Return the name of a form within reach and the version its draft has now."""
    if code == NEW:
        return new_form(_kind()), 0
    draft = get_draft(db.session(), code, current_actor())
    return item_form(draft.item_id), draft.version


def new_form(kind: str) -> str:
    """Return the name of the form of an item that is not there yet."""
    return f"new:{'standard' if kind == 'standard' else 'own'}"


def typed_in(form: str) -> Typed | None:
    """Return what the reader of this page left in a form."""
    return find_typed(db.session(), form, current_actor())


def as_sent(typed: Typed) -> "MultiDict[str, str]":
    """Return what was typed as a form sends it."""
    return MultiDict([*typed.pairs])


def is_wanted() -> bool:
    """Whether the address asks to go on with what was typed."""
    return request.method == "GET" and request.args.get("typed") == "1"


def unsaved(
    typed: Typed | None,
    draft: ItemFacts | None,
    page: FormPage,
    read: Callable[["MultiDict[str, str]"], ItemFacts | None],
) -> Unsaved | None:
    """Return what to tell of a form that was left, or None where it says what the draft says."""
    if typed is None or request.method != "GET" or is_wanted():
        return None
    facts = read(as_sent(typed))
    found = compare(draft, facts) if draft is not None and facts is not None else None
    if found is not None and not (found.fields or found.parts):
        return None
    return Unsaved(
        at=typed.at,
        newer=page.version > typed.version,
        fields=changed_fields(found) if found else [],
        parts=changed_parts(found) if found else [],
        code=page.code,
        kind=page.kind,
    )
