"""What the dictionary and the bundles of a workbook would change, and the change itself."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from catalogue.exchange.beside_bundles import bundle_changes
from catalogue.exchange.beside_entries import entry_changes
from catalogue.exchange.beside_plan import Change, Planning
from catalogue.exchange.beside_reading import Beside
from catalogue.exchange.previews import Preview
from catalogue.exchange.report import ImportReport
from catalogue.usecases.save_bundle import save_bundle
from catalogue.usecases.save_entry import save_entry
from catalogue.values.bundles import SaveBundle
from kernel.access import Actor
from kernel.db import db, transaction
from kernel.refusals import Refusal


def planned(
    beside: Beside, report: ImportReport, preview: Preview, *, actor: Actor, region: str
) -> list[Change]:
    """Return what differs from what is there; it is shown, and what is wrong is refused."""
    plan = Planning(
        session=db.session(), report=report, preview=preview, actor=actor, region=region
    )
    changes = [*entry_changes(plan, beside.of("entries")), *bundle_changes(plan, beside)]
    db.session.remove()
    return changes


def tried(changes: Sequence[Change], report: ImportReport, *, actor: Actor, now: datetime) -> None:
    """Do all of it and take it back: what the house refuses is refused at its row."""
    if not changes:
        return
    with transaction() as session:
        for change in changes:
            _try(session, change, report, actor, now)
        session.rollback()


def _try(
    session: Session, change: Change, report: ImportReport, actor: Actor, now: datetime
) -> None:
    try:
        with session.begin_nested():
            save_change(session, change, actor=actor, now=now)
    except Refusal as refusal:
        said = change.command.facts.name
        report.complain(change.line.wrong("name", said, refusal.message, **refusal.params))


def save_change(session: Session, change: Change, *, actor: Actor, now: datetime) -> None:
    """Make one change. Raises what saving by hand would."""
    if isinstance(change.command, SaveBundle):
        save_bundle(session, change.command, actor=actor, now=now)
    else:
        save_entry(session, change.command, actor=actor, now=now)
