"""/staff/translations: texts of items in other languages, beside their Chinese."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil

from flask import (
    Response,
    abort,
    make_response,
    redirect,
    render_template,
    request,
)
from flask.typing import ResponseReturnValue

from catalogue.phrases.codes import word
from catalogue.phrases.kinds import kind_words
from catalogue.queries.reach import Reach
from catalogue.queries.texts import count_units, text_counts, text_units, units_on_page
from catalogue.refusals import TranslatedMeanwhile
from catalogue.usecases.translate import translate_many
from catalogue.values.codes import TextState
from catalogue.values.texts import KINDS, TextCounts
from catalogue.views.blueprints import translations as pages
from catalogue.views.translation_asked import SIZE, Asked, asked, targets
from catalogue.views.translation_gone import gone_row
from catalogue.views.translation_rows import ALL, Row, Typed, shown_rows, to_save, typed_rows
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.locales import LANGUAGES
from kernel.refusals import ChangedMeanwhile, Refusal
from kernel.scripts import DERIVED
from kernel.words import say
from organisation.values import DepartmentCard

ROW = "X-Row"  # sent by our script: answer with that row alone


@pages.get("")
@open_to(Access.STAFF, Action.TRANSLATE)
def list_texts() -> ResponseReturnValue:
    """The texts within reach, side by side; the filters stand in the address."""
    actor = current_actor()
    wanted, departments = asked(actor.language), _departments()
    query = wanted.query(departments)
    total = count_units(db.session(), actor, query)
    last = max(1, ceil(total / SIZE))
    if wanted.page > last:  # what was saved has left the list, or somebody guessed
        return redirect(wanted.at_page(last))
    units = text_units(db.session(), actor, query)
    return _page(wanted, departments, shown_rows(units, wanted.locale, actor), total=total)


@pages.post("", endpoint="save")
@open_to(Access.STAFF, Action.TRANSLATE)
def save_texts() -> ResponseReturnValue:
    """Save one row, or all that was typed on the page; what is refused stays as typed."""
    actor = current_actor()
    wanted, rows = asked(actor.language), typed_rows(request.form)
    ids, do = {row.item_id for row in rows}, request.form.get("do", "")
    before = units_on_page(db.session(), actor, wanted.locale, ids)
    saving = to_save(rows, do, before)
    if not saving and do != ALL:
        abort(400)  # no button of ours
    refused: dict[int, Refusal] = {}
    with transaction() as session:
        commands = [row.command(wanted.locale) for row in saving]
        done = translate_many(session, commands, actor=actor, now=clock.now())
        refused = {saving[place].number: refusal for place, refusal in done.refused}
    if request.headers.get(ROW):
        return _one_row(wanted, saving, refused)
    if refused:
        return _refused(wanted, rows, refused)
    return redirect(wanted.address(saved=str(done.saved)))


def _one_row(
    wanted: Asked, saving: Sequence[Typed], refused: Mapping[int, Refusal]
) -> ResponseReturnValue:
    """Answer our script: the row as it stands now, or as it was typed with what is wrong."""
    shown = _as_typed(wanted, saving[:1], refused)
    status = next((refusal.status for refusal in refused.values()), 200) if shown else 404
    row = render_template("catalogue/translation_row.html", rows=shown, **_language(wanted))
    page: Response = make_response(row, status)
    page.headers[ROW] = "1"
    return page


def _refused(
    wanted: Asked, rows: Sequence[Typed], refused: Mapping[int, Refusal]
) -> ResponseReturnValue:
    shown = _as_typed(wanted, rows, refused)
    status = max(refusal.status for refusal in refused.values())
    return _page(wanted, _departments(), shown, total=len(shown)), status


def _as_typed(wanted: Asked, rows: Sequence[Typed], refused: Mapping[int, Refusal]) -> list[Row]:
    """Return rows as they stand now; what was refused as it was typed, in its place."""
    actor = current_actor()
    units = units_on_page(db.session(), actor, wanted.locale, {row.item_id for row in rows})
    there = [row for row in rows if row.key in units]
    shown = shown_rows([units[row.key] for row in there], wanted.locale, actor)
    now = {row.number: one for row, one in zip(there, shown, strict=True)}
    kept = [row for row in rows if row.number in now or row.number in refused]
    return [
        _with_refusal(replace(now[row.number], number=row.number), row, refused.get(row.number))
        if row.number in now
        else gone_row(row, wanted.locale, units)
        for row in kept
    ]


def _with_refusal(one: Row, row: Typed, refusal: Refusal | None) -> Row:
    """Return a row with what is wrong; what is nobody's typing gives way to what is there now."""
    if refusal is None:
        return one
    if isinstance(refusal, TranslatedMeanwhile) and not row.touched:
        return replace(one, wrong=say(ChangedMeanwhile.message))
    theirs = one.unit.text if isinstance(refusal, TranslatedMeanwhile) else ""
    wrong = say(refusal.message, **refusal.params)
    return replace(one, text=row.text, wrong=wrong, theirs=theirs)


def _page(
    wanted: Asked, departments: Mapping[str, DepartmentCard], rows: Sequence[Row], *, total: int
) -> str:
    counts = text_counts(db.session(), current_actor())
    return render_template(
        "catalogue/translations.html",
        wanted=wanted,
        rows=rows,
        total=total,
        last=max(1, ceil(total / SIZE)),
        counts=counts.get(wanted.locale, TextCounts(total=counts[""].total)),
        targets=targets(wanted.locale, lambda tag: wanted.address(to=tag, page=""), counts),
        states=[(state.value, word(state)) for state in TextState],
        kinds=[(kind, kind_words(kind)) for kind in KINDS],
        departments=[(code, card.names["zh-Hans"]) for code, card in departments.items()],
        saved=request.args.get("saved", 0, type=int) if request.method == "GET" else 0,
        **_language(wanted),
    )


def _language(wanted: Asked) -> dict[str, object]:
    derived = DERIVED.get(wanted.locale)
    return {
        "language": LANGUAGES[wanted.locale],
        "made_from": LANGUAGES[derived.source] if derived else None,
    }


def _departments() -> dict[str, DepartmentCard]:
    return {card.code: card for card in Reach(current_actor(), Action.TRANSLATE).departments()}
