"""/api/v1/dumps: the whole catalogue as files."""

from pathlib import Path

from flask import Response, current_app, jsonify, send_file, url_for
from flask.typing import ResponseReturnValue

from catalogue.usecases.dumps import PACKED, digest_of, dump_of, dumps_made
from catalogue.views.api import pages
from kernel.access import Access, open_to
from kernel.refusals import NotFound


@pages.get("/dumps")
@open_to(Access.PUBLIC)
def list_dumps() -> ResponseReturnValue:
    """Which files there are: of when, how large, how to tell a whole one, what one may do."""
    return jsonify(
        licence=_licence() or None,
        dumps=[
            {
                "name": one.name,
                "url": url_for(".send_dump", name=one.name),
                "holds": one.holds,
                "bytes": one.bytes,
                "made_at": one.made_at.isoformat(),
                "sha256": one.sha256 or None,
                "licence": _licence() or None,
            }
            for one in dumps_made()
        ],
    )


@pages.get("/dumps/<any('items.jsonl.gz', 'items.csv.zip', 'items.jsonld.gz'):name>")
@open_to(Access.PUBLIC)
def send_dump(name: str) -> ResponseReturnValue:
    """One file; it can be asked for in parts, and again only when it changed."""
    path = dump_of(name)
    return _sent(path, PACKED[path.suffix])


@pages.get("/dumps/<any('items.jsonl.gz', 'items.csv.zip', 'items.jsonld.gz'):name>.sha256")
@open_to(Access.PUBLIC)
def send_digest(name: str) -> ResponseReturnValue:
    """What tells a whole file from a damaged one, for `sha256sum -c`."""
    return _sent(digest_of(name), "text/plain")


def _sent(path: Path, kind: str) -> Response:
    if not path.exists():
        raise NotFound
    answer = send_file(path, mimetype=kind, as_attachment=True, download_name=path.name)
    if _licence():
        answer.headers["Link"] = f'<{_licence()}>; rel="license"'
    return answer


def _licence() -> str:
    return str(current_app.config["ONEWINDOW_DATA_LICENCE"])
