"""One unit while it is read: its segments put together, its codes turned back into text."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kernel.bilingual import Returned, UnitState
from kernel.xliff.names import MARKED_BY

LEAST_DONE = tuple(UnitState)  # in the order in which work goes on
UNKNOWN_CODE = "\ufffd"  # of a code that nothing explains; no text may hold it


@dataclass(slots=True)
class Piece:
    """A segment, or what stands between two."""

    source: str = ""
    target: str | None = None
    order: int = 0
    ignorable: bool = False
    state: UnitState = UnitState.INITIAL
    mark: str = ""


@dataclass(slots=True)
class Building:
    """A unit of which only the beginning has been read."""

    id: str
    line: int
    pieces: list[Piece] = field(default_factory=list)
    data: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)  # text by id of a code of the source

    def begin_piece(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin a segment or an ignorable; a state that nobody knows counts as the first."""
        said = attributes.get("state", "")
        state = UnitState(said) if said in LEAST_DONE else UnitState.INITIAL
        marked = attributes.get("subState", "")
        self.pieces.append(
            Piece(
                ignorable=name == "ignorable",
                state=state,
                order=len(self.pieces) + 1,
                mark=marked.removeprefix(MARKED_BY) if marked.startswith(MARKED_BY) else "",
            )
        )

    def end_text(self, name: str, text: str, attributes: Mapping[str, str]) -> None:
        """Take in what a source, a target or a datum says."""
        if name == "data":
            self.data[attributes.get("id", "")] = text
        elif name == "source":
            self.pieces[-1].source = text
        else:
            self.pieces[-1].target = text
            order = attributes.get("order", "")
            if order.isdecimal() and len(order) < 7:
                self.pieces[-1].order = int(order)

    def code(self, attributes: Mapping[str, str], kind: str = "") -> str:
        """Return what a code stands for; `kind` is "Start" or "End" for one that has two ends."""
        key = attributes.get(f"dataRef{kind}")
        known = self.data.get(key) if key else self.codes.get(attributes.get("copyOf", ""))
        if known is None:
            known = attributes.get(f"equiv{kind}") or attributes.get(f"disp{kind}")
        if known is None:
            known = "" if kind or not key else UNKNOWN_CODE
        self.codes.setdefault(attributes.get("id", ""), known)
        return known

    def finished(self) -> Returned:
        """Return the whole unit. One segment without translation leaves it untranslated."""
        segments = [piece for piece in self.pieces if not piece.ignorable]
        whole = bool(segments) and all(piece.target for piece in segments)
        ordered = sorted(self.pieces, key=lambda piece: piece.order)
        said = [piece.source if piece.target is None else piece.target for piece in ordered]
        states = [piece.state for piece in segments] or [UnitState.INITIAL]
        return Returned(
            id=self.id,
            source="".join(piece.source for piece in self.pieces),
            target="".join(said) if whole else "",
            state=min(states, key=LEAST_DONE.index),
            line=self.line,
            mark=self.pieces[0].mark if len(self.pieces) == 1 else "",
        )
