"""/staff/catalogue/standards/<code>/level: whole levels claim a standard at once."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from catalogue.forms.claims import LevelForm
from catalogue.phrases.codes import word
from catalogue.queries.claims import LevelPreview, preview_levels
from catalogue.queries.standards import find_standard
from catalogue.usecases.claim_standard import claim_standard
from catalogue.values.codes import Level
from catalogue.values.commands import ClaimStandard
from catalogue.views.blueprints import staff
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import Refusal
from kernel.words import _, say
from organisation.queries import departments_within

LEVELS = tuple(level for level in Level if level is not Level.UNKNOWN)
MOST_NAMES = 200  # on one page; the rest is counted


@staff.get("/standards/<code>/level")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def claim_level(code: str) -> ResponseReturnValue:
    """Who would claim, who said no, and where nobody does such work."""
    standard = find_standard(db.session(), code, current_actor())
    asked = {level.value for level in LEVELS} & {*request.args.getlist("level")}
    chosen = asked or {*standard.claimed_at}
    return _page(code, chosen, LevelForm(formdata=None), [])


@staff.post("/standards/<code>/level")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def claim_level_now(code: str) -> ResponseReturnValue:
    """Let all of them claim, or none where one is refused."""
    actor = current_actor()
    standard_id = find_standard(db.session(), code, actor).id
    chosen = {level.value for level in LEVELS} & {*request.form.getlist("level")}
    form = LevelForm()
    claiming = _preview(code, chosen).claiming
    command = ClaimStandard(
        standard_id=standard_id,
        department_ids=tuple(int(one.card.id) for one in claiming),
        publish=bool(form.publish.data),
        basis=(form.basis.data or "").strip(),
    )
    if not claiming:
        return _page(code, chosen, form, [_("No department is left that could claim it.")]), 422
    if command.publish and not command.basis:
        return _page(code, chosen, form, [_("Name the document this rests on.")]), 422
    try:
        with transaction() as session:
            claim_standard(session, command, actor=actor, now=clock.now())
    except Refusal as refusal:
        return _page(code, chosen, form, [say(refusal.message, **refusal.params)]), 422
    return redirect(url_for("catalogue_staff.standard", code=code, show="claimed"))


def _preview(code: str, chosen: set[str]) -> LevelPreview:
    session, actor = db.session(), current_actor()
    action = Action.EDIT_ITEM
    mine = {int(card.id) for card in departments_within(session, actor, action)}
    return preview_levels(session, find_standard(session, code, actor), chosen, mine)


def _page(code: str, chosen: set[str], form: LevelForm, refused: list[str]) -> str:
    standard = find_standard(db.session(), code, current_actor())
    preview = _preview(code, chosen)
    return render_template(
        "catalogue/standard_level.html",
        code=code,
        name=standard.name,
        in_force=standard.directory_revision_id is not None,
        levels=[(level.value, word(level), level.value in chosen) for level in LEVELS],
        chosen=sorted(chosen),
        preview=preview,
        most=MOST_NAMES,
        form=form,
        refused=refused,
        may_publish=current_actor().may(Action.PUBLISH_ITEM),
    )
