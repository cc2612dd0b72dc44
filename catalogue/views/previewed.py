"""The language of a preview: that of its address, whatever the staff speak."""

from flask import current_app, g, request
from flask_babel import refresh

from kernel.locales import LANGUAGES, LEGAL, Language


def speak() -> list[tuple[Language, bool]]:
    """Let this page speak as its address asks; return the languages there are, and which it is."""
    offered = current_app.config["ONEWINDOW_LANGUAGES"]
    wanted = request.args.get("lang", "")
    g.lang = wanted if wanted in offered else LEGAL
    refresh()
    return [(LANGUAGES[tag], tag == g.lang) for tag in offered]
