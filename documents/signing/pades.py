"""Our own signer: an invisible PAdES B-B signature, added behind the paper. For the worker only."""

import io
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import Certificate
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_cms import Signer as CmsSigner

from documents.signing.certificate import OfficeCertificate, check_term
from documents.signing.signer import SignedPaper

FIELD = "Integrity"
ROOM = 4096  # bytes kept free for one signature beside its certificates


class PadesSigner:
    """Signs with the office's certificate; the key is loaded once and kept."""

    def __init__(self, office: OfficeCertificate) -> None:
        self._office = office
        signer = _KeptKey(office)
        described = PdfSignatureMetadata(
            field_name=FIELD,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            name=office.name,
        )
        self._signer = PdfSigner(described, signer, new_field_spec=SigFieldSpec(FIELD))
        certificates = (office.certificate, *office.chain)
        # counted in hexadecimal digits, two for each byte
        self._room = 2 * (ROOM + sum(len(one.public_bytes(Encoding.DER)) for one in certificates))

    def sign(self, pdf: bytes, *, now: datetime) -> SignedPaper:
        """Return the file with a signature behind it. Raises CertificateUnfit once it expired."""
        check_term(self._office.certificate, now=now)
        signed = io.BytesIO()
        writer = _Archivable(io.BytesIO(pdf))
        self._signer.sign_pdf(writer, output=signed, bytes_reserved=self._room)
        return SignedPaper(signed.getvalue(), self._office.name)


class _KeptKey(CmsSigner):
    """pyHanko's own signer loads and checks the key anew for every signature: 90 ms with RSA."""

    def __init__(self, office: OfficeCertificate) -> None:
        (own,) = _as_pyhanko(office.certificate)
        super().__init__(signing_cert=own)
        self.cert_registry.register_multiple(_as_pyhanko(*office.chain))
        self._key = office.key

    async def async_sign_raw(
        self, data: bytes, digest_algorithm: str, dry_run: bool = False
    ) -> bytes:
        """Return the signature of `data`; the digest is the one that PadesSigner asks for."""
        if isinstance(self._key, EllipticCurvePrivateKey):
            return self._key.sign(data, ECDSA(SHA256()))
        return self._key.sign(data, PKCS1v15(), SHA256())


class _Archivable(IncrementalPdfFileWriter):
    """Adds the signature and nothing else, so that PDF/A-2 stays what it was."""

    def _update_meta(self) -> None:
        """Titles and dates stay as issued: the information dictionary must agree with the XMP."""

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        """The file stays PDF 1.7, which is what PDF/A-2 rests on."""

    def register_extension(self, ext: object) -> None:
        """Developer extensions in a list are PDF 2.0; readers know these signatures without."""


def _as_pyhanko(*certificates: Certificate) -> list[Any]:
    """Return certificates in the form that pyHanko keeps them in."""
    written = b"".join(one.public_bytes(Encoding.PEM) for one in certificates)
    return list(load_certs_from_pemder_data(written)) if written else []
