"""Tables of items as CSV, written row by row: nothing in them is a formula to a spreadsheet."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import IO

from catalogue.exchange.cells import Row

_RISKY = re.compile("'*[=+@\t\r-]")  # a spreadsheet would take the cell for a formula
Write = Callable[[str, Row], None]


@contextmanager
def writing_tables(
    files: Mapping[str, IO[bytes]], heads: Mapping[str, Mapping[str, str]]
) -> Iterator[Write]:
    """Write the heads of each kind of table into its open file; give what writes a row."""
    texts = {
        kind: io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
        for kind, file in files.items()
    }
    writers = {kind: csv.writer(text) for kind, text in texts.items()}
    for kind, writer in writers.items():
        writer.writerow(heads[kind].values())

    def write(kind: str, row: Row) -> None:
        writers[kind].writerow([harmless(row.get(name, "")) for name in heads[kind]])

    yield write
    for text in texts.values():
        text.flush()
        text.detach()


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; an import takes the mark off."""
    return f"'{text}" if _RISKY.match(text) else text
