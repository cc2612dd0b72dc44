"""Headers, hosts and origins: what keeps a page from being turned against its reader."""

from urllib.parse import unquote_to_bytes, urlsplit

from flask import Flask, Response, abort, current_app, g, request

from kernel.access import Access
from portal.settings import Settings

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self';"
    " connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)
FRAMED = {  # pages that show a page of ours beside another, and those that are shown there
    "shows": POLICY + "; frame-src 'self'",
    "shown": POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
}
LOOPBACK = ("127.0.0.1", "::1")
SECONDS_TO_WAIT = "60"  # the page says how many minutes; a program may ask again after this
SAFE = ("GET", "HEAD", "OPTIONS")


def init_app(app: Flask) -> None:
    """Check where a request comes from; send the same headers with every answer."""
    app.before_request(_check_source)
    app.after_request(_headers)


def settings() -> Settings:
    """Return this application's settings."""
    found = current_app.extensions["onewindow-settings"]
    if not isinstance(found, Settings):
        raise TypeError("onewindow-settings")
    return found


def _check_source() -> None:
    if request.mimetype != "multipart/form-data":  # only uploads may be large
        request.max_content_length = current_app.config["MAX_FORM_MEMORY_SIZE"]
    g.from_loopback = request.remote_addr in LOOPBACK and "X-Forwarded-For" not in request.headers
    if not _is_trusted(request.host):
        abort(400)
    if request.method not in SAFE and _foreign(request.headers.get("Origin")):
        abort(403)


def refuse_garbled() -> None:
    """Refuse an address or a form that is not UTF-8: no name is to be kept as signs for bytes."""
    sent = [request.query_string]
    if request.mimetype == "application/x-www-form-urlencoded":
        sent.append(request.get_data())
    try:
        for part in sent:
            unquote_to_bytes(part).decode()
    except UnicodeDecodeError:
        abort(400)


def _is_trusted(host: str) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:  # "[::::]" is no address
        return False
    return name in {trusted.strip("[]") for trusted in settings().trusted_hosts}


def _foreign(origin: str | None) -> bool:
    """Whether a browser says that this form was sent from another site."""
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return True
    if not origin:
        return False
    return origin.partition("://")[2] not in (
        request.host,
        urlsplit(settings().public_base_url).netloc,
    )


def _headers(response: Response) -> Response:
    headers = response.headers
    if response.status_code == 429:
        headers.setdefault("Retry-After", SECONDS_TO_WAIT)
    headers.setdefault("Content-Security-Policy", FRAMED.get(g.get("framing", ""), POLICY))
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    headers.setdefault("Permissions-Policy", "geolocation=(), camera=(), microphone=(), payment=()")
    if settings().secure:
        headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
    if "Cache-Control" not in headers:
        _cache(response)
    return response


def _cache(response: Response) -> None:
    """Public pages may be kept and asked about again; everything else is never stored."""
    view = current_app.view_functions.get(request.endpoint or "")
    public = getattr(view, "access", None) is Access.PUBLIC
    # a page with a form holds this visitor's token; its cookie is added after us
    own = "csrf_token" in g or g.get("visitor") is not None or "new_session_key" in g
    if public and request.method in ("GET", "HEAD") and not own:
        response.headers["Cache-Control"] = "no-cache"
        response.headers.add("Vary", "Cookie, Accept-Language")
        if response.status_code == 200 and not response.is_streamed:
            response.add_etag(weak=True)  # the same page, compressed or not
            response.make_conditional(request)
    else:
        response.headers["Cache-Control"] = "no-store"
