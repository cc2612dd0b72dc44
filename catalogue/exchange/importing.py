"""Import a list: all of it or nothing.

Reading and checking happen before any transaction; rows come in invisibly, a few at a time;
one short flip shows them all. Bookings never wait for it.
"""

import fcntl
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from flask import current_app
from sqlalchemy.orm import Session

from catalogue.exchange.beside_changes import planned, save_change, tried
from catalogue.exchange.beside_plan import Change
from catalogue.exchange.checking import Reading
from catalogue.exchange.comparing import Comparison
from catalogue.exchange.opening import file_name
from catalogue.exchange.previews import Preview
from catalogue.exchange.reading import (
    Progress,
    keep_all,
    no_progress,
    read_into,
)
from catalogue.exchange.report import ImportReport
from catalogue.exchange.spool import Spool, Spooled
from catalogue.queries.credit_codes import known_usccs
from catalogue.queries.dictionary import choices
from catalogue.queries.known import known_items
from catalogue.queries.reach import Reach
from catalogue.refusals import ImportRunning
from catalogue.usecases.drop_batch import drop_some, unfinished_batches
from catalogue.usecases.flip_batch import flip_batch
from catalogue.usecases.settle_batch import station_all
from catalogue.usecases.show_texts import show_texts
from catalogue.usecases.stage_items import open_batch, stage_items
from catalogue.usecases.withdraw_item import withdraw_item
from catalogue.values.commands import WithdrawItem
from catalogue.values.facts import ItemFacts
from catalogue.values.imports import Batch, Finished
from kernel.access import SYSTEM, Action, Actor
from kernel.db import db, transaction
from kernel.refusals import N_
from organisation.queries import forget_places, get_centre, list_regions

