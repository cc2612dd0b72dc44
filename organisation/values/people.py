"""Accounts."""

from dataclasses import dataclass

from kernel.actors import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """Somebody gives e-mail and password."""

    email: str
    password: str
    client: str  # the address it comes from, for counting failures


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStaff:
    """An account to make; the scope's kind is found from its code."""

    email: str
    name: str
    password: str
    language: str
    role: Role
    scope: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstStaff:
    """The administrator with whom an empty house begins."""

    email: str
    name: str
    password: str
    language: str
