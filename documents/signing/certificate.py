"""The office's certificate and key, read from a PKCS#12 file and checked before they are used."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization.pkcs12 import (
    PKCS12KeyAndCertificates,
    load_pkcs12,
)
from cryptography.x509 import Certificate, ExtensionNotFound, KeyUsage
from cryptography.x509.oid import NameOID

from documents.signing.signer import CertificateUnfit

SHORTEST_RSA = 2048
SigningKey = EllipticCurvePrivateKey | RSAPrivateKey


@dataclass(frozen=True, slots=True)
class OfficeCertificate:
    """A certificate with its key, and those that stand between it and its root."""

    key: SigningKey
    certificate: Certificate
    chain: tuple[Certificate, ...]

    @property
    def name(self) -> str:
        """Return whose certificate it is."""
        subject = self.certificate.subject
        named = subject.get_attributes_for_oid(NameOID.COMMON_NAME)
        return str(named[0].value) if named else subject.rfc4514_string()

    @property
    def is_self_made(self) -> bool:
        """Whether nobody but its owner vouches for the name in it."""
        return self.certificate.issuer == self.certificate.subject


def read_certificate(path: Path, passphrase: str, *, now: datetime) -> OfficeCertificate:
    """Return the certificate in a file, fit to sign with at `now`. Raises CertificateUnfit."""
    opened = _opened(path, passphrase)
    if opened.key is None or opened.cert is None:
        raise CertificateUnfit("holds no certificate with its key")
    office = OfficeCertificate(
        key=_signing_key(opened.key),
        certificate=opened.cert.certificate,
        chain=tuple(more.certificate for more in opened.additional_certs),
    )
    check_term(office.certificate, now=now)
    _check_use(office.certificate)
    return office


def check_term(certificate: Certificate, *, now: datetime) -> None:
    """Refuse a certificate whose time has not come, or is over. Raises CertificateUnfit."""
    begins, ends = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if now < begins:
        raise CertificateUnfit(f"the certificate is valid from {begins:%Y-%m-%d} on, not yet")
    if now > ends:
        raise CertificateUnfit(f"the certificate expired on {ends:%Y-%m-%d}")


def _opened(path: Path, passphrase: str) -> PKCS12KeyAndCertificates:
    try:
        return load_pkcs12(path.read_bytes(), passphrase.encode() or None)
    except OSError as problem:
        raise CertificateUnfit(f"cannot read {path} ({problem.strerror})") from problem
    except UnsupportedAlgorithm as problem:
        raise CertificateUnfit(f"{path} is locked or keyed in a way not known here") from problem
    except ValueError as problem:
        raise CertificateUnfit(
            f"{path} is no PKCS#12 file, or ONEWINDOW_SIGNING_PASSPHRASE does not open it"
        ) from problem


def _signing_key(key: object) -> SigningKey:
    if isinstance(key, EllipticCurvePrivateKey):
        return key
    if isinstance(key, RSAPrivateKey) and key.key_size >= SHORTEST_RSA:
        return key
    raise CertificateUnfit(f"needs an elliptic curve key, or RSA of {SHORTEST_RSA} bits or more")


def _check_use(certificate: Certificate) -> None:
    """A certificate made for other uses only, such as a web server's, is no office's signature."""
    try:
        use = certificate.extensions.get_extension_for_class(KeyUsage).value
    except ExtensionNotFound:
        return
    if not (use.digital_signature or use.content_commitment):
        raise CertificateUnfit("the certificate is not made for signing")
