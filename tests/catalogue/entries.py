"""Entries of the material dictionary with dull defaults."""

from typing import Any

from catalogue.queries.dictionary import get_entry
from catalogue.usecases.entry_files import add_entry_file
from catalogue.usecases.save_entry import save_entry
from catalogue.usecases.scans import keep_scan
from catalogue.values.dictionary import AddFile, EntryFacts, EntryState, FileKind, SaveEntry
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


def a_file(key: str, *, content: bytes = b"%PDF-1.7 blank", language: str = "zh-Hans") -> int:
    """Give an entry a blank form; return its number."""
    with transaction() as session:
        entry_id = get_entry(session, key, SYSTEM).entry_id
        command = AddFile(
            entry_id=entry_id,
            kind=FileKind.BLANK,
            language=language,
            name="表格.pdf",
            media="application/pdf",
            size=len(content),
            digest=keep_scan(content),
        )
        return add_entry_file(session, command, actor=SYSTEM, now=NOW)
