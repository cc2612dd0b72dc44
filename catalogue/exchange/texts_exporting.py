"""Write texts of items for translators: as XLIFF 2 text by text, or as a PO file."""

from collections.abc import Iterable, Iterator
from typing import IO

from sqlalchemy.orm import Session

from catalogue.exchange.texts_units import exported_state, head, notes, unit, unit_id
from catalogue.queries.texts import every_unit
from catalogue.values.texts import TextQuery, TextUnit
from kernel.access import Actor
from kernel.bilingual import mark_of
from kernel.po import empty_po, po_file
from kernel.xliff import write_xliff


def export_texts(
    session: Session, file: IO[bytes], query: TextQuery, *, po: bool, actor: Actor
) -> int:
    """Write the texts that `actor` may translate and that match; return how many."""
    found = every_unit(session, actor, query)
    if not po:
        return write_xliff(file, head(query.locale), (unit(text) for text in found))
    texts = list(found)
    file.write(_po(query, texts))
    return len(texts)


def _po(query: TextQuery, texts: Iterable[TextUnit]) -> bytes:
    """Return a PO file; a translation that was made from other Chinese is fuzzy."""
    catalogue = empty_po(head(query.locale))
    for text in texts:
        flags = ["fuzzy"] if text.stale else []
        context = unit_id(text)
        remarks = list(_remarks(text))
        catalogue.add(text.source, text.text, [], flags, remarks, context=context)
    return po_file(catalogue)


def _remarks(text: TextUnit) -> Iterator[str]:
    yield f"item: {text.item_name}"
    for note in notes(text):
        yield f"{note.category}: {note.text}"
    yield f"was: {mark_of(text.text, exported_state(text))}"
