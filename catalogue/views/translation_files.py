"""/staff/translations/files: texts of items go out to a translator's own tool, and come back."""

from io import BytesIO

from flask import render_template, send_file
from flask.typing import ResponseReturnValue

from catalogue.exchange.texts_exporting import export_texts
from catalogue.exchange.texts_importing import TextsReport, import_texts
from catalogue.forms.translated import TranslatedFileForm
from catalogue.queries.reach import Reach
from catalogue.queries.texts import count_units
from catalogue.values.texts import TextQuery
from catalogue.views.blueprints import translations as pages
from catalogue.views.translation_asked import Asked, asked
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db
from kernel.locales import LANGUAGES

MOST_TOUCHED = 10_000  # what a browser waits for; the command takes more
MOST_SHOWN = 200
TYPES = {"xlf": "application/xliff+xml", "po": "text/x-gettext-translation"}


@pages.get("/files")
@open_to(Access.STAFF, Action.TRANSLATE)
def files() -> ResponseReturnValue:
    """Where files are fetched and handed in; the filters stand in the address."""
    return _page(TranslatedFileForm(), None)


@pages.get("/files/texts.xlf")
@open_to(Access.STAFF, Action.TRANSLATE)
def download_xlf() -> ResponseReturnValue:
    """The texts that match, as XLIFF."""
    return _download("xlf")


@pages.get("/files/texts.po")
@open_to(Access.STAFF, Action.TRANSLATE)
def download_po() -> ResponseReturnValue:
    """The texts that match, as PO."""
    return _download("po")


@pages.post("/files", endpoint="hand_in")
@open_to(Access.STAFF, Action.TRANSLATE)
def hand_in() -> ResponseReturnValue:
    """Check a file and save what was touched; the answer is the report."""
    form = TranslatedFileForm()
    if not form.validate_on_submit():
        return _page(form, None), 422
    report = import_texts(
        form.file.data.stream,
        actor=current_actor(),
        now=clock.now(),
        dry_run=bool(form.dry_run.data),
        most=MOST_TOUCHED,
    )
    return _page(form, report), 422 if report.faults else 200


def _download(ending: str) -> ResponseReturnValue:
    wanted = asked(current_actor().language)
    file = BytesIO()
    export_texts(db.session(), file, _query(wanted), po=ending == "po", actor=current_actor())
    file.seek(0)
    name = f"texts-{wanted.locale}.{ending}"
    return send_file(file, TYPES[ending], as_attachment=True, download_name=name, max_age=0)


def _query(wanted: Asked) -> TextQuery:
    reach = Reach(current_actor(), Action.TRANSLATE)
    return wanted.query({card.code: card for card in reach.departments()})


def _page(form: TranslatedFileForm, report: TextsReport | None) -> str:
    wanted = asked(current_actor().language)
    return render_template(
        "catalogue/translation_files.html",
        form=form,
        wanted=wanted,
        language=LANGUAGES[wanted.locale],
        number=count_units(db.session(), current_actor(), _query(wanted)),
        report=report,
        target=LANGUAGES.get(report.locale) if report else None,
        faults=report.faults[:MOST_SHOWN] if report else [],
    )
