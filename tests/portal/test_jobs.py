import time

import pytest
from flask import Flask
from limits import parse

from groundwork.throttle import throttle
from portal.jobs import COMMANDS


def test_the_worker_forgets_every_night_who_failed_long_ago(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    throttle().failed("sign-in", "10.0.0.1", parse("3 per minute"))
    later = time.time() + 120
    monkeypatch.setattr(time, "time", lambda: later)

    app.test_cli_runner().invoke(COMMANDS["work"], ["--once"], catch_exceptions=False)

    assert throttle().forget_ended() == 0
