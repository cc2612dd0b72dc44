"""Rows of the material dictionary: which entries they add or change."""

from collections.abc import Iterator, Sequence
from dataclasses import fields

from catalogue.exchange.beside_plan import Change, Planning
from catalogue.exchange.beside_reading import EntryLine, Line
from catalogue.exchange.beside_rows import entry_row
from catalogue.exchange.previews import row_cells
from catalogue.queries.dictionary import ListedEntry, entries_of
from catalogue.values.dictionary import EntryFacts, SaveEntry
from kernel.access import SYSTEM
from kernel.refusals import N_
from organisation.queries import list_departments, list_regions
from organisation.values import DepartmentCard

NO_DEPARTMENT = N_("No department has this name in the region. Write it as in its own list.")
_PLAIN = tuple(one.name for one in fields(EntryFacts) if one.name != "names")


def entry_changes(plan: Planning, lines: Sequence[Line]) -> Iterator[Change]:
    """Yield what has to be saved; the rest is as it was, or wrong."""
    if not lines:
        return
    there = {one.facts.key: one for one in entries_of(plan.session, SYSTEM)}
    keepers = _by_name()
    for line in plan.once(lines, "key"):
        keeper = _keeper(line.said, keepers.get(line.said.department, ()))
        if keeper is None:
            plan.report.complain(line.wrong("department", line.said.department, NO_DEPARTMENT))
            continue
        change = _change(plan, line, there.get(line.said.key), keeper)
        if change:
            yield change


def _change(
    plan: Planning, line: Line, old: ListedEntry | None, keeper: DepartmentCard
) -> Change | None:
    said: EntryLine = line.said
    names = {tag: words["name"] for tag, words in said.texts.items() if words.get("name")}
    kept = dict(old.facts.names) if old else {}
    facts = EntryFacts(**{name: getattr(said, name) for name in _PLAIN}, names={**kept, **names})
    if old is None:
        plan.new(line, said.key)
    else:
        was = entry_row(old.facts, old.state, old.department_id)
        cells = row_cells("entries", was, entry_row(facts, said.state, keeper.id))
        if not plan.differs(line, said.key, [*cells], old.version):
            return None
    command = SaveEntry(
        facts=facts,
        state=said.state,
        department_id=keeper.id,
        entry_id=old.entry_id if old else None,
        version=old.version if old else None,
    )
    return Change(line=line, command=command)


def _by_name() -> dict[str, list[DepartmentCard]]:
    found: dict[str, list[DepartmentCard]] = {}
    for card in list_departments().values():
        found.setdefault(card.names["zh-Hans"], []).append(card)
    return found


def _keeper(said: EntryLine, named: Sequence[DepartmentCard]) -> DepartmentCard | None:
    """Return the one department that a row means, among those of its name."""
    regions = list_regions()
    found = [card for card in named if said.region in ("", regions[card.region_id].code)]
    return found[0] if len(found) == 1 else None
