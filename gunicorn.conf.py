"""How gunicorn serves the project; `make run` and a systemd unit read the same file."""

import gc
import os
from pathlib import Path

from gunicorn.arbiter import Arbiter
from gunicorn.workers.base import Worker

MEMORY = Path("/dev/shm")  # noqa: S108 - gunicorn makes a file of its own there

bind = "127.0.0.1:8000"  # `make run` and the tests say another on the command line
workers = os.cpu_count() or 1
worker_class = "gthread"
threads = 4  # a page waits for the database, seldom for the processor
preload_app = True  # code is loaded once and shared; what must not be shared is let go in post_fork
timeout = 30
graceful_timeout = 15
keepalive = 5
max_requests = 20_000  # a slow leak ends here, not at night
max_requests_jitter = 2_000
limit_request_line = 8190  # a preview of many changes names its words: see catalogue/forms/bulk.py
limit_request_fields = 60
worker_tmp_dir = str(MEMORY) if MEMORY.is_dir() else None  # a heartbeat never waits for a disk
control_socket_disable = True
accesslog = None  # the application writes one line a request, without personal data
errorlog = "-"
loglevel = "warning"


def when_ready(server: Arbiter) -> None:
    """Keep the loaded code out of the collector's sight, so that its pages stay shared."""
    gc.freeze()


def post_fork(server: Arbiter, worker: Worker) -> None:
    """Let go of database connections that belong to the parent."""
    from kernel.db import db  # noqa: PLC0415 - the code is loaded by now, not when this is read

    app = server.app.wsgi()
    with app.app_context():
        db.engine.dispose(close=False)
