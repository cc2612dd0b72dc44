"""Every paper in every language, made when a test first asks for it and kept for the others."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from documents.render import render
from documents.sheets import Sheet
from kernel import clock
from kernel.db import db
from tests.application import build_app
from tests.clock import StandingClock
from tests.database import make_tables
from tests.documents.tagged import TaggedPdf
from tests.papers.house import House


@dataclass
class Paper:
    """One paper: what it was to say, and what came of it."""

    sheet: Sheet

    @cached_property
    def pdf(self) -> bytes:
        rendered = render(self.sheet)
        assert rendered.missing == ()
        return rendered.pdf

    @cached_property
    def tagged(self) -> TaggedPdf:
        return TaggedPdf(self.pdf)


class Shelf:
    """The papers of a house that stands in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._app = build_app(f"sqlite:///{folder / 'house.db'}", folder / "data")
        self._house: House | None = None
        self._papers: dict[str, dict[str, Paper]] = {}

    def papers(self, tag: str) -> dict[str, Paper]:
        """Return all papers in one language, by their names."""
        if tag not in self._papers:
            self._papers[tag] = {name: Paper(one) for name, one in self._sheets(tag).items()}
        return self._papers[tag]

    def _sheets(self, tag: str) -> dict[str, Sheet]:
        with self._app.app_context(), pytest.MonkeyPatch.context() as patch:
            patch.setattr(clock, "now", StandingClock())
            if self._house is None:
                make_tables(db.engine)
                self._house = House(self._app)
            try:
                return self._house.papers(tag)
            finally:
                db.session.remove()
                db.engine.dispose()
