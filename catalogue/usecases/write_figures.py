"""Keep the figures of revisions beside them, for the ledger of reductions."""

from collections.abc import Iterable
from dataclasses import asdict

from sqlalchemy import insert
from sqlalchemy.orm import Session

from catalogue.rules.figures import figures_of
from catalogue.tables import RevisionFigures
from catalogue.values.facts import ItemFacts


def write_figures(session: Session, frozen: Iterable[tuple[int, ItemFacts]]) -> None:
    """Write what can be counted of revisions that were frozen just now, by their ids."""
    rows = [{"revision_id": number, **asdict(figures_of(facts))} for number, facts in frozen]
    if rows:
        session.execute(insert(RevisionFigures), rows)
