"""A row of the dictionary or of bundles beside what is there: shown where it differs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from catalogue.exchange.beside_reading import Line
from catalogue.exchange.comparing import OVERTAKEN
from catalogue.exchange.previews import Cell, Preview
from catalogue.exchange.report import ImportReport
from catalogue.values.bundles import SaveBundle
from catalogue.values.dictionary import SaveEntry
from kernel.access import Actor
from kernel.refusals import N_

TWICE = N_("An earlier row is about the same. Remove one of them.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One entry or bundle to be saved, and the row that says so."""

    line: Line
    command: SaveEntry | SaveBundle


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning:
    """What rows are compared with, and where it is told."""

    session: Session
    report: ImportReport
    preview: Preview
    actor: Actor
    region: str = ""  # of what names none

    def once(self, lines: Iterable[Line], path: str) -> Iterator[Line]:
        """Yield the first row about each thing, named at `path`; further ones are refused."""
        met: set[str] = set()
        for line in lines:
            about = getattr(line.said, path)
            if about in met:
                self.report.complain(line.wrong(path, about, TWICE))
                continue
            met |= {about} - {""}
            yield line

    def new(self, line: Line, code: str) -> None:
        """Note what is not there yet."""
        self.report.added += 1
        self.preview.note("added", line.place, code, line.said.name, [])

    def differs(self, line: Line, code: str, cells: list[Cell], version: int) -> bool:
        """Note what would change; False where nothing would, or somebody was faster."""
        if not cells:
            self.report.unchanged += 1
            return False
        read = line.said.version
        overtaken = read is not None and read != version
        what = "overtaken" if overtaken else "changed"
        self.preview.note(what, line.place, code, line.said.name, cells)
        if overtaken:
            self.report.overtaken += 1
            self.report.complain(line.wrong("version", read, OVERTAKEN))
        else:
            self.report.changed += 1
        return not overtaken
