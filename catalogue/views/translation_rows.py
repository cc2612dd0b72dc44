"""The rows of the translator's page: what is there, what was typed, and what was wrong with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flask import abort
from werkzeug.datastructures import MultiDict

from catalogue.phrases.codes import word
from catalogue.phrases.kinds import kind_words
from catalogue.phrases.names import common_name
from catalogue.phrases.terms import Hit, hits
from catalogue.queries.texts import said_elsewhere
from catalogue.rules.content import text_digest
from catalogue.rules.translating import lost_pieces, tidy
from catalogue.values.codes import TextState
from catalogue.values.texts import TextUnit, Translate
from catalogue.views.typed import number
from kernel.access import Action, Actor
from kernel.db import db
from kernel.locales import Tag
from organisation.queries import staff_names

MOST = 50  # rows of one form
ALL = "all"
CHINESE_LINE, LINE, MOST_LINES = 34, 55, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """One row as it was sent."""

    number: int
    item_id: int
    field: str
    digest: str
    version: int
    held: str  # digest of the text that was there when the page was loaded
    text: str
    state: TextState | None  # whose button was pressed; None: none of this row's

    @property
    def key(self) -> tuple[int, str]:
        """By what its text is known."""
        return self.item_id, self.field

    @property
    def touched(self) -> bool:
        """Whether this is another text than the page came with."""
        return text_digest(tidy(self.text)) != self.held

    def command(self, locale: Tag) -> Translate:
        """Return what is to be saved."""
        return Translate(
            item_id=self.item_id,
            field=self.field,
            locale=locale,
            text=self.text,
            state=self.state or TextState.DRAFT,
            source_digest=self.digest,
            version=self.version,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row as it is shown."""

    number: int
    unit: TextUnit
    held: str  # digest of the text of `unit`
    kind: str
    state: str  # in words; empty: missing
    text: str
    lines: int
    terms: Sequence[Hit]
    lost: str  # numbers and the like that the Chinese has and the text has not
    elsewhere: str  # the same Chinese as it is called elsewhere
    who: str
    may_approve: bool
    wrong: str = ""
    theirs: str = ""  # what somebody else saved meanwhile


def typed_rows(form: MultiDict[str, str]) -> list[Typed]:
    """Return the rows of a form that was sent; one that no page of ours sends is refused."""
    do, _dash, of = form.get("do", "").partition("-")
    found = []
    for name in [name for name in form if name.startswith("item-")][:MOST]:
        row, item = number(name.removeprefix("item-")), number(form.get(name))
        if row is None or item is None or item >= 2**31:
            abort(400)
        pressed = do in set(TextState) and of == str(row)
        found.append(
            Typed(
                number=row,
                item_id=item,
                field=form.get(f"field-{row}", ""),
                digest=form.get(f"digest-{row}", ""),
                version=number(form.get(f"version-{row}")) or 0,
                held=form.get(f"held-{row}", ""),
                text=form.get(f"text-{row}", ""),
                state=TextState(do) if pressed else None,
            )
        )
    return found


def to_save(
    rows: Iterable[Typed], do: str, units: Mapping[tuple[int, str], TextUnit]
) -> list[Typed]:
    """Return the row whose button was pressed, or of a whole page what was typed anew.

    What nobody typed into is not saved: it may be older than what a colleague has saved since.
    """
    if do != ALL:
        return [row for row in rows if row.state is not None]
    typed = [row for row in rows if row.touched]
    return [row for row in typed if row.key not in units or tidy(row.text) != units[row.key].text]


def shown_rows(units: Sequence[TextUnit], locale: Tag, actor: Actor) -> list[Row]:
    """Return rows for texts; two queries."""
    session = db.session()
    elsewhere = said_elsewhere(session, locale, {unit.source_digest for unit in units})
    names = staff_names(session, {unit.changed_by for unit in units if unit.changed_by})
    words = {state: word(state) for state in TextState}
    kinds = {kind: kind_words(kind) for kind in {unit.kind for unit in units}}
    return [
        Row(
            number=place,
            unit=unit,
            held=text_digest(tidy(unit.text)),
            kind=kinds[unit.kind],
            state=words[unit.state] if unit.state else "",
            text=unit.text,
            lines=max(lines_for(unit.source, CHINESE_LINE), lines_for(unit.text, LINE)),
            terms=hits(unit.source, unit.text, locale),
            lost="  ".join(lost_pieces(unit.source, unit.text)) if unit.text else "",
            elsewhere=_elsewhere(unit, elsewhere, locale),
            who=names.get(unit.changed_by or 0, ""),
            may_approve=actor.may(Action.PUBLISH_ITEM) and _is_anothers(unit, actor),
        )
        for place, unit in enumerate(units)
    ]


def _is_anothers(unit: TextUnit, actor: Actor) -> bool:
    return bool(unit.text) and unit.written_by != actor.staff_id


def _elsewhere(unit: TextUnit, memory: Mapping[str, str], locale: Tag) -> str:
    """Return how the same Chinese is called elsewhere, where that is something else."""
    found = memory.get(unit.source_digest) or common_name(unit.kind, unit.source, locale)
    return found if found != unit.text else ""


def lines_for(text: str, width: int) -> int:
    """Return how many lines a box needs in which a text is read without scrolling."""
    needed = sum(1 + len(line) // width for line in text.splitlines())
    return min(max(needed, 2), MOST_LINES)
