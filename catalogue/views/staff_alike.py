"""/staff/catalogue/materials/alike: names of materials that may mean the same."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from catalogue.queries.dictionary import choices
from catalogue.queries.spellings import clusters, told_apart
from catalogue.usecases.link_names import link_names, take_back_apart, tell_apart
from catalogue.values.dictionary import Linked, LinkNames
from catalogue.views.blueprints import staff
from catalogue.views.paging import page_asked, paged
from catalogue.views.typed import number
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import NotFound, Refusal
from kernel.words import _, _n, say
from organisation.queries.people import staff_names

SIZE = 20
MOST_NAMES = 60
MOST_APART = 50  # shown: the last that were said


@staff.route("/materials/alike", methods=["GET", "POST"])
@open_to(Access.STAFF, Action.EDIT_ITEM)
def alike_materials() -> ResponseReturnValue:
    """Clusters of names: linked to an entry, wholly or in part, or told apart for good."""
    done, wrong = [], []
    if request.method == "POST":
        names = tuple(request.form.getlist("name")[:MOST_NAMES])
        try:
            done = _done(names)
        except NotFound:
            raise
        except Refusal as refusal:
            wrong = [say(refusal.message, **refusal.params)]
    session = db.session()
    total, found = clusters(session, current_actor(), page=page_asked(), size=SIZE)
    apart_total, apart = told_apart(session, current_actor(), page=1, size=MOST_APART)
    page = render_template(
        "catalogue/materials_alike.html",
        clusters=found,
        known=choices(session),
        apart=apart,
        apart_total=apart_total,
        who=staff_names(session, [one.said_by for one in apart if one.said_by]),
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
            tell_apart(session, names, actor=actor, now=now)
        return [_("These names will not be suggested together again.")]
    if request.form.get("do") == "together":
        with transaction() as session:
            take_back_apart(session, number(request.form.get("apart")) or 0, actor=actor, now=now)
        return [_("Names that are alike are suggested together again.")]
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
