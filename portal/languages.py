"""Which language a page is in: from its address, or the account, or the browser."""

from urllib.parse import urlencode

from flask import Flask, abort, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import Babel
from werkzeug.routing import BaseConverter, ValidationError

from kernel.access import Access, current_actor, open_to
from kernel.locales import LANGUAGES, LEGAL, STAFF_LANGUAGES, Tag, direction, negotiate


class LanguageConverter(BaseConverter):
    """The first segment of a public address: a BCP 47 tag in any case."""

    regex = "[A-Za-z]{2,3}(?:-[A-Za-z]{4})?"

    def to_python(self, value: str) -> str:
        for tag in LANGUAGES:
            if tag.lower() == value.lower():
                return tag if tag == value else value
        raise ValidationError


def init_app(app: Flask) -> None:
    """Put the language into addresses, the request and Babel."""
    app.url_map.converters["lang"] = LanguageConverter
    app.url_value_preprocessor(_take_language)
    app.url_defaults(_give_language)
    app.before_request(_check_language)
    Babel(
        app,
        default_locale="en",
        default_timezone="Asia/Shanghai",
        default_translation_directories="translations",
        locale_selector=lambda: LANGUAGES[g.get("lang", LEGAL)].babel,
    )
    app.add_url_rule("/", "front_door", _front_door)
    app.context_processor(_language_words)


def offered() -> tuple[Tag, ...]:
    """Return the languages this installation has switched on."""
    languages: tuple[Tag, ...] = current_app.config["ONEWINDOW_LANGUAGES"]
    return languages


def reader_language() -> Tag:
    """Return the language to speak where the address names none."""
    return negotiate(request.headers.get("Accept-Language", ""), offered())


@open_to(Access.PUBLIC)
def _front_door() -> ResponseReturnValue:
    response = redirect(url_for("home.home", lang=reader_language()))
    response.headers["Vary"] = "Accept-Language"
    response.headers["Cache-Control"] = "no-store"
    return response


def settle_language() -> None:
    """Set g.lang where a request failed too early for it: an error has a reader too."""
    if "lang" not in g:
        g.lang = _of_address() or _language_of_no_address()


def _of_address() -> Tag | None:
    """Return the language that the address begins with, whether or not there is such a page."""
    first = request.path.lstrip("/").partition("/")[0].lower()
    return next((tag for tag in offered() if tag.lower() == first), None)


def _take_language(_endpoint: str | None, values: dict[str, object] | None) -> None:
    g.address_lang = str(values.pop("lang")) if values and "lang" in values else None


def _give_language(endpoint: str, values: dict[str, object]) -> None:
    if "lang" in values or endpoint not in current_app.view_functions:
        return
    if current_app.url_map.is_endpoint_expecting(endpoint, "lang"):
        values["lang"] = g.get("lang", LEGAL)


def _check_language() -> ResponseReturnValue | None:
    """Set g.lang; an unknown or unfinished language is not found, another spelling redirects."""
    named = g.get("address_lang")
    if named is None:
        settle_language()
        return None
    tag = next((tag for tag in offered() if tag.lower() == named.lower()), None)
    if tag is None:
        g.lang = reader_language()
        abort(404)
    g.lang = tag
    if named != tag and request.method in ("GET", "HEAD"):
        query = request.query_string.decode("utf-8", "replace")
        path = "/" + tag + request.path[len(named) + 1 :]
        return redirect(path + ("?" + query if query else ""), 301)
    return None


def _language_of_no_address() -> Tag:
    return _staff_language() if request.path.startswith("/staff") else reader_language()


def _staff_language() -> Tag:
    actor = current_actor()
    wanted = actor.language if actor.staff_id is not None else reader_language()
    return Tag(wanted) if wanted in STAFF_LANGUAGES else LEGAL


def _language_words() -> dict[str, object]:
    lang = g.get("lang", LEGAL)
    return {
        "lang": lang,
        "dir": direction(lang),
        "language_links": _links(lang),
        "language_state": LANGUAGES[lang].words,
    }


def _links(lang: Tag) -> list[dict[str, object]]:
    """Return the same page in each language, with the same query; else the front page."""
    pairs = [(name, value) for name, value in request.args.items(multi=True)]
    query = "?" + urlencode(pairs) if pairs else ""
    endpoint = request.endpoint or "home.home"
    arguments = dict(request.view_args or {})
    rule = request.url_rule
    if not g.get("address_lang") or rule is None or "GET" not in (rule.methods or ()):
        endpoint, arguments, query = "home.home", {}, ""
    return [
        {
            "tag": tag,
            "dir": direction(tag),
            "name": LANGUAGES[tag].own_name,
            "href": url_for(endpoint, lang=tag, **{"place": None, **arguments}) + query,
            "current": tag == lang,
        }
        for tag in offered()
    ]
