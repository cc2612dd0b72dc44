"""The accounts of the demo, as those who act in it."""

from collections.abc import Mapping

from kernel.access import SYSTEM, Actor
from kernel.db import db
from organisation.queries import find_actor, list_staff


def accounts() -> Mapping[str, Actor]:
    """Return all of them, by what stands before the @."""
    ids = {row.email.partition("@")[0]: row.id for row in list_staff(db.session(), SYSTEM)}
    return {name: actor for name, number in ids.items() if (actor := find_actor(number))}


def account(name: str) -> Actor:
    """Return one of them."""
    return accounts()[name]
