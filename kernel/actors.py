"""Who acts and what they may do: roles, actions, grants. Knows no web."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass


class Role(enum.StrEnum):
    """What a member of staff is; each is held within a region, department or centre."""

    CLERK = "clerk"
    APPROVER = "approver"
    EDITOR = "editor"
    REVIEWER = "reviewer"
    PUBLISHER = "publisher"
    TRANSLATOR = "translator"
    HALL_MANAGER = "hall_manager"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class Action(enum.StrEnum):
    """What can be done. A page or a use case names exactly one."""

    TAKE_IN = "take_in"
    DECIDE = "decide"
    EDIT_ITEM = "edit_item"
    REVIEW_ITEM = "review_item"
    PUBLISH_ITEM = "publish_item"
    TRANSLATE = "translate"
    MANAGE_HALL = "manage_hall"
    MANAGE_ORGANISATION = "manage_organisation"
    READ_AUDIT = "read_audit"
    READ_FIGURES = "read_figures"
    SIGNED_IN = "signed_in"


_ON_ITEMS = frozenset({Action.EDIT_ITEM, Action.TRANSLATE, Action.READ_FIGURES})
POLICY: Mapping[Role, frozenset[Action]] = {
    Role.CLERK: frozenset({Action.TAKE_IN}),
    Role.APPROVER: frozenset({Action.DECIDE}),
    Role.EDITOR: _ON_ITEMS,
    Role.REVIEWER: _ON_ITEMS | {Action.REVIEW_ITEM},
    Role.PUBLISHER: _ON_ITEMS | {Action.PUBLISH_ITEM},
    Role.TRANSLATOR: frozenset({Action.TRANSLATE}),
    Role.HALL_MANAGER: frozenset({Action.TAKE_IN, Action.MANAGE_HALL, Action.READ_FIGURES}),
    Role.ADMINISTRATOR: frozenset(
        {Action.MANAGE_ORGANISATION, Action.MANAGE_HALL, Action.READ_FIGURES}
    ),
    Role.AUDITOR: frozenset({Action.READ_AUDIT, Action.READ_FIGURES}),
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
