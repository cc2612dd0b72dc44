"""/api/v1/dumps: the whole catalogue as files."""

from pathlib import Path

from flask import Response, jsonify, send_file, url_for
from flask.typing import ResponseReturnValue

from catalogue.usecases.dumps import DUMPS, PACKED, data_licence, digest_of, dump_of, dumps_made
from catalogue.views.api import pages
from kernel.access import Access, open_to
from kernel.refusals import NotFound

_ONE = f"<any({', '.join(map(repr, DUMPS))}):name>"


@pages.get("/dumps")
@open_to(Access.PUBLIC)
def list_dumps() -> ResponseReturnValue:
    """Which files there are: of when, how large, how to tell a whole one, what one may do."""
    return jsonify(
        licence=data_licence() or None,
        dumps=[
            {
                "name": one.name,
                "url": url_for(".send_dump", name=one.name),
                "holds": one.holds,
                "bytes": one.bytes,
                "made_at": one.made_at.isoformat(),
                "sha256": one.sha256 or None,
                "licence": data_licence() or None,
            }
            for one in dumps_made()
        ],
    )


@pages.get(f"/dumps/{_ONE}")
@open_to(Access.PUBLIC)
def send_dump(name: str) -> ResponseReturnValue:
    """One file; it can be asked for in parts, and again only when it changed."""
    path = dump_of(name)
    return _sent(path, PACKED[path.suffix])


@pages.get(f"/dumps/{_ONE}.sha256")
@open_to(Access.PUBLIC)
def send_digest(name: str) -> ResponseReturnValue:
    """What tells a whole file from a damaged one, for `sha256sum -c`."""
    return _sent(digest_of(name), "text/plain")


def _sent(path: Path, kind: str) -> Response:
    if not path.exists():
        raise NotFound
    answer = send_file(path, mimetype=kind, as_attachment=True, download_name=path.name)
    if data_licence():
        answer.headers["Link"] = f'<{data_licence()}>; rel="license"'
    return answer
