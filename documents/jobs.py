"""What the worker does for documents."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from flask import current_app

from documents.finishing import finish_paper
from documents.registry import EXTENSION
from documents.signing.certificate import read_certificate
from documents.signing.pades import PadesSigner
from documents.signing.signer import EXTENSION as SIGNER
from documents.signing.signer import Signer
from documents.storage import drop
from documents.usecases.forget_papers import DROP_FILE
from documents.usecases.issue_paper import FINISH


def finish(payload: Mapping[str, Any], now: datetime) -> None:
    """Make the file of a paper that was issued, and sign it where the office can."""
    finish_paper(
        str(payload["token"]),
        kinds=current_app.extensions[EXTENSION],
        folder=_folder(),
        signer=_signer(now),
        now=now,
    )


def drop_file(payload: Mapping[str, Any], _now: datetime) -> None:
    """Delete the file of a paper whose contents were forgotten, or that was signed since."""
    drop(_folder(), str(payload["sha256"]))


def _folder() -> Path:
    return Path(current_app.config["ONEWINDOW_DATA_DIR"]) / "papers"


def _signer(now: datetime) -> Signer | None:
    """Return who signs here, with the key loaded once; None: papers are not signed."""
    known = current_app.extensions
    if SIGNER not in known:
        file = current_app.config["ONEWINDOW_SIGNING_FILE"]
        passphrase = str(current_app.config["ONEWINDOW_SIGNING_PASSPHRASE"])
        known[SIGNER] = PadesSigner(read_certificate(file, passphrase, now=now)) if file else None
    return cast(Signer | None, known[SIGNER])


HANDLERS: Mapping[str, Callable[[Mapping[str, Any], datetime], None]] = {
    DROP_FILE: drop_file,
    FINISH: finish,
}
