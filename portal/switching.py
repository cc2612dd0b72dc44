"""Another language in the middle of a form: the same page, with what was typed, and nothing done.

The language menu of a page with a form sends that form to the page's address in the other language.
What is sent stays in the body: none of it comes into an address, a cookie, a log or the database.
"""

from flask import Flask, current_app, g, request

SWITCH = "switch_language"  # the name of the menu's buttons (templates/macros/nav.html)


def init_app(app: Flask) -> None:
    """Look at every form that was sent, once its token has been checked."""
    app.before_request(_answer_as_page)


def _answer_as_page() -> None:
    """Let the view believe that the page was only asked for: so it cannot do anything.

    Raises what the address map raises where the address is no page.
    """
    if request.method != "POST" or SWITCH not in request.form:
        return
    adapter = current_app.create_url_adapter(request)
    if adapter is None:
        raise RuntimeError("no address map")
    request.url_rule, arguments = adapter.match(method="GET", return_rule=True)
    request.view_args = {name: value for name, value in arguments.items() if name != "lang"}
    request.method = "GET"
    g.typed = request.form
