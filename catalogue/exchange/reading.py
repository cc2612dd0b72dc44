"""From a file to checked items on disk; no transaction is open meanwhile."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from catalogue.exchange import csv_files, gxzwfw, xlsx_files
from catalogue.exchange.beside_reading import read_beside
from catalogue.exchange.checking import (
    Reading,
    broken_rules,
    lost_entries,
    same_item,
    value_at,
)
from catalogue.exchange.columns import BESIDE, EXPORTED, PARTS
from catalogue.exchange.json_files import first_item, read_json, read_lines
from catalogue.exchange.naming import ByHead, Columns, by_path
from catalogue.exchange.old_workbooks import ENDINGS
from catalogue.exchange.opening import check_plain, file_name, not_opened
from catalogue.exchange.problems import Place, Problem, UnreadableFile
from catalogue.exchange.report import ImportReport
from catalogue.exchange.rows import RawItem
from catalogue.exchange.situation_rows import silent_on
from catalogue.exchange.spool import Checked, Spool
from catalogue.exchange.tables import Parts, Table, items_of
from catalogue.exchange.xlsx_package import readable
from catalogue.rules.situation_names import in_keys
from catalogue.values.facts import ItemFacts
from kernel.refusals import N_

Progress = Callable[[str, int, int | None], None]  # (what is being done, done, of how many)
STEP = 100
READING = N_("Reading and checking")


def no_progress(_stage: str, _done: int, _total: int | None) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A list that is about to be read."""

    adapter: str
    items: Iterator[RawItem]
    columns: Columns = by_path
    parts: Parts | None = None
    beside: Mapping[str, Table] = field(default_factory=dict)  # what is no item


def open_list(path: Path, spool: Spool) -> Opened:
    """Return a list as its file's name says it is to be read. Raises UnreadableFile."""
    check_plain(path)
    match path.suffix.lower():
        case ".json":
            return Opened(adapter="json", items=read_json(path))
        case ".jsonl" | ".ndjson":
            return _lines(path)
        case ".csv":
            return _tabular("csv", path, csv_files.tables(path), spool)
        case ".xlsx":
            return _tabular("xlsx", path, xlsx_files.tables(path), spool)
        case ending if ending in ENDINGS:
            tables = xlsx_files.tables(readable(path, spool.folder))
            return _tabular("xls", path, tables, spool)
        case _:
            message = N_("Lists are read as .xlsx, .xls, .csv, .json or .jsonl. Save it as one.")
            raise UnreadableFile(
                Problem(
                    place=Place(file_name(path), 1), column="", value=path.suffix, message=message
                )
            )


def _lines(path: Path) -> Opened:
    if gxzwfw.recognises(first_item(path)):
        items = read_lines(path, foreign=True)
        return Opened(adapter=gxzwfw.NAME, items=items, columns=gxzwfw.COLUMNS)
    return Opened(adapter="jsonl", items=read_lines(path, foreign=False))


def _tabular(adapter: str, path: Path, tables: dict[str, Table], spool: Spool) -> Opened:
    beside = {kind: tables[kind] for kind in BESIDE if kind in tables}
    if "items" not in tables and not beside:
        message = N_("The sheet 事项 (items) is missing. Add it as in the template.")
        raise UnreadableFile(
            Problem(place=Place(file_name(path), 1), column="", value="", message=message)
        )
    listed = tables.pop(EXPORTED, None) if "items" in tables else None
    spool.keep_exported(str(row[0]) for row in (listed.rows if listed else ()) if row)
    parts = Parts(spool.connection)
    for kind in PARTS:
        if kind in tables:
            parts.keep(tables[kind])
    return Opened(
        adapter=adapter,
        items=items_of(tables["items"], parts) if "items" in tables else iter(()),
        columns=ByHead({k: table.heads for k, table in tables.items() if k != EXPORTED}),
        parts=parts,
        beside=beside,
    )


def read_into(
    spool: Spool, report: ImportReport, path: Path, how: Reading, progress: Progress
) -> None:
    """Check every item of a file and keep the right ones; problems go into the report."""
    try:
        opened = open_list(path, spool)
        report.adapter, report.columns = opened.adapter, opened.columns
        for number, raw in enumerate(opened.items, 1):
            _read(raw, spool, report, how)
            if number % STEP == 0:
                progress(READING, number, None)
        for problem in opened.parts.left() if opened.parts else ():
            report.complain(problem)
        spool.beside = read_beside(opened.beside, report)
    except UnreadableFile as unreadable:
        report.complain(unreadable.problem)
    except OSError as problem:
        report.complain(not_opened(path, problem.strerror or ""))


def _read(raw: RawItem, spool: Spool, report: ImportReport, how: Reading) -> None:
    if raw.unreadable:
        report.complain(raw.unreadable)
        return
    facts = raw.facts(report.refuse)
    if facts is not None:
        silent = silent_on(raw.data)
        item = Checked(place=raw.place, facts=facts, version=raw.version, silent=silent)
        keep(spool, report, item, how)


def keep_all(spool: Spool, report: ImportReport, facts: Iterable[ItemFacts], how: Reading) -> None:
    """Keep items that were never in a file."""
    for number, item in enumerate(facts, 1):
        place = Place(report.file_name, number)
        keep(spool, report, Checked(place=place, facts=item), how)


def keep(spool: Spool, report: ImportReport, item: Checked, how: Reading) -> None:
    """Check one item against the rules and the rest of the list, and keep it."""
    place = item.place
    facts = replace(item.facts, region=item.facts.region or how.region)
    report.count(place, in_keys(facts), how.usccs.get((facts.region, facts.department), ""))
    for path, wrong in broken_rules(facts, how):
        report.refuse(place, path, value_at(facts, path), wrong)
    for key, wrong in lost_entries(facts, how):
        report.refuse(place, "materials", key, wrong)
    same = spool.add(replace(item, facts=facts))
    if same is not None:
        earlier, path = same
        report.refuse(place, path, value_at(facts, path), same_item(earlier))
