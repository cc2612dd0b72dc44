"""/api/v1/dumps: the whole catalogue as files."""

from datetime import UTC, datetime

from flask import jsonify, send_file, url_for
from flask.typing import ResponseReturnValue

from catalogue.usecases.dumps import DUMPS, dump_of
from catalogue.views.api import pages
from kernel.access import Access, open_to
from kernel.refusals import NotFound


@pages.get("/dumps")
@open_to(Access.PUBLIC)
def list_dumps() -> ResponseReturnValue:
    """Which files there are, of when and how large."""
    found = [(name, dump_of(name)) for name in DUMPS]
    return jsonify(
        dumps=[
            {
                "name": name,
                "url": url_for(".send_dump", name=name),
                "bytes": path.stat().st_size,
                "made_at": datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(),
            }
            for name, path in found
            if path.exists()
        ]
    )


@pages.get("/dumps/<any('items.jsonl.gz', 'items.jsonld.gz'):name>")
@open_to(Access.PUBLIC)
def send_dump(name: str) -> ResponseReturnValue:
    """One file; it can be asked for in parts, and again only when it changed."""
    path = dump_of(name)
    if not path.exists():
        raise NotFound
    return send_file(path, mimetype=DUMPS[name], as_attachment=True, download_name=name)
