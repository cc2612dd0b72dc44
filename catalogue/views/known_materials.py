"""/<lang>/materials/<key>: a document that many services ask for."""

from flask import Blueprint, Response, abort, g, render_template, send_file
from flask.typing import ResponseReturnValue

from catalogue.phrases.codes import word
from catalogue.phrases.known import file_row, office_name
from catalogue.phrases.names import entry_name, issuer_name, licence_name
from catalogue.queries.asked_for import asked_by, get_public_file
from catalogue.queries.told import get_known
from catalogue.usecases.scans import scan_path
from catalogue.values.codes import MaterialForm, MaterialSource
from catalogue.values.dictionary import EntryFile, Known
from catalogue.views.paging import page_asked, paged
from kernel.access import Access, open_to
from kernel.db import db
from kernel.locales import LEGAL
from kernel.texts import Shown, pick
from organisation.queries import list_regions, my_place

pages = Blueprint("known_materials", __name__, url_prefix="/materials")
SIZE = 20


@pages.get("/<key>")
@open_to(Access.PUBLIC)
def show(key: str) -> str:
    """What it is, where it comes from, what stands in for it, and which services ask for it."""
    region_id, known = get_known(db.session(), key)
    home, mine = list_regions()[region_id], my_place()
    total, asking = asked_by(db.session(), key, page=page_asked(), size=SIZE)
    return render_template(
        "catalogue/known_material.html",
        key=key,
        name=entry_name(known.facts.name, known.facts.names, g.lang),
        region=pick(home.names, g.lang),
        elsewhere=mine is not None and not mine.path.startswith(home.path),
        **_said(known),
        asking=[(pick(one.card.names, g.lang), one.card.code, one.places) for one in asking],
        **paged(total, size=SIZE),
    )


@pages.get("/<key>/files/<int:file_id>")
@open_to(Access.PUBLIC)
def fetch(key: str, file_id: int) -> ResponseReturnValue:
    """A blank form or a filled sample, to keep."""
    return sent(get_public_file(db.session(), key, file_id))


def sent(file: EntryFile) -> Response:
    """Return a file to keep, never to run in the page."""
    path = scan_path(file.digest)
    if not path.is_file():
        abort(404)
    return send_file(path, file.media, as_attachment=True, download_name=file.name)


def _said(known: Known) -> dict[str, object]:
    facts = known.facts
    return {
        "issuer": issuer_name(facts.issuer, g.lang),
        "source": _word(facts.source),
        "form": _word(facts.form),
        "paper_size": _chinese(facts.paper_size),
        "note": _chinese(facts.note),
        "licence": licence_name(facts.licence, g.lang),
        "held_by": office_name(facts.held_by, g.lang),
        "held_since": facts.held_since,
        "held_basis": _chinese(facts.held_basis),
        "files": [file_row(one) for one in known.files],
    }


def _chinese(text: str) -> Shown:
    return pick({LEGAL: text}, g.lang)


def _word(code: MaterialForm | MaterialSource) -> str:
    return "" if code.value == "unknown" else word(code)
