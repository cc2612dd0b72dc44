"""Child processes that never outlive the one who started them."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

SET_PARENT_DEATH_SIGNAL = 1  # prctl(2), Linux
PATIENCE_SECONDS = 20.0
_prctl = ctypes.CDLL(None).prctl if sys.platform == "linux" else None


def start(
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None = None,
    uid: int | None = None,
    output: IO[bytes] | None = None,
) -> "subprocess.Popen[bytes]":
    """Start `command` in a session of its own, so that Ctrl-C reaches the parent only."""
    return subprocess.Popen(  # noqa: S603 - callers name the program themselves
        [str(part) for part in command],
        env=env,
        user=uid,
        group=uid,
        extra_groups=None if uid is None else [],
        stdout=output,
        stderr=None if output is None else subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_end_with_parent,  # noqa: PLW1509 - one system call, looked up beforehand
    )


def _end_with_parent() -> None:
    """Ask the kernel to end this child when its parent is gone, however it went."""
    if _prctl is not None:
        _prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)


def stop(child: "subprocess.Popen[bytes]", sign: signal.Signals = signal.SIGTERM) -> int:
    """End `child` politely, then for certain, and return its exit status."""
    if child.poll() is None:
        child.send_signal(sign)
    try:
        return child.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        return child.wait()
