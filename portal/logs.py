"""Logs: one JSON line an event, with fields we chose; no names, phones or addresses of people."""

import logging
import secrets
import time
import traceback
from collections.abc import Iterator
from contextlib import suppress

import structlog
from flask import Flask, Response, g, request
from structlog.typing import EventDict, WrappedLogger

log = structlog.get_logger("onewindow")


def init_app(app: Flask) -> None:
    """Give every request an id and write one line about it."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info if app.testing else without_words,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=lambda *_names: _Careful(),
        cache_logger_on_first_use=False,
    )
    app.before_request(_begin)
    app.after_request(_end)


class _Careful(structlog.PrintLogger):
    """A log that cannot be written must not undo what it tells of."""

    def msg(self, message: str) -> None:
        with suppress(OSError):
            super().msg(message)

    info = warning = error = msg


def without_words(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Say what failed and where, never with which words: they may be somebody's name."""
    problem = event.pop("exc_info", None)
    if isinstance(problem, BaseException):
        event["exception"] = [line for one in _chain(problem) for line in _places(one)]
    return event


def _chain(problem: BaseException | None) -> Iterator[BaseException]:
    while problem is not None:
        yield problem
        problem = problem.__cause__ or (
            None if problem.__suppress_context__ else problem.__context__
        )


def _places(problem: BaseException) -> Iterator[str]:
    code = getattr(problem, "sqlstate", None) or getattr(problem, "sqlite_errorname", None)
    yield f"{type(problem).__module__}.{type(problem).__qualname__}" + (f" {code}" if code else "")
    for frame in traceback.extract_tb(problem.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} {frame.name}: {frame.line}"


def _begin() -> None:
    g.request_id = secrets.token_hex(6)
    g.began = time.perf_counter()


def _end(response: Response) -> Response:
    response.headers["X-Request-Id"] = g.get("request_id", "")
    if request.endpoint not in ("health.alive", "health.ready"):
        log.info(
            "request",
            id=g.get("request_id"),
            method=request.environ["REQUEST_METHOD"],  # what was sent, however it is answered
            endpoint=request.endpoint,  # never the address: it may hold a reference
            status=response.status_code,
            ms=round((time.perf_counter() - g.get("began", time.perf_counter())) * 1000, 1),
        )
    return response
