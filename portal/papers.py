"""Which rooms print what: the kinds of papers of this application."""

from flask import Flask

from booking.pdf import KINDS as VISIT_PAPERS
from documents.registry import EXTENSION, PaperKinds
from intake.pdf import KINDS as CASE_PAPERS


def init_app(app: Flask) -> None:
    """Register the builder of every kind of paper."""
    kinds = PaperKinds()
    for kind, build in {**VISIT_PAPERS, **CASE_PAPERS}.items():
        kinds.add(kind, build)
    app.extensions[EXTENSION] = kinds
