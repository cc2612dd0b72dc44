"""What every template may use."""

import re
from collections.abc import Sequence

from flask import Flask, g, request, url_for
from flask_babel import gettext, ngettext
from flask_wtf.csrf import generate_csrf
from jinja2 import StrictUndefined
from markupsafe import Markup

from catalogue.phrases.codes import listed
from feedback.views.naming import report_address
from kernel import words
from kernel.access import Action, Role, current_actor
from kernel.figures import cut_out
from kernel.locales import direction
from organisation.forms import ROLES

SITE_MENU = (
    ("catalogue_public.list_items", words._l("Services")),
    ("centres.list_centres", words._l("Places")),
    ("appointments.look_up", words._l("My appointment")),
    ("cases.look_up", words._l("My case")),
)
STAFF_MENU = (
    (Action.TAKE_IN, "desk.home", words._l("Desk")),
    (Action.DECIDE, "department.tasks", words._l("Department")),
    (Action.EDIT_ITEM, "catalogue_staff.list_items", words._l("Catalogue")),
    (Action.READ_FIGURES, "reductions.show", words._l("Reductions")),
    (Action.TRANSLATE, "word_reports.list_all", words._l("Wrong words")),
    (Action.TRANSLATE, "translations.list_texts", words._l("Translations")),
    (Action.MANAGE_HALL, "halls.list_halls", words._l("Halls")),
    (Action.MANAGE_ORGANISATION, "organisation_staff.home", words._l("Organisation")),
    (Action.READ_AUDIT, "audit.list_entries", words._l("Audit")),
)

LONGEST_SEARCH = 100
_CELL = re.compile(r"<t[dh]\b")
FILTERS = ("longdate", "weekdate", "shortdate", "clock_time", "moment", "money", "listed_language")


def init_app(app: Flask) -> None:
    """Strict templates with the house's words and filters."""
    app.jinja_options = {**app.jinja_options, "undefined": StrictUndefined}
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        _=gettext, ngettext=ngettext, csrf_token=generate_csrf, g=g, direction=direction
    )
    for name in FILTERS:
        app.jinja_env.filters[name] = getattr(words, name)
    app.jinja_env.filters["ordered"] = ordered
    app.jinja_env.filters["labelled"] = labelled
    app.context_processor(_menus)


def ordered(text: str, lang: str) -> Markup:
    """Return what somebody wrote in `lang`; dates, phones and codes in it keep their order."""
    parts = cut_out(text, rtl=direction(lang) == "rtl")
    return Markup().join(Markup("<bdi>%s</bdi>") % part if apart else part for part, apart in parts)


def labelled(cells: Markup, heads: Sequence[str | tuple[str, str]]) -> Markup:
    """Return the cells of a row, each with the head of its column: a phone shows no heads.

    What a row is about stands first and needs none, unless it is a figure.
    """
    parts, end = [], 0
    for number, (cell, head) in enumerate(zip(_CELL.finditer(cells), heads, strict=False)):
        said = head if isinstance(head, str) else head[0]
        if number or said is not head:
            parts += [cells[end : cell.end()], Markup(' data-label="%s"') % said]
            end = cell.end()
    return Markup().join([*parts, cells[end:]])


def _menus() -> dict[str, object]:
    return {
        "home_href": url_for("home.home"),
        "report_href": report_address(),
        "typed_search": " ".join(request.args.get("q", "")[:LONGEST_SEARCH].split()),
        "site_menu": [_entry(endpoint, label) for endpoint, label in SITE_MENU],
        **_staff_words(),
    }


def _entry(endpoint: str, label: object) -> dict[str, object]:
    blueprint = g.get("blueprint_name")
    return {
        "href": url_for(endpoint),
        "label": label,
        "current": endpoint.partition(".")[0] == blueprint,
    }


def _staff_words() -> dict[str, object]:
    actor = current_actor()
    if actor.staff_id is None:
        return {"staff_menu": [], "staff_name": "", "staff_role": "", "staff_search_href": None}
    return {
        "staff_menu": [
            _entry(endpoint, label) for act, endpoint, label in STAFF_MENU if actor.may(act)
        ],
        "staff_name": actor.name,
        "staff_role": listed(str(ROLES[role]) for role in _roles()),
        "staff_search_href": None,
        "sign_out_href": url_for("staff.sign_out"),
    }


def _roles() -> list[Role]:
    return list(dict.fromkeys(grant.role for grant in current_actor().grants))
