"""Who may open a page. Every view says so, aloud."""

import enum
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import abort, g

from kernel.actors import CITIZEN, POLICY, SYSTEM, Action, Actor, Grant, Role

__all__ = [
    "CITIZEN",
    "POLICY",
    "SYSTEM",
    "Access",
    "Action",
    "Actor",
    "Grant",
    "Role",
    "current_actor",
    "open_to",
]

P = ParamSpec("P")
R = TypeVar("R")


class Access(enum.Enum):
    """The audience of a page."""

    PUBLIC = "public"
    CITIZEN = "citizen"  # public, but what it shows is checked against this visitor's grants
    STAFF = "staff"
    LOOPBACK = "loopback"


def current_actor() -> Actor:
    """Return who is acting in this request."""
    actor = g.get("actor", CITIZEN)
    if not isinstance(actor, Actor):
        raise TypeError("g.actor")
    return actor


def open_to(
    access: Access, action: Action = Action.SIGNED_IN
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Admit `access` only (staff: those who may do `action`), and leave a label for the tests."""

    def decorate(view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            _admit(access, action)
            return view(*args, **kwargs)

        guarded.access = access  # type: ignore[attr-defined]  # read by the architecture tests
        guarded.action = action  # type: ignore[attr-defined]  # the same
        return guarded

    return decorate


def _admit(access: Access, action: Action) -> None:
    if access is Access.STAFF:
        actor = current_actor()
        if actor.staff_id is None:
            abort(401)
        if not actor.may(action):
            abort(403)
    elif access is Access.LOOPBACK and not g.get("from_loopback", False):
        abort(404)
