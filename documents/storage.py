"""Keeps rendered files by their digest: writing the same file twice is harmless."""

import hashlib
from pathlib import Path

from kernel.replacing import replacing


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of a file in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def kept(folder: Path, digest: str) -> bytes | None:
    """Return a kept file, or None where it is gone or not what it was."""
    try:
        content = _path(folder, digest).read_bytes()
    except FileNotFoundError:
        return None
    return content if digest_of(content) == digest else None


def keep(folder: Path, content: bytes) -> str:
    """Write a file so that it is whole or not there at all, and return its digest."""
    digest = digest_of(content)
    target = _path(folder, digest)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with replacing(target, mode=0o600) as file:
        file.write(content)
    return digest


def drop(folder: Path, digest: str) -> None:
    """Delete a kept file; a second time does nothing."""
    _path(folder, digest).unlink(missing_ok=True)


def _path(folder: Path, digest: str) -> Path:
    return folder / digest[:2] / f"{digest}.pdf"
