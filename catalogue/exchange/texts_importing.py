"""Take texts of items over from a translator's file: all of what was touched, or nothing."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import IO

from sqlalchemy.orm import Session

from catalogue.exchange.texts_comparing import compared
from catalogue.exchange.texts_reading import read_texts
from catalogue.exchange.texts_units import KIND, TARGETS, item_code, unit_id
from catalogue.queries.texts import units_of
from catalogue.usecases.translate import translate_many
from catalogue.values.texts import TextUnit, Translate
from kernel.access import Actor
from kernel.bilingual import (
    GONE,
    TWICE,
    Fault,
    Returned,
    UnreadableExchange,
    fault_at,
    head_faults,
)
from kernel.db import transaction
from kernel.locales import Tag
from kernel.refusals import N_

AT_ONCE = 500  # units compared with one query
MOST_TOUCHED = 100_000
TOO_MANY = N_("The file changes too many texts at once. Cut it up.")


@dataclass(slots=True, kw_only=True)
class TextsReport:
    """What an import of texts says about itself. With a fault nothing has been saved."""

    locale: str = ""
    texts: int = 0
    saved: int = 0
    unchanged: int = 0
    left: Counter[str] = field(default_factory=Counter)  # as they are: untranslated, unfinished
    faults: list[Fault] = field(default_factory=list)


def import_texts(
    file: IO[bytes],
    *,
    actor: Actor,
    now: datetime,
    dry_run: bool = False,
    most: int = MOST_TOUCHED,
) -> TextsReport:
    """Check a file and save what it changes, in one transaction. Every fault is in the report."""
    report = TextsReport()
    try:
        touched = _touched(file, report, most)
    except UnreadableExchange as unreadable:
        report.faults.append(unreadable.fault)
    if report.faults:
        return report
    with transaction() as session:
        _save(session, touched, report, actor=actor, now=now)
        if dry_run or report.faults:
            session.rollback()
    report.faults.sort(key=lambda fault: fault.line)
    return report


def _touched(file: IO[bytes], report: TextsReport, most: int) -> dict[str, Returned]:
    """Return what a translator has changed, by unit; count the rest."""
    head, units = read_texts(file)
    report.locale = head.target
    report.faults += head_faults(head, KIND, TARGETS)
    found: dict[str, Returned] = {}
    for unit in units if not report.faults else ():
        report.texts += 1
        if unit.unfinished or not unit.target:
            report.left["unfinished" if unit.target else "untranslated"] += 1
        elif unit.is_untouched:
            report.unchanged += 1
        elif found.setdefault(unit.id, unit).target != unit.target:
            report.faults.append(fault_at(unit, TWICE))
        if len(found) + len(report.faults) > most:
            raise UnreadableExchange(TOO_MANY)
    return found


def _save(
    session: Session,
    touched: Mapping[str, Returned],
    report: TextsReport,
    *,
    actor: Actor,
    now: datetime,
) -> None:
    units: list[Returned] = []
    commands: list[Translate] = []
    for unit, found in _beside(session, touched, Tag(report.locale), actor):
        match compared(unit, found) if found else fault_at(unit, GONE):
            case Translate() as command:
                units.append(unit)
                commands.append(command)
            case Fault() as fault:
                report.faults.append(fault)
            case None:
                report.unchanged += 1
    done = translate_many(session, commands, actor=actor, now=now)
    report.saved, report.unchanged = done.saved, report.unchanged + done.unchanged
    for number, refusal in done.refused:
        report.faults.append(fault_at(units[number], refusal.message, **refusal.params))


def _beside(
    session: Session, touched: Mapping[str, Returned], locale: Tag, actor: Actor
) -> Iterator[tuple[Returned, TextUnit | None]]:
    """Yield each unit with the text it is of; None where that is gone, or not the actor's."""
    waiting = iter(touched.values())
    while some := list(islice(waiting, AT_ONCE)):
        codes = {item_code(unit.id) for unit in some}
        texts = {unit_id(text): text for text in units_of(session, actor, locale, codes)}
        for unit in some:
            yield unit, texts.get(unit.id)
