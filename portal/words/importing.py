"""Take a translator's file over into `translations/`: all of it, or nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from babel.messages.catalog import Catalog

from kernel.bilingual import Fault, FileHead, Returned, UnreadableExchange, head_faults
from kernel.locales import LANGUAGES
from kernel.po import read_po
from kernel.po_or_xliff import is_xml, opened
from kernel.replacing import replacing
from kernel.scripts import DERIVED
from kernel.xliff import read_xliff
from portal.words.catalogues import (
    by_hand,
    hand_path,
    path_of,
    read,
    saying,
    written,
    written_by_hand,
)
from portal.words.merging import Merging
from portal.words.po_files import returned_words
from portal.words.sentences import Sentence, sentences
from portal.words.units import KIND

Changes = Mapping[str, tuple[str, ...]]  # new forms by sentence


@dataclass(slots=True, kw_only=True)
class WordsReport:
    """What an import of words says about itself. With a fault nothing has been written."""

    tag: str = ""
    changed: int = 0
    merging: Merging | None = None
    path: Path | None = None
    faults: list[Fault] = field(default_factory=list)


def import_words(path: Path, *, dry_run: bool = False) -> WordsReport:
    """Check a file, and write what it changes. Every fault of it is in the report."""
    report = WordsReport()
    try:
        with opened(path) as file:
            _read(file, report)
    except UnreadableExchange as unreadable:
        report.faults.append(unreadable.fault)
    if report.merging and not report.faults:
        changes = report.merging.changed()
        report.faults = report.merging.faults
        report.changed = len(changes)
        if changes and not report.faults and not dry_run:
            report.path = _write(report.tag, report.merging.known, changes)
    return report


def _read(file: IO[bytes], report: WordsReport) -> None:
    if is_xml(file):
        head, units = read_xliff(file)
        known = _known(head, report)
    else:
        head, messages = read_po(file)
        known = _known(head, report)
        units = returned_words(head, messages, known)
    if not report.faults:
        report.merging = _merged(head, units, known)


def _known(head: FileHead, report: WordsReport) -> Mapping[str, Sentence]:
    """Return the sentences of the file's language; none of a file that is not for here."""
    report.tag = head.target
    report.faults = list(head_faults(head, KIND, LANGUAGES))
    return {} if report.faults else {one.id: one for one in sentences(head.target)}


def _merged(head: FileHead, units: Iterable[Returned], known: Mapping[str, Sentence]) -> Merging:
    merging = Merging(head.target, known)
    for unit in units:
        merging.take(unit)
    return merging


def _write(tag: str, known: Mapping[str, Sentence], changes: Changes) -> Path:
    locale = LANGUAGES[tag].babel
    if tag in DERIVED:
        content, path = written_by_hand(tag, _by_hand(tag, known, changes)), hand_path(tag)
    else:
        content, path = written(_said(read(locale), known, changes)), path_of(locale)
    with replacing(path) as file:
        file.write(content)
    return path


def _said(catalogue: Catalog, known: Mapping[str, Sentence], changes: Changes) -> Catalog:
    """Return the catalogue with the new forms, in the order it has."""
    for key, forms in changes.items():
        said = saying(known[key].said, forms)
        found = catalogue.get(said.id, said.context)
        if found:
            found.string = said.string
            found.flags.discard("fuzzy")
    return catalogue


def _by_hand(tag: str, known: Mapping[str, Sentence], changes: Changes) -> Catalog:
    """Return what is written by hand: only what differs from what the rules make."""
    before, after = by_hand(tag), Catalog(locale=LANGUAGES[tag].babel)
    for key, sentence in known.items():
        said = sentence.said
        was = before.get(said.id, said.context)
        forms = changes.get(key, sentence.forms if was else sentence.made)
        if forms != sentence.made:
            new = saying(said, forms)
            after.add(new.id, new.string, [], new.flags, context=new.context)
    return after
