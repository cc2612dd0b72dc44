"""From a file to checked items on disk; no transaction is open meanwhile."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from catalogue.exchange import csv_files, xlsx_files
from catalogue.exchange.json_files import read_json, read_lines
from catalogue.exchange.problems import Place, Problem, UnreadableFile, shortened
from catalogue.exchange.report import ImportReport
from catalogue.exchange.rows import RawItem
from catalogue.exchange.spool import Spool
from catalogue.exchange.tables import Parts, Table, items_of
from catalogue.queries.reach import Reach
from catalogue.rules.codes import is_code
from catalogue.rules.findings import blocking
from catalogue.rules.identity import identity_of
from catalogue.values.facts import ItemFacts
from catalogue.values.limits import TimeLimit
from kernel.refusals import N_

Progress = Callable[[str, int, int | None], None]  # (what is being done, done, of how many)
STEP = 100
READING = N_("Reading and checking")


def no_progress(_stage: str, _done: int, _total: int | None) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a list is read: where items without a region go, whether they must be publishable."""

    region: str = ""
    publish: bool = False
    regions: frozenset[str] = frozenset()  # the codes there are
    reach: Reach


def open_list(path: Path, spool: Spool) -> tuple[str, Iterator[RawItem], Parts | None]:
    """Return the adapter that suits a file, its items and its parts. Raises UnreadableFile."""
    match path.suffix.lower():
        case ".json":
            return "json", read_json(path), None
        case ".jsonl" | ".ndjson":
            adapter, items = read_lines(path)
            return adapter, items, None
        case ".csv":
            return "csv", *_tabular(path, csv_files.tables(path), spool)
        case ".xlsx":
            return "xlsx", *_tabular(path, xlsx_files.tables(path), spool)
        case _:
            message = N_("Lists are read as .xlsx, .csv, .json or .jsonl. Save it as one of these.")
            raise UnreadableFile(
                Problem(place=Place(path.name, 1), column="", value=path.suffix, message=message)
            )


def _tabular(path: Path, tables: dict[str, Table], spool: Spool) -> tuple[Iterator[RawItem], Parts]:
    if "items" not in tables:
        message = N_("The sheet 事项 (items) is missing. Add it as in the template.")
        raise UnreadableFile(
            Problem(place=Place(path.name, 1), column="", value="", message=message)
        )
    parts = Parts(spool.connection)
    for kind in ("materials", "steps"):
        if kind in tables:
            parts.keep(tables[kind])
    return items_of(tables["items"], parts), parts


def read_into(
    spool: Spool, report: ImportReport, path: Path, how: Reading, progress: Progress
) -> None:
    """Check every item of a file and keep the right ones; problems go into the report."""
    try:
        report.adapter, items, parts = open_list(path, spool)
        for number, raw in enumerate(items, 1):
            problems: list[Problem] = []
            facts = raw.facts(problems)
            for problem in problems:
                report.complain(problem)
            if facts is not None:
                keep(spool, report, raw.place, facts, how)
            if number % STEP == 0:
                progress(READING, number, None)
        for problem in parts.left() if parts else ():
            report.complain(problem)
    except UnreadableFile as unreadable:
        report.complain(unreadable.problem)


def keep_all(spool: Spool, report: ImportReport, facts: Iterable[ItemFacts], how: Reading) -> None:
    """Keep items that were never in a file."""
    for number, item in enumerate(facts, 1):
        keep(spool, report, Place(report.file_name, number), item, how)


def keep(spool: Spool, report: ImportReport, place: Place, facts: ItemFacts, how: Reading) -> None:
    """Check one item against the rules and the rest of the list, and keep it."""
    facts = replace(facts, region=facts.region or how.region)
    report.count(place, facts)
    if facts.region and facts.region not in how.regions:
        message = N_("There is no region with this code. Add the region first.")
        report.complain(_problem(place, "region", facts.region, message))
    if facts.code and not is_code(facts.code):
        message = N_("A code has up to 36 digits, Latin letters, dots and hyphens.")
        report.complain(_problem(place, "code", facts.code, message))
    if not how.reach.covers(facts.region, facts.department):
        report.complain(_problem(place, "department", facts.department, BEYOND))
    for finding in blocking(facts) if how.publish else ():
        value = _value(facts, finding.column)
        report.complain(_problem(place, finding.column, value, BARS[finding.kind.value]))
    earlier = spool.add(place, identity_of(facts), facts)
    if earlier is not None:
        message = N_("This is the same item as in row %(row)s. Remove one of them.")
        report.complain(_problem(place, "name", facts.name, message, row=earlier.row))


def _value(facts: ItemFacts, column: str) -> str:
    """Return what stands in a column, as a report quotes it."""
    value = getattr(facts, column)
    return f"{value.number} {value.unit}" if isinstance(value, TimeLimit) else str(value)


BEYOND = N_("Items of this department are not yours to change. Leave them out.")
BARS = {
    "promised_above_legal": N_(
        "The promised limit is longer than the legal one. Shorten it, or import without publishing."
    ),
    "authority_missing": N_(
        "The window is to accept, but no document gives it the authority. Name the document."
    ),
}


def beyond(place: Place, facts: ItemFacts) -> Problem:
    """Return the problem of an item that is there already and belongs to somebody else."""
    return _problem(place, "name", facts.name, BEYOND)


def _problem(place: Place, column: str, value: str, message: str, **params: object) -> Problem:
    return Problem(
        place=place, column=column, value=shortened(value), message=message, params=params
    )
