"""The demo's own certificate: nobody vouches for it, and its name says so."""

from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from cryptography.x509.oid import NameOID

from portal.demo.files import rows
from portal.signing import DEMO_CERTIFICATE

DAY = timedelta(days=1)
LASTS = 3650 * DAY
FICTIONAL = "演示用虚构机构"
USES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)
SIGNING = ("digital_signature", "content_commitment")


def make_certificate(data_dir: Path, *, now: datetime) -> str:
    """Make key and certificate, readable by this account only; return whose name it bears."""
    name = f"{rows('centres')[0]['names']['zh-Hans']}（{FICTIONAL}）"
    key = generate_private_key(SECP256R1())
    kept = pkcs12.serialize_key_and_certificates(
        b"demo", key, _self_made(name, key, now), None, NoEncryption()
    )
    file = data_dir / DEMO_CERTIFICATE
    file.touch(mode=0o600)
    file.write_bytes(kept)
    return name


def _self_made(name: str, key: EllipticCurvePrivateKey, now: datetime) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - DAY)  # a clock that is put back must not end the demo
        .not_valid_after(now + LASTS)
        .add_extension(x509.KeyUsage(**{use: use in SIGNING for use in USES}), critical=True)
        .sign(key, SHA256())
    )
