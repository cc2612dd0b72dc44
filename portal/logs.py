"""Logs: one JSON line an event, with fields we chose; no names, phones or addresses of people."""

import logging
import secrets
import time

import structlog
from flask import Flask, Response, g, request

log = structlog.get_logger("onewindow")


def init_app(app: Flask) -> None:
    """Give every request an id and write one line about it."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=False,
    )
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    g.request_id = secrets.token_hex(6)
    g.began = time.perf_counter()


def _end(response: Response) -> Response:
    response.headers["X-Request-Id"] = g.get("request_id", "")
    if request.endpoint not in ("health.alive", "health.ready"):
        log.info(
            "request",
            id=g.get("request_id"),
            method=request.method,
            endpoint=request.endpoint,  # never the address: it may hold a reference
            status=response.status_code,
            ms=round((time.perf_counter() - g.get("began", time.perf_counter())) * 1000, 1),
        )
    return response
