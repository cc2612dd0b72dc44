"""What an item is about, as the encoder gets it: its name, its sentence, what people call it."""

from catalogue.search.values import SearchDoc
from kernel.locales import LEGAL


def about(doc: SearchDoc) -> str:
    """Return what `doc` is about. Measured: all three in one text beat each of them alone."""
    name = doc.names.get(LEGAL) or next(iter(doc.names.values()), "")
    summary = doc.summaries.get(LEGAL, "")
    return f"{name}。{summary} {' '.join(doc.aliases)}".strip()
