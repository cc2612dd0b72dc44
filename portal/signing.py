"""Which certificate signs papers: the office's own, or in the demo the one it made itself."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

DEMO_CERTIFICATE = "demo_certificate.p12"  # in DATA_DIR
LOOPBACK = ("127.0.0.1", "localhost", "::1")  # the demo is shown nowhere else


@dataclass(frozen=True, slots=True)
class SigningCertificate:
    """What pages may know of the certificate; the key stays in its file."""

    file: Path
    by: str
    is_self_made: bool
    is_demo: bool


def demo_certificate(data_dir: Path, base: str) -> str:
    """Return the file of the demo's certificate, where there is one; "" anywhere but at home."""
    file = data_dir / DEMO_CERTIFICATE
    return str(file) if urlsplit(base).hostname in LOOPBACK and file.exists() else ""


def look_at(file: Path, passphrase: str, *, now: datetime) -> SigningCertificate:
    """Return what a certificate says, fit to sign with. Raises CertificateUnfit."""
    # only a house with a certificate loads what reads it: 15 MB, once for all its workers
    from documents.signing.certificate import read_certificate  # noqa: PLC0415

    office = read_certificate(file, passphrase, now=now)
    return SigningCertificate(file, office.name, office.is_self_made, file.name == DEMO_CERTIFICATE)