AT_ONCE = 50
BRINGING_IN = N_("Bringing in")
Fill = Callable[[Spool, ImportReport, Reading], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """Where the items go and whether they are published at once."""

    region: str = ""
    centre: str | None = None
    publish: bool = False
    dry_run: bool = False
    basis: str = ""
    standards: bool = False  # what is new goes into the base directory
    preview: Path | None = None  # where to write down what would change
    withdraw: bool = False  # what a workbook was exported with and does not hold any more
    seal: Callable[[Session], None] | None = None  # what happens together with the flip


def import_file(
    path: Path,
    options: ImportOptions,
    *,
    actor: Actor = SYSTEM,
    now: datetime,
    progress: Progress = no_progress,
) -> ImportReport:
    """Import a list from a file. Raises ImportRunning, ImportOvertaken or NotFound (the centre)."""

    def fill(spool: Spool, report: ImportReport, how: Reading) -> None:
        read_into(spool, report, path, how, progress)

    return _Import(file_name(path), options, actor, now, progress).run(fill)


def import_items(
    facts: Iterable[ItemFacts],
    options: ImportOptions,
    *,
    actor: Actor = SYSTEM,
    now: datetime,
    progress: Progress = no_progress,
) -> ImportReport:
    """Import items that were never in a file, in the same way."""

    def fill(spool: Spool, report: ImportReport, how: Reading) -> None:
        keep_all(spool, report, facts, how)

    return _Import("", options, actor, now, progress).run(fill)


@dataclass(frozen=True, slots=True)
class _Import:
    """One import from beginning to end."""

    name: str
    options: ImportOptions
    actor: Actor
    now: datetime
    progress: Progress

    def run(self, fill: Fill) -> ImportReport:
        """Read, compare, stage and flip."""
        forget_places()
        report = ImportReport(file_name=self.name, dry_run=self.options.dry_run)
        centre_id = get_centre(self.options.centre).id if self.options.centre else None
        with _one_at_a_time(), tempfile.TemporaryDirectory() as folder:
            spool = Spool(Path(folder))
            try:
                fill(spool, report, self._reading())
                if report.ok:
                    self._bring_in(spool, report, centre_id)
            finally:
                spool.close()
        return report

    def _reading(self) -> Reading:
        codes = frozenset(region.code for region in list_regions().values())
        return Reading(
            region=self.options.region,
            publish=self.options.publish,
            regions=codes,
            reach=self._reach(),
            entries=frozenset(one.key for one in choices(db.session(), in_use=False)),
            usccs=known_usccs(),
        )

    def _reach(self) -> Reach:
        """What may be written: who publishes at once needs the right to publish."""
        action = Action.PUBLISH_ITEM if self.options.publish else Action.EDIT_ITEM
        return Reach(self.actor, action)

    def _bring_in(self, spool: Spool, report: ImportReport, centre_id: int | None) -> None:
        preview = Preview(self.options.preview)
        comparison = Comparison(
            known=known_items(db.session()),
            publish=self.options.publish,
            reach=self._reach(),
            report=report,
            preview=preview,
            locked=current_app.config["ONEWINDOW_LOCKED_FIELDS"],
        )
        db.session.remove()
        batch: Batch | None = None
        try:
            for done, group in _grouped(spool):
                staged = comparison.staged(group)
                if staged and not self.options.dry_run:
                    batch = batch or self._opened(report)
                    with transaction() as session:
                        stage_items(session, batch, staged, actor=self.actor, now=self.now)
                self.progress(BRINGING_IN, done, report.items)
            gone = comparison.gone(spool, Reach(self.actor, Action.PUBLISH_ITEM))
            beside = self._beside(spool, report, preview)
            self._end(batch, report, centre_id, gone if self.options.withdraw else [], beside)
        except BaseException:
            if batch:
                _drop(batch.id)
            raise
        finally:
            preview.close()

    def _beside(self, spool: Spool, report: ImportReport, preview: Preview) -> list[Change]:
        """Return what else has to be saved; what the house refuses is refused at its row."""
        changes = planned(
            spool.beside, report, preview, actor=self.actor, region=self.options.region
        )
        tried(changes, report, actor=self.actor, now=self.now)
        return changes

    def _end(
        self,
        batch: Batch | None,
        report: ImportReport,
        centre_id: int | None,
        gone: Sequence[int],
        beside: Sequence[Change],
    ) -> None:
        """Show what came in, or remove it; where no item has changed no import is noted."""
        if batch and not report.ok:
            _drop(batch.id)
        if not report.ok or self.options.dry_run:
            return
        finished = Finished(departments=report.named, centre_id=centre_id, report=report.figures())
        changed: list[int] = []
        with transaction() as session:
            if batch:
                changed = flip_batch(session, batch, finished, actor=self.actor, now=self.now)
            elif centre_id:
                station_all(session, centre_id, report.named, actor=self.actor, now=self.now)
            for item_id in gone:
                command = WithdrawItem(item_id=item_id, basis=self.options.basis or self.name)
                withdraw_item(session, command, actor=self.actor, now=self.now)
            for change in beside:
                save_change(session, change, actor=self.actor, now=self.now)
            if self.options.seal:
                self.options.seal(session)
        _show(changed)

    def _opened(self, report: ImportReport) -> Batch:
        with transaction() as session:
            report.batch_id = open_batch(
                session, self.name, report.adapter, actor=self.actor, now=self.now
            )
        return Batch(
            id=report.batch_id,
            file_name=self.name,
            publish=self.options.publish,
            basis=self.options.basis,
            standards=self.options.standards,
        )


def _grouped(spool: Spool) -> Iterator[tuple[int, list[Spooled]]]:
    group: list[Spooled] = []
    done = 0
    for done, item in enumerate(spool, 1):
        group.append(item)
        if len(group) == AT_ONCE:
            yield done, group
            group = []
    if group:
        yield done, group


def _show(item_ids: list[int]) -> None:
    """Let readers see new translations of Chinese that stays in force, in short steps.

    What a translator saved between the staging and the flip is shown by this too.
    """
    for start in range(0, len(item_ids), AT_ONCE):
        with transaction() as session:
            show_texts(session, item_ids[start : start + AT_ONCE])


def _drop(batch_id: int) -> None:
    more = True
    while more:
        with transaction() as session:
            more = drop_some(session, batch_id)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Hold the import lock and remove what a killed import left. Raises ImportRunning."""
    path = Path(current_app.config["ONEWINDOW_DATA_DIR"]) / "import.lock"
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as busy:
            raise ImportRunning from busy
        for batch_id in unfinished_batches(db.session()):
            _drop(batch_id)
        yield
