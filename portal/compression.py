"""Compress public pages: citizens pay for every kilobyte.

Only pages that hold no form token and nothing of this visitor: compressing a secret beside
text that an attacker can choose would let the length betray it (BREACH).
"""

import gzip

from flask import Flask, Response, g, request

LEAST_BYTES = 600  # below this the head of a packet weighs more
LEVEL = 6
TEXTS = ("text/html", "application/json", "text/plain")


def init_app(app: Flask) -> None:
    """Compress what goes out, after every other part has had its say."""
    app.after_request(_compress)


def _compress(response: Response) -> Response:
    secret = "csrf_token" in g or g.get("visitor") is not None or "new_session_key" in g
    if secret or response.mimetype not in TEXTS or response.is_streamed:
        return response
    response.vary.add("Accept-Encoding")
    wanted = request.accept_encodings.quality("gzip") > 0
    if wanted and len(response.get_data()) >= LEAST_BYTES:
        response.set_data(gzip.compress(response.get_data(), LEVEL, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response
