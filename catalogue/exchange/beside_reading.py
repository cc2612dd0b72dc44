"""The material dictionary and bundles of a workbook as it says them, checked cell by cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from catalogue.exchange import readers as r
from catalogue.exchange.columns import HEADS
from catalogue.exchange.problems import Place, Problem, WrongValue, shortened
from catalogue.exchange.report import ImportReport
from catalogue.exchange.shapes import Record, TextsShape
from catalogue.exchange.tables import TOO_MANY, Table, rows_of
from catalogue.values.bundles import SAID
from catalogue.values.codes import Audience, MaterialForm, MaterialSource
from catalogue.values.dictionary import EntryState

MOST_ROWS = 5_000  # of one sheet; there are tens of bundles and hundreds of entries
Texts = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """A row of the material dictionary."""

    key: str
    version: int | None
    state: EntryState
    name: str
    aliases: tuple[str, ...]
    department: str
    region: str
    issuer: str
    form: MaterialForm
    source: MaterialSource
    paper_size: str
    note: str
    licence: str
    licence_code: str
    held_by: str
    held_since: date | None
    held_basis: str
    texts: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleLine:
    """A row of a bundle."""

    slug: str
    version: int | None
    region: str
    name: str
    summary: str
    whom: str
    audiences: tuple[Audience, ...]
    aliases: tuple[str, ...]
    texts: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLine:
    """A row of a service of a bundle."""

    bundle: str
    number: int | None
    item: str
    after: str
    question: str
    texts: Texts


ENTRY = Record(
    EntryLine,
    {
        "key": r.key(36),
        "version": r.whole,
        "state": r.choice(EntryState, EntryState.DRAFT),
        "name": r.needed(r.text(300)),
        "aliases": r.lines,
        "department": r.needed(r.text(300)),
        "region": r.key(36),
        "issuer": r.text(300),
        "form": r.choice(MaterialForm, MaterialForm.UNKNOWN),
        "source": r.choice(MaterialSource, MaterialSource.UNKNOWN),
        "paper_size": r.text(100),
        "note": r.text(4000),
        "licence": r.text(300),
        "licence_code": r.text(64),
        "held_by": r.text(300),
        "held_since": r.day,
        "held_basis": r.text(300),
        "texts": TextsShape(("name",)),
    },
)
BUNDLE = Record(
    BundleLine,
    {
        "slug": r.needed(r.key(60)),
        "version": r.whole,
        "region": r.key(36),
        "name": r.needed(r.text(200)),
        "summary": r.text(1000),
        "whom": r.text(1000),
        "audiences": r.choices(Audience),
        "aliases": r.lines,
        "texts": TextsShape(SAID),
    },
)
MEMBER = Record(
    MemberLine,
    {
        "bundle": r.needed(r.key(60)),
        "number": r.whole,
        "item": r.needed(r.text(300)),
        "after": r.text(60),
        "question": r.text(200),
        "texts": TextsShape(("question",)),
    },
)
SHAPES = {"entries": ENTRY, "bundles": BUNDLE, "members": MEMBER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row that can be read, and where it stands."""

    table: Table
    row: int
    said: Any  # an EntryLine, BundleLine or MemberLine

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.table.place(self.row)

    def wrong(self, path: str, value: object, message: str, **params: object) -> Problem:
        """Return what is wrong with one of its cells."""
        return problem_at(self.table, self.row, path, value, WrongValue(message, **params))


@dataclass(slots=True)
class Beside:
    """What a workbook says beside its items, by kind; a sheet that is not there says nothing."""

    lines: dict[str, list[Line]] = field(default_factory=dict)

    def of(self, kind: str) -> list[Line]:
        """Return the rows of a kind."""
        return self.lines.get(kind, [])


def read_beside(tables: Mapping[str, Table], report: ImportReport) -> Beside:
    """Read all of it; what is wrong goes into the report. Raises UnreadableFile."""
    return Beside({kind: list(_lines(table, report)) for kind, table in tables.items()})


def _lines(table: Table, report: ImportReport) -> Iterator[Line]:
    for count, (row, data) in enumerate(rows_of(table), 1):
        if count > MOST_ROWS:
            report.complain(problem_at(table, row, "", "", WrongValue(TOO_MANY)))
            return

        def complain(path: str, value: object, wrong: WrongValue, row: int = row) -> None:
            report.complain(problem_at(table, row, path, value, wrong))

        said = SHAPES[table.kind].read(data, "", complain)
        if said is not None:
            yield Line(table=table, row=row, said=said)


def problem_at(table: Table, row: int, path: str, value: object, wrong: WrongValue) -> Problem:
    """Return what is wrong with a cell; its column is called as the file calls it."""
    head = table.heads.get(path) or HEADS[table.kind].get(path, path)
    return Problem(
        place=table.place(row),
        column=shortened(head),
        value=shortened(value),
        message=wrong.message,
        params=wrong.params,
    )
