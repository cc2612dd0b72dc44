"""Every error is a clear page in the reader's language, with the right status."""

from collections.abc import Sequence
from contextlib import suppress
from time import monotonic

import structlog
from flask import (
    Flask,
    Response,
    g,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from limits.errors import StorageError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException

from kernel.refusals import Refusal
from kernel.words import _, say
from portal.away import is_away
from portal.languages import settle_language
from portal.security import refuse_garbled

log = structlog.get_logger("onewindow")
SECONDS_TO_WAIT = 5
PIECE = 64 * 1024
MOST_TAKEN = 100 * 1024 * 1024


def init_app(app: Flask) -> None:
    """One handler for each sort of error; what is garbled is one, told in the reader's language."""
    app.before_request(refuse_garbled)
    app.register_error_handler(CSRFError, _forged)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Refusal, _refused)
    for busy in (PoolTimeout, StorageError):
        app.register_error_handler(busy, _database_away)
    app.register_error_handler(DBAPIError, _database_fault)
    for unreadable in (UnicodeError, OverflowError):  # no database holds a number of 80 bits
        app.register_error_handler(unreadable, _unreadable)
    app.register_error_handler(Exception, _fault)


def page(status: int, title: str, sentences: Sequence[str], advice: Sequence[str] = ()) -> Response:
    """Return an error as a page, or as JSON for the API."""
    settle_language()
    _take_in_the_rest()
    if request.path.startswith("/api/"):
        body = jsonify(error={"status": status, "title": title, "request_id": _id()})
        return make_response(body, status)
    html = render_template(
        "error.html",
        status=status,
        title=title,
        sentences=sentences,
        advice=advice,
        request_id=_id(),
    )
    return make_response(html, status)


def _take_in_the_rest() -> None:
    """Read what is still being sent and let it go: who is cut off while sending sees no page."""
    if not request.environ.get("wsgi.input_terminated"):
        return  # a server that does not say where the body ends
    until = monotonic() + SECONDS_TO_WAIT
    rest = request.environ["wsgi.input"]
    taken = 0
    with suppress(OSError):
        while taken < MOST_TAKEN and monotonic() < until and (piece := rest.read(PIECE)):
            taken += len(piece)


def _id() -> str:
    return str(g.get("request_id", ""))


def _forged(_problem: CSRFError) -> Response:
    return page(
        400,
        _("This form is no longer valid"),
        [_("The page was open for too long, or was opened in another window. Nothing was saved.")],
        [_("Go back, load the page again and send the form once more.")],
    )


def _http(problem: HTTPException) -> ResponseReturnValue:
    code = problem.code or 500
    if problem.response is not None or code < 400:
        return problem.get_response()
    if code == 401 and request.path.startswith("/staff") and request.method in ("GET", "HEAD"):
        return redirect(url_for("staff.sign_in", next=request.full_path.rstrip("?")))
    response = page(code, *_words_for(code))
    for name, value in problem.get_headers():
        if name in ("Allow", "Retry-After"):
            response.headers[name] = value
    return response


Words = tuple[str, list[str], list[str]]


def _words_for(code: int) -> Words:
    """Return title, sentences and advice for a status."""
    if code >= 500:
        return _server_words()
    return _WORDS.get(code, _unreadable_words)()


def _sign_in_words() -> Words:
    return _("Please sign in"), [_("This page is for staff. Your session has ended.")], []


def _closed_words() -> Words:
    return (
        _("This is not open to you"),
        [_("Your account may not open this page or do this.")],
        [_("If you need it for your work, ask your administrator for the role.")],
    )


def _nothing_words() -> Words:
    return (
        _("Nothing is here"),
        [_("There is nothing at this address, or it is not open to you.")],
        [_("Check the address, or search for the service by its name.")],
    )


def _wrong_way_words() -> Words:
    return _("That does not work here"), [_("This page cannot be used that way.")], []


def _large_words() -> Words:
    return (
        _("That is too large"),
        [_("What was sent is larger than this page takes. Nothing was saved.")],
        [_("Send less text or a smaller file.")],
    )


def _often_words() -> Words:
    return _("Too many tries"), [_("Please wait a while, then try again.")], []


def _unreadable_words() -> Words:
    return (
        _("We could not read what was sent"),
        [_("Something in the address or the form is not as it should be. Nothing was saved.")],
        [_("Go back, load the page again and send the form once more.")],
    )


def _server_words() -> Words:
    return (
        _("Something went wrong on our side"),
        [_("Nothing was saved by this step.")],
        [_("Try again in a minute. If it happens again, tell us the number below.")],
    )


def _refused(refusal: Refusal) -> Response:
    title = _("Nothing is here") if refusal.status == 404 else _("This is not possible")
    return page(refusal.status, title, [say(refusal.message, **refusal.params)])


def _unreadable(problem: Exception) -> Response:
    log.info("unreadable", id=_id(), kind=type(problem).__name__)
    return page(400, *_unreadable_words())


def _database_away(problem: Exception) -> Response:
    cause = problem.__cause__ or problem
    log.warning("database away", id=_id(), kind=type(problem).__name__, cause=type(cause).__name__)
    return _come_back()


def _database_fault(problem: DBAPIError) -> Response:
    if is_away(problem):
        return _database_away(problem)
    if isinstance(problem.orig, ValueError | UnicodeError) or "DataError" in type(problem).__name__:
        return page(400, *_unreadable_words())
    return _fault(problem)


def _come_back() -> Response:
    response = page(
        503,
        _("We are busy for a moment"),
        [_("The data cannot be reached just now. Nothing was saved by this step.")],
        [_("Wait a few seconds, then send the page again: nothing will be done twice.")],
    )
    response.headers["Retry-After"] = str(SECONDS_TO_WAIT)
    return response


def _fault(problem: Exception) -> Response:
    log.error("fault", id=_id(), kind=type(problem).__name__, exc_info=problem)
    return page(500, *_server_words())


_WORDS = {
    401: _sign_in_words,
    403: _closed_words,
    404: _nothing_words,
    405: _wrong_way_words,
    413: _large_words,
    429: _often_words,
}
