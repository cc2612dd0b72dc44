"""/staff/translations/complete: how far each language has come, and each department in it."""

from math import ceil
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from catalogue.queries.completeness import GROUPS, Complete, Groups, by_department, by_language
from catalogue.views.blueprints import translations as pages
from catalogue.views.translation_asked import page_asked, target, targets
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db
from kernel.locales import LANGUAGES
from kernel.scripts import DERIVED
from kernel.words import _
from organisation.queries import list_departments

SIZE = 50
KINDS = {"name": "name", "summary": "summary", "material": "material.name", "step": "step.name"}


@pages.get("/complete")
@open_to(Access.STAFF, Action.TRANSLATE)
def show_complete() -> ResponseReturnValue:
    """Each language in all, then one language by department, what lacks most first."""
    actor, session = current_actor(), db.session()
    chosen = target(actor.language)
    cards = list_departments()
    found = sorted(
        by_department(session, actor, chosen).items(), key=lambda pair: (_share(pair[1]), pair[0])
    )
    last = max(1, ceil(len(found) / SIZE))
    page = min(page_asked(), last)
    every = by_language(session, actor)
    usual = {part: Complete(services=_most(every, found, part)) for part in GROUPS}
    languages = targets(chosen, lambda tag: url_for("translations.show_complete", to=tag))
    return render_template(
        "catalogue/translation_complete.html",
        language=LANGUAGES[chosen],
        targets=languages,
        languages=[
            (one, every.get(one.language.tag, usual))
            for one in languages
            if one.language.tag not in DERIVED
        ],
        heads=_heads(),
        rows=[(cards[number], groups) for number, groups in found[(page - 1) * SIZE :][:SIZE]],
        kinds=KINDS,
        total=len(found),
        page=page,
        last=last,
        link=lambda page: url_for("translations.show_complete", to=chosen, page=page),
    )


def _heads() -> list[tuple[str, str]]:
    return [
        ("name", _("Name of the item")),
        ("summary", _("One sentence for citizens")),
        ("material", _("Materials")),
        ("step", _("Steps")),
    ]


def _most(every: Any, found: Any, part: str) -> int:
    """Return how many services have texts of a group, for languages without any text."""
    known = next(iter(every.values()), None)
    return known[part].services if known else sum(groups[part].services for _id, groups in found)


def _share(groups: Groups) -> float:
    """Return how much of it is translated, between 0 and 1."""
    services = sum(one.services for one in groups.values())
    return sum(one.full for one in groups.values()) / services if services else 1.0
