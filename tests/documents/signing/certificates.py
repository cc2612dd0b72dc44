"""Certificates of offices that do not exist."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    NoEncryption,
    pkcs12,
)
from cryptography.x509.oid import NameOID

from documents.signing.certificate import read_certificate
from documents.signing.pades import PadesSigner
from portal.demo.certificate import USES

NOW = datetime(2026, 11, 22, 7, 4, tzinfo=UTC)
YEAR = timedelta(days=365)


def named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def a_key(kind: str = "ec") -> ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey:
    if kind == "ec":
        return ec.generate_private_key(ec.SECP256R1())
    if kind == "ed25519":
        return ed25519.Ed25519PrivateKey.generate()  # type: ignore[return-value] # refused later
    return rsa.generate_private_key(65537, int(kind.removeprefix("rsa")))


def a_certificate(
    folder: Path,
    *,
    name: str = "天山市政务服务中心",
    issuer: str | None = None,
    key: str = "ec",
    begins: datetime = NOW - YEAR,
    lasts: timedelta = 20 * YEAR,  # programs started by tests read the real clock
    use: str = "digital_signature",
    passphrase: str = "",
    chain: tuple[x509.Certificate, ...] = (),
) -> Path:
    """Write a PKCS#12 file and return where it is."""
    private = a_key(key)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(named(name))
        .issuer_name(named(issuer or name))
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + lasts)
        .add_extension(x509.KeyUsage(**{one: one == use for one in USES}), critical=True)
        .sign(private, None if key == "ed25519" else SHA256())
    )
    locked = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    file = folder / "office.p12"
    file.write_bytes(
        pkcs12.serialize_key_and_certificates(b"office", private, certificate, chain, locked)
    )
    return file


def a_signer(folder: Path, **given: str) -> PadesSigner:
    return PadesSigner(read_certificate(a_certificate(folder, **given), "", now=NOW))
