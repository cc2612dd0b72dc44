"""Compose the application."""

from pathlib import Path

from flask import Flask
from flask_migrate import Migrate
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from groundwork.throttle import EXTENSION, make_throttle
from kernel.db import BUSY_MILLISECONDS, READING, db, prepare_postgresql, prepare_sqlite
from portal import (
    carrying,
    commands,
    compression,
    errors,
    heights,
    languages,
    logs,
    pages,
    papers,
    security,
    statics,
    switching,
    templating,
    visitors,
)
from portal.environment import from_environment
from portal.settings import Settings, read_settings

ROOT = Path(__file__).resolve().parent.parent
MEGABYTE = 1024 * 1024


def create_app(**given: object) -> Flask:
    """Return the application. `given` are settings by name without prefix, before the environment.

    TESTING and other Flask settings in capitals may be given too.
    Raises SettingProblem (which ends the program) on a wrong or missing setting.
    """
    settings = read_settings({**from_environment(), **given}, ROOT)
    app = Flask("portal", root_path=str(ROOT), static_folder=None)
    app.config.from_mapping(_flask_settings(settings), **_of_flask(given))
    app.extensions["onewindow-settings"] = settings
    app.extensions[EXTENSION] = make_throttle(
        settings.redis_url, settings.data_dir, settings.index_key.encode()
    )
    _database(app)
    _proxies(app, settings.trusted_proxies)
    # in the order of a request: its number, where it comes from, who it is, the language
    parts = (
        logs,
        compression,
        security,
        visitors,
        languages,
        carrying,
        templating,
        statics,
        errors,
        papers,
        heights,
        pages,
    )
    for part in (*parts, commands):
        part.init_app(app)
    CSRFProtect(app)  # late: it reads the form, whose size and language are checked by then
    switching.init_app(app)  # last: what it lets a view see has passed every check
    return app


def _of_flask(given: dict[str, object]) -> dict[str, object]:
    known = {*Settings.__dataclass_fields__}
    return {name: value for name, value in given.items() if name.lower() not in known}


def _flask_settings(settings: Settings) -> dict[str, object]:
    return {
        "SECRET_KEY": settings.secret_key,
        "SQLALCHEMY_DATABASE_URI": settings.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": _engine_options(settings.database_url),
        "SESSION_COOKIE_NAME": ("__Host-" if settings.secure else "") + "onewindow_form",
        "SESSION_COOKIE_SECURE": settings.secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_PATH": "/",
        "WTF_CSRF_TIME_LIMIT": None,  # a citizen may take long over a form; the session ends it
        "WTF_CSRF_SSL_STRICT": False,  # checked by Origin instead: some phones send no Referer
        "MAX_CONTENT_LENGTH": 32 * MEGABYTE,
        "MAX_FORM_MEMORY_SIZE": MEGABYTE,
        "MAX_FORM_PARTS": 2000,
        "ONEWINDOW_DATA_DIR": settings.data_dir,
        "ONEWINDOW_INDEX_KEY": settings.index_key.encode(),
        "ONEWINDOW_DATA_KEY": settings.data_key.encode(),
        "ONEWINDOW_PUBLIC_BASE_URL": settings.public_base_url,
        "ONEWINDOW_LANGUAGES": settings.languages,
        "ONEWINDOW_SIGNING_FILE": settings.signing_certificate
        and settings.signing_certificate.file,
        "ONEWINDOW_SIGNING_PASSPHRASE": settings.signing_passphrase,
        "ONEWINDOW_LOCKED_FIELDS": settings.locked_fields,
        "ONEWINDOW_CHECK_MONTHS": settings.check_months,
        "ONEWINDOW_KEEP_CASES_YEARS": settings.keep_cases_years,
        "ONEWINDOW_SEARCH_MEANING": settings.search_meaning,
        "ONEWINDOW_DATA_LICENCE": settings.data_licence,
    }


def _engine_options(url: str) -> dict[str, object]:
    if url.startswith("sqlite"):
        return {}
    waits = {"connect_timeout": 2, "options": f"-c lock_timeout={BUSY_MILLISECONDS}"}
    return {"pool_size": 8, "connect_args": waits, "isolation_level": READING}


def _proxies(app: Flask, number: int) -> None:
    """Take a client's address from the proxies that were said to be there, from nobody else.

    Host and scheme are not taken: PUBLIC_BASE_URL says what they are.
    """
    if number:
        behind = ProxyFix(app.wsgi_app, x_for=number, x_proto=0, x_host=0)
        app.wsgi_app = behind  # type: ignore[method-assign]


def _database(app: Flask) -> None:
    db.init_app(app)
    Migrate(app, db, directory=str(ROOT / "migrations"))
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            prepare_sqlite(db.engine)
        else:
            prepare_postgresql(db.engine)
