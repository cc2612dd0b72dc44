"""Who is there: the session behind the cookie and the account behind the session."""

from flask import Flask, Response, current_app, g, request

from groundwork.sessions import find_visitor
from kernel import clock
from kernel.access import CITIZEN
from kernel.db import db
from organisation.queries import find_actor
from portal.security import settings

TWELVE_HOURS = 12 * 3600


def init_app(app: Flask) -> None:
    """Find the visitor before each request; send a new session's cookie after it."""
    app.before_request(_find)
    app.after_request(_send_cookie)


def cookie_name() -> str:
    """Return the name of the session cookie; __Host- only where cookies are secure."""
    return ("__Host-" if settings().secure else "") + "onewindow_session"


def _find() -> None:
    g.actor = CITIZEN
    g.visitor = None
    key = request.cookies.get(cookie_name())
    if not key or request.endpoint in ("static", "health.alive"):
        return
    g.visitor = find_visitor(key, now=clock.now())
    if g.visitor and g.visitor.staff_id is not None:
        g.actor = find_actor(g.visitor.staff_id) or CITIZEN


def _send_cookie(response: Response) -> Response:
    key = g.get("new_session_key")
    if key is None:
        return response
    secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
    if key:
        response.set_cookie(
            cookie_name(), key, max_age=TWELVE_HOURS, secure=secure, httponly=True, samesite="Lax"
        )
    else:
        response.delete_cookie(cookie_name(), secure=secure, httponly=True, samesite="Lax")
    db.session.remove()
    return response
