"""What signs a paper: our own signer, or an adapter to a seal service outside the house."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

EXTENSION = "paper_signer"  # where the application keeps a signer of its own choice
END_OF_PART = b"startxref"  # stands once in a paper as it was set, and once more for each signature


@dataclass(frozen=True, slots=True)
class SignedPaper:
    """A signed file, and the name of the office or service that signed it."""

    pdf: bytes
    by: str


class CertificateUnfit(Exception):
    """A certificate cannot be used to sign; the words say why, to whoever set it."""


class Signer(Protocol):
    """Signs papers. See docs/SEAL-SERVICE.md for what an adapter must keep to."""

    def sign(self, pdf: bytes, *, now: datetime) -> SignedPaper:
        """Return the file with a signature added behind it: every byte of `pdf` stays in its place.

        May take seconds and may raise anything: the paper is tried again later, and stays
        readable meanwhile. Called by the worker only, never inside a transaction.
        """


def is_signed(pdf: bytes) -> bool:
    """Whether something was added behind the paper as it was set."""
    return pdf.count(END_OF_PART) > 1
