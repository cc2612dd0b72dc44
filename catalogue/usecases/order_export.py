"""Order a list as a file; the worker writes it, since writing workbooks takes memory.

A file belongs to whoever ordered it: it lies in a folder of theirs under a name nobody guesses.
"""

import secrets
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from catalogue.queries.drafts import DraftFilter
from catalogue.usecases.uploads import uploads
from groundwork.audit import Subject, record
from groundwork.outbox import Job, post_new
from kernel.access import Actor
from kernel.refusals import NotFound

EXPORT = "catalogue.export"
BESIDE = "beside"  # the material dictionary and bundles alone, as a workbook
FORMS = {"xlsx": "xlsx", "csv": "zip", "json": "json", BESIDE: "xlsx"}  # endings of what is sent


def order_export(
    session: Session, form: str, narrow: DraftFilter, *, actor: Actor, now: datetime
) -> str:
    """Ask the worker for a list; return its key. Raises NotFound for a form there is not."""
    if form not in FORMS or actor.staff_id is None:
        raise NotFound
    key = secrets.token_hex(16)
    payload = {"key": key, "form": form, "staff": actor.staff_id, "narrow": asdict(narrow)}
    job = Job(kind=EXPORT, subject=f"export:{key}", window="", payload=payload)
    post_new(session, job, due=now)
    record(session, actor, "items.export", Subject("staff", actor.staff_id), now=now, form=form)
    return key


def export_of(key: str, form: str, staff_id: int | None) -> Path:
    """Return where an ordered list will lie. Raises NotFound for what cannot have been ordered."""
    if form not in FORMS or staff_id is None or len(key) != 32 or not key.isalnum():
        raise NotFound
    return uploads() / f"export-{staff_id}-{key}.{FORMS[form]}"
