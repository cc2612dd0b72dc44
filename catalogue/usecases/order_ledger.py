"""Order the ledger of reductions as a file; the worker writes it."""

import secrets
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from catalogue.usecases.uploads import uploads
from catalogue.values.ledger import Asked
from groundwork.audit import Subject, record
from groundwork.outbox import Job, post_new
from kernel.access import Actor
from kernel.refusals import NotFound

LEDGER = "catalogue.ledger"
FORMS = ("xlsx", "csv")


def order_ledger(session: Session, form: str, asked: Asked, *, actor: Actor, now: datetime) -> str:
    """Ask the worker for a comparison; return its key. Raises NotFound for a form there is not."""
    if form not in FORMS or actor.staff_id is None:
        raise NotFound
    key = secrets.token_hex(16)
    told = asdict(asked) | {"day": asked.day.isoformat() if asked.day else None}
    payload = {"key": key, "form": form, "staff": actor.staff_id, "asked": told}
    job = Job(kind=LEDGER, subject=f"ledger:{key}", window="", payload=payload)
    post_new(session, job, due=now)
    record(session, actor, "ledger.export", Subject("staff", actor.staff_id), now=now, form=form)
    return key


def asked_again(told: Mapping[str, Any]) -> Asked:
    """Return what was asked, as it was ordered."""
    day = told["day"]
    return Asked(**{**told, "day": date.fromisoformat(day) if day else None})


def ledger_of(key: str, form: str, staff_id: int | None) -> Path:
    """Return where the file will lie. Raises NotFound for what cannot have been ordered."""
    if form not in FORMS or staff_id is None or len(key) != 32 or not key.isalnum():
        raise NotFound
    return uploads() / f"ledger-{staff_id}-{key}.{form}"
