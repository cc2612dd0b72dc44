"""Read a translator's file of item texts, of either kind."""

from collections.abc import Iterable, Iterator
from typing import IO

from babel.messages.catalog import Message

from kernel.bilingual import FileHead, Returned, UnitState
from kernel.po import read_po, remark
from kernel.po_or_xliff import is_xml
from kernel.xliff import read_xliff


def read_texts(file: IO[bytes]) -> tuple[FileHead, Iterable[Returned]]:
    """Return the head of a file and its units.

    Raises UnreadableExchange, at once or while the units are read.
    """
    if is_xml(file):
        return read_xliff(file)
    head, messages = read_po(file)
    return head, _units(messages)


def _units(messages: Iterable[Message]) -> Iterator[Returned]:
    for message in messages:
        said = message.string
        was = remark(message, "was") or ""
        yield Returned(
            id=message.context or "",
            source=message.id if isinstance(message.id, str) else message.id[0],
            target=said if isinstance(said, str) else "",
            state=_state(message, was),
            line=message.lineno or 0,
            unfinished=message.fuzzy,
            mark=was,
        )


def _state(message: Message, was: str) -> UnitState:
    """Return how far a message is. PO has no states: it keeps the one it went with."""
    before = was.partition(".")[0]
    if message.fuzzy or before not in tuple(UnitState):
        return UnitState.INITIAL if message.fuzzy else UnitState.TRANSLATED
    return UnitState(before) if before != UnitState.INITIAL else UnitState.TRANSLATED
