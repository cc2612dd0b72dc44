"""A translator's file, whichever of the two kinds it is."""

from pathlib import Path
from typing import IO

from kernel.bilingual import UnreadableExchange
from kernel.refusals import N_

ENDINGS = (".xlf", ".xliff", ".po")
NOT_OPENED = N_("This cannot be opened and read. Save it as an ordinary file of your own.")


def opened(path: Path) -> IO[bytes]:
    """Return the file, ready to be read. Raises UnreadableExchange for what is none, or no end."""
    if not path.is_file():
        raise UnreadableExchange(NOT_OPENED)
    try:
        return path.open("rb")
    except OSError as closed:
        raise UnreadableExchange(NOT_OPENED) from closed


def is_xml(file: IO[bytes]) -> bool:
    """Tell XLIFF from PO by how a file begins, not by what it is called."""
    begins = file.read(16)
    file.seek(0)
    return begins.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"<")
