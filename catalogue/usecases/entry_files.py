"""Give an entry of the material dictionary a file, and take one away."""

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from catalogue.refusals import TooManyFiles
from catalogue.tables import KnownMaterialFile
from catalogue.usecases.save_entry import get_entry_row
from catalogue.values.dictionary import AddFile
from groundwork.audit import Subject, record
from kernel.access import Actor
from kernel.db import rows_changed
from kernel.refusals import NotFound

MOST_FILES = 30


def add_entry_file(session: Session, command: AddFile, *, actor: Actor, now: datetime) -> int:
    """Add a file; return its number. Raises NotFound, NotYourEntry and the like, TooManyFiles."""
    entry = get_entry_row(session, command.entry_id, actor)
    count = select(func.count()).where(KnownMaterialFile.material_id == entry.id)
    if (session.scalar(count) or 0) >= MOST_FILES:
        raise TooManyFiles(most=MOST_FILES)
    file = KnownMaterialFile(
        material_id=entry.id,
        kind=command.kind,
        language=command.language,
        name=command.name,
        media=command.media,
        size=command.size,
        digest=command.digest,
        added_at=now,
        added_by=actor.staff_id,
    )
    session.add(file)
    session.flush()
    subject = Subject("known_material", entry.id)
    record(session, actor, "material.file_add", subject, now=now, digest=command.digest)
    return file.id


def drop_entry_file(
    session: Session, entry_id: int, file_id: int, *, actor: Actor, now: datetime
) -> None:
    """Remove a file of an entry; what was fetched before stays where it is. Raises NotFound."""
    entry = get_entry_row(session, entry_id, actor)
    file = KnownMaterialFile
    gone = delete(file).where(file.id == file_id, file.material_id == entry.id)
    if not rows_changed(session, gone):
        raise NotFound
    subject = Subject("known_material", entry.id)
    record(session, actor, "material.file_drop", subject, now=now, file=file_id)
