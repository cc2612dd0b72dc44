"""Entries of the material dictionary with dull defaults."""

from typing import Any

from catalogue.usecases.save_entry import save_entry
from catalogue.values.dictionary import EntryFacts, EntryState, SaveEntry
from kernel.access import SYSTEM, Actor
from kernel.db import transaction
from tests.clock import NOW


def an_entry(
    department_id: int,
    key: str = "id-card",
    name: str = "居民身份证",
    *,
    state: EntryState = EntryState.IN_USE,
    actor: Actor = SYSTEM,
    **facts: Any,
) -> str:
    """Make an entry kept by a department; return its key."""
    command = SaveEntry(
        facts=EntryFacts(key=key, name=name, **facts), state=state, department_id=department_id
    )
    with transaction() as session:
        return save_entry(session, command, actor=actor, now=NOW)
