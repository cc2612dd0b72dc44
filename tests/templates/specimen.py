"""A small application that shows every macro, in several languages, with invented facts."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace as Row
from typing import Any

from flask import Flask, abort, g, render_template, url_for
from flask_babel import Babel, gettext, ngettext
from flask_wtf import CSRFProtect, FlaskForm
from flask_wtf.csrf import generate_csrf
from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined
from wtforms import (
    BooleanField,
    DateField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Optional

from kernel.locales import LANGUAGES, LEGAL, Tag, direction
from kernel.texts import Shown
from portal.templating import labelled, ordered
from tests.templates.sentences import SENTENCES

ROOT = Path(__file__).resolve().parents[2]
PAGES = Path(__file__).parent / "pages"


def _choices(**words: str) -> list[SelectChoice]:
    return [SelectChoice(value, label) for value, label in words.items()]


class Visitor(FlaskForm):
    """One field of each kind."""

    name = StringField("Name", [InputRequired("Enter the name on the identity card")])
    phone = StringField("Phone", [InputRequired("Enter a phone number")])
    born = DateField("Date of birth", [Optional()])
    note = TextAreaField("Anything we should know", [Optional()])
    centre = SelectField(
        "Place",
        [InputRequired("Choose a place")],
        choices=_choices(a="Lanting Hall", b="West Gate"),
    )
    who = RadioField(
        "Who is coming",
        [InputRequired("Choose who is coming")],
        choices=_choices(me="I am", other="Somebody else"),
    )
    needs = SelectMultipleField(
        "Help you need", [Optional()], choices=_choices(ug="Uyghur", step="No steps")
    )
    consent = BooleanField("Send me a message the day before", [Optional()])


def specimen_app() -> Flask:
    """Return the application; its pages are /<lang>/<name of a file in pages/>."""
    app = Flask("specimen", root_path=str(ROOT), static_url_path="/static")
    app.config.update(SECRET_KEY="specimen", TESTING=True)
    app.jinja_loader = ChoiceLoader([FileSystemLoader(ROOT / "templates"), FileSystemLoader(PAGES)])
    app.jinja_options = {**app.jinja_options, "undefined": StrictUndefined}
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        _=gettext,
        ngettext=ngettext,
        csrf_token=generate_csrf,
        direction=direction,
        static_url=lambda name: f"/static/{name}",
        carried=list,
        suggest_href=lambda: url_for("show", name="list"),
    )
    app.jinja_env.filters["ordered"] = ordered
    app.jinja_env.filters["labelled"] = labelled
    CSRFProtect(app)
    Babel(app, default_locale="en", locale_selector=lambda: LANGUAGES[g.lang].babel)
    app.add_url_rule(
        "/<lang>/items", "catalogue_public.list_items", show, defaults={"name": "list"}
    )
    app.add_url_rule("/<lang>/<name>", "show", show)
    for place in ("show", "fetch"):  # where the files of a document would be
        app.add_url_rule("/materials/<key>", f"known_materials.{place}", show)
    app.url_defaults(lambda endpoint, values: values.setdefault("lang", g.get("lang", "en")))
    app.after_request(_strict)
    return app


def _strict(response: Any) -> Any:
    response.headers["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "font-src 'self'; form-action 'self'"
    )
    return response


def show(lang: str, name: str) -> str:
    """Return one page of the specimen."""
    file = "form" if name == "wrong" else name
    if lang not in LANGUAGES or not (PAGES / f"{file}.html").is_file():
        abort(404)
    g.lang = Tag(lang)
    form = Visitor(meta={"csrf": False})
    if name == "wrong":
        form.validate()
        form.form_errors.append("09:30 was just taken. Choose another time.")
    return render_template(f"{file}.html", **_context(lang), form=form)


def _context(lang: str) -> dict[str, Any]:
    return {
        "lang": lang,
        "dir": direction(lang),
        "t": SENTENCES.get(lang, SENTENCES["en"]),
        "place_href": url_for("show", name="form"),
        "place_names": [Shown("云澜市", LEGAL)],
        "home_href": url_for("show", name="home"),
        "typed_search": "",
        "report_href": url_for("show", name="form"),
        "site_menu": _menu("Services", "Places", "My appointment", "My case"),
        "language_links": [_language(tag, lang) for tag in LANGUAGES if tag in SENTENCES],
        "language_state": LANGUAGES[lang].words,
        "staff_menu": _menu("Desk", "Department", "Catalogue", "Organisation", "Audit"),
        "staff_name": "古丽娜尔",
        "staff_role": "Clerk",
        "staff_search_href": "/en/desk",
        "sign_out_href": "/en/desk",
        "rows": _rows(lang),
        "said": lambda text: Shown(text, Tag(lang)),
    }


def _menu(*labels: str) -> list[Row]:
    return [Row(href="#", label=gettext(label), current=i == 0) for i, label in enumerate(labels)]


def _language(tag: str, current: str) -> Row:
    language = LANGUAGES[tag]
    href = url_for("show", lang=tag, name="home")
    return Row(
        tag=tag, dir=language.direction, name=language.own_name, href=href, current=tag == current
    )


def _rows(lang: str) -> Row:
    t = SENTENCES.get(lang, SENTENCES["en"])
    own: Callable[[str], Shown] = lambda key: Shown(t[key], Tag(lang))  # noqa: E731
    return Row(materials=_materials(own), steps=_steps(own), stages=_stages(t), days=_days(t))


def _materials(own: Callable[[str], Shown]) -> list[Row]:
    chinese = Shown("近期免冠照片\n白色背景，六个月内拍摄", LEGAL)
    return [
        Row(
            name=own("d1"),
            copies=own("copies").text,
            source=own("d1s").text,
            marks=[],
            notes=(),
            known=None,
        ),
        Row(
            name=Shown("近6个月证件照", LEGAL),
            copies=own("copies").text,
            source=own("d2s").text,
            marks=[(own("tag2").text, "ok")],
            notes=(chinese,),
            known=Row(
                key="id-card",
                held_by=chinese,
                held_since=None,
                licence=chinese,
                files=(Row(id=1, words="Blank form", what="PDF, 34 KB", language="en"),),
            ),
        ),
        Row(
            name=own("d3"),
            copies=own("copies").text,
            source=own("d3s").text,
            marks=[],
            notes=(),
            known=None,
        ),
    ]


def _steps(own: Callable[[str], Shown]) -> list[Row]:
    return [
        Row(
            name=own(f"st{i}"),
            texts=(own(f"st{i}b"),),
            meta=own("limit_v").text if i == 3 else None,
        )
        for i in (1, 2, 3, 4)
    ]


def _stages(t: dict[str, str]) -> list[Row]:
    states = ("done", "you", "now", "todo", "late")
    return [
        Row(
            name=t[f"st{i % 4 + 1}"],
            state=state,
            moment="2026-11-24" if state != "todo" else None,
            who=t["crumb2"] if i else None,
            text=t["st1b"] if state == "done" else None,
            todo=[t["who1"], t["who2"]] if state == "you" else [],
        )
        for i, state in enumerate(states)
    ]


def _days(t: dict[str, str]) -> list[Row]:
    return [
        Row(
            heading=f"{t['day']} {23 + day}",
            iso=f"2026-11-{23 + day}",
            slots=[
                Row(
                    value=f"{day}-{i}",
                    label=f"{9 + i // 2:02}:{i % 2 * 30:02}",
                    left=(i * 7 + day) % 4,
                )
                for i in range(8)
            ],
        )
        for day in range(4)
    ]
