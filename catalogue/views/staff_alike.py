"""/staff/catalogue/materials/alike: names of materials that may mean the same."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from catalogue.queries.dictionary import choices
from catalogue.queries.spellings import clusters
from catalogue.usecases.link_names import link_names, tell_apart
from catalogue.values.dictionary import Linked, LinkNames
from catalogue.views.blueprints import staff
from catalogue.views.paging import page_asked, paged
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import Refusal
from kernel.words import _, _n, say

SIZE = 20
MOST_NAMES = 60


@staff.route("/materials/alike", methods=["GET", "POST"])
@open_to(Access.STAFF, Action.EDIT_ITEM)
def alike_materials() -> ResponseReturnValue:
    """Clusters of names: linked to an entry, wholly or in part, or told apart for good."""
    done, wrong = [], []
    if request.method == "POST":
        names = tuple(request.form.getlist("name")[:MOST_NAMES])
        try:
            done = _done(names)
        except Refusal as refusal:
            wrong = [say(refusal.message, **refusal.params)]
    session = db.session()
    total, found = clusters(session, current_actor(), page=page_asked(), size=SIZE)
    page = render_template(
        "catalogue/materials_alike.html",
        clusters=found,
        known=choices(session),
        done=done,
        wrong=wrong,
        **paged(total, size=SIZE),
    )
    return page, 422 if wrong else 200


def _done(names: tuple[str, ...]) -> list[str]:
    """Return what came of the button that was pressed."""
    actor, now = current_actor(), clock.now()
    if request.form.get("do") == "apart":
        with transaction() as session:
            told = tell_apart(session, names, actor=actor, now=now)
        return [_("These names will not be suggested together again.")] if told else []
    command = LinkNames(key=request.form.get("entry", "").strip(), names=names)
    with transaction() as session:
        return _said(link_names(session, command, actor=actor, now=now))


def _said(linked: Linked) -> list[str]:
    said = [
        _n(
            "%(num)d item now points at the entry. Publish it as usual.",
            "%(num)d items now point at the entry. Publish them as usual.",
            linked.items,
        )
    ]
    if linked.in_review:
        said.append(
            _n(
                "%(num)d item is in review and stays as it is.",
                "%(num)d items are in review and stay as they are.",
                linked.in_review,
            )
        )
    return said
