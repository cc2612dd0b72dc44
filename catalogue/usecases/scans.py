"""Scans of the documents that changes rest on, kept by what they hold."""

import hashlib
from pathlib import Path

from flask import current_app

from kernel.replacing import replacing


def keep_scan(content: bytes) -> str:
    """Keep a file once, however often it is handed in; return its digest."""
    digest = hashlib.sha256(content).hexdigest()
    path = scan_path(digest)
    if not path.exists():
        with replacing(path, mode=0o640) as file:
            file.write(content)
    return digest


def scan_path(digest: str) -> Path:
    """Return where the scan with this digest is."""
    folder = Path(current_app.config["ONEWINDOW_DATA_DIR"]) / "scans"
    folder.mkdir(exist_ok=True, mode=0o750)
    return folder / digest
