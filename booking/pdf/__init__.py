"""What booking prints: the slip of an appointment, and what to bring to it."""

from collections.abc import Mapping

from booking.pdf.slip import SLIP, slip_sheet
from documents.registry import Build

KINDS: Mapping[str, Build] = {SLIP: slip_sheet}
