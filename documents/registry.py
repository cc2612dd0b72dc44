"""Which function makes the sheet of which kind of paper; the rooms above register theirs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from documents.bilingual import Bilingual
from documents.sheets import CopyMark, Sheet
from documents.zone import with_zone
from kernel.refusals import N_

EXTENSION = "paper_kinds"  # where the application keeps its registry

Facts = Mapping[str, Any]
Build = Callable[[Facts], Sheet]


@dataclass
class PaperKinds:
    """The kinds of papers of one application."""

    _builders: dict[str, Build] = field(default_factory=dict)

    def add(self, kind: str, build: Build) -> None:
        """Register the builder of a kind; a kind has one."""
        if kind in self._builders:
            raise ValueError(f"paper kind {kind!r} is registered twice")
        self._builders[kind] = build

    def sheet(self, kind: str, facts: Facts) -> Sheet:
        """Return the sheet of a paper; copies carry their mark, times of day their zone."""
        sheet = self._builders[kind](facts)
        copy = facts.get("copy")
        return with_zone(replace(sheet, copy=_mark(copy, sheet.language)) if copy else sheet)


def _mark(copy: Facts, tag: str) -> CopyMark:
    both = Bilingual(tag)
    at = datetime.fromisoformat(copy["at"])
    made = both(N_("Printed again on %(at)s by %(name)s"), at=at, name=copy["by"])
    return CopyMark(both(N_("Reprint")), made)
