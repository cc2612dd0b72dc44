"""Who may open a page and do a thing. Every view says so, aloud."""

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import abort, g

P = ParamSpec("P")
R = TypeVar("R")


class Access(enum.Enum):
    """The audience of a page."""

    PUBLIC = "public"
    CITIZEN = "citizen"  # public, but what it shows is checked against this visitor's grants
    STAFF = "staff"
    LOOPBACK = "loopback"


class Role(enum.StrEnum):
    """What a member of staff is; each is held within a region, department or centre."""

    CLERK = "clerk"
    APPROVER = "approver"
    EDITOR = "editor"
    PUBLISHER = "publisher"
    HALL_MANAGER = "hall_manager"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class Action(enum.StrEnum):
    """What can be done. A page or a use case names exactly one."""

    TAKE_IN = "take_in"
    DECIDE = "decide"
    EDIT_ITEM = "edit_item"
    PUBLISH_ITEM = "publish_item"
    MANAGE_HALL = "manage_hall"
    MANAGE_ORGANISATION = "manage_organisation"
    READ_AUDIT = "read_audit"
    SIGNED_IN = "signed_in"


POLICY: Mapping[Role, frozenset[Action]] = {
    Role.CLERK: frozenset({Action.TAKE_IN}),
    Role.APPROVER: frozenset({Action.DECIDE}),
    Role.EDITOR: frozenset({Action.EDIT_ITEM}),
    Role.PUBLISHER: frozenset({Action.EDIT_ITEM, Action.PUBLISH_ITEM}),
    Role.HALL_MANAGER: frozenset({Action.TAKE_IN, Action.MANAGE_HALL}),
    Role.ADMINISTRATOR: frozenset({Action.MANAGE_ORGANISATION, Action.MANAGE_HALL}),
    Role.AUDITOR: frozenset({Action.READ_AUDIT}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """One role within one scope. Exactly one of the three scopes is set."""

    role: Role
    region_path: str | None = None  # "/1/5/": this region and all below it
    department_id: int | None = None
    centre_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts. A frozen value: it may cross the border of a transaction."""

    staff_id: int | None = None
    name: str = ""
    language: str = "zh-Hans"
    grants: tuple[Grant, ...] = ()
    system: bool = False  # the worker and the commands: no page ever acts as this

    def may(self, action: Action) -> bool:
        """Whether any grant allows `action` somewhere."""
        if self.system:
            return True
        if action is Action.SIGNED_IN:
            return self.staff_id is not None
        return any(action in POLICY[grant.role] for grant in self.grants)

    def grants_for(self, action: Action) -> tuple[Grant, ...]:
        """Return the grants that allow `action`; their scopes say where."""
        return tuple(grant for grant in self.grants if action in POLICY[grant.role])


CITIZEN = Actor()  # a citizen acts without an account
SYSTEM = Actor(name="system", system=True)  # the worker and the commands


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
