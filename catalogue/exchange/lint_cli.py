"""flask catalogue lint: the faults of all current items, one a line, and how often each is."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator

import click
from flask.cli import with_appcontext
from flask_babel import force_locale

from catalogue.phrases import finding_words, mend_words, severity_words
from catalogue.phrases.fields import field_words, part_field_words
from catalogue.queries.linting import Linted, LintRules, ids_to_lint, lint_items
from catalogue.usecases.lint_rules import lint_rules
from catalogue.values.findings import (
    BLOCKING,
    BY_SEVERITY,
    UNCOUNTED,
    Finding,
    FindingKind,
    Severity,
)
from kernel import clock
from kernel.access import SYSTEM
from kernel.db import db
from organisation.queries import forget_places, list_departments

ORDER = tuple(Severity)


@click.command("lint")
@click.option("--department", default="", help="Name or code of the department: only its items.")
@click.option("--all", "every", is_flag=True, help="A line for each hint too.")
@click.option(
    "--severity",
    type=click.Choice([one.value for one in Severity]),
    default=Severity.HINT.value,
    help="Only what is at least as grave.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="A line for each finding, or one JSON document.",
)
@with_appcontext
def lint(department: str, every: bool, severity: str, form: str) -> None:
    """Check the drafts of all current items, the base directory too; non-zero with errors.

    Errors and warnings have a line each; hints are counted, missing texts by language.
    Drafts of what was withdrawn are left out. Of a claim only what it says itself is checked:
    a fault of its standard is named once, at the standard.
    """
    forget_places()
    wanted = _departments(department)
    grave = frozenset(ORDER[: ORDER.index(Severity(severity)) + 1])
    with force_locale("en"):
        tally = _Tally()
        items = tally.counting(_items(lint_rules(clock.now()), wanted), grave)
        if form == "json":
            _print_json(items, tally)
        else:
            _print_text(items, tally, every=every)
    if any(tally.kinds[kind] for kind in BLOCKING):
        sys.exit(1)


class _Tally:
    """How many items were checked, and in how many of them each kind was found."""

    def __init__(self) -> None:
        self.items = 0
        self.kinds: Counter[FindingKind] = Counter()
        self.languages: Counter[str] = Counter()  # in which texts of how many items are missing

    def counting(
        self, items: Iterable[Linted], grave: frozenset[Severity]
    ) -> Iterator[tuple[Linted, Finding]]:
        """Yield each finding that is grave enough, and count as they go by."""
        for item in items:
            self.items += 1
            if self.items % 100 == 0 and sys.stderr.isatty():
                click.echo(f"\r{self.items} items checked", nl=False, err=True)
            found = [one for one in item.findings if one.severity in grave]
            self.kinds.update({one.kind for one in found})
            for one in found:
                if one.kind in UNCOUNTED:
                    self.languages.update(one.value.split())
                yield item, one

    def in_order(self) -> Iterator[tuple[Severity, FindingKind, int]]:
        """Yield the kinds found, the gravest first."""
        for severity in Severity:
            for kind in FindingKind:
                if kind in BY_SEVERITY[severity] and self.kinds[kind]:
                    yield severity, kind, self.kinds[kind]


def _departments(asked: str) -> list[int] | None:
    if not asked:
        return None
    found = [
        int(one.id)
        for one in list_departments().values()
        if asked == one.code or asked in one.names.values()
    ]
    if not found:
        raise click.BadParameter(f"There is no department with the name or code {asked!r}.")
    return found


def _items(rules: LintRules, departments: list[int] | None) -> Iterator[Linted]:
    """Yield the items with what was found, a few in memory at a time."""
    session = db.session()
    for ids in ids_to_lint(session, SYSTEM, departments):
        yield from lint_items(session, ids, rules)
        session.expunge_all()


def _print_text(items: Iterable[tuple[Linted, Finding]], tally: _Tally, *, every: bool) -> None:
    for item, one in items:
        if one.severity is Severity.HINT and not every:
            continue
        place = ": ".join(filter(None, (_field(one), one.name, one.value)))
        words = " ".join(filter(None, (f"{finding_words(one.kind)}.", mend_words(one.kind))))
        click.echo(f"{one.severity.value}: {item.code} {item.name} [{place}] {words}")
    for severity, kind, number in tally.in_order():
        click.echo(f"{number:7d}  {severity_words(severity)}: {finding_words(kind)}")
        for tag, items_there in tally.languages.items() if kind in UNCOUNTED else ():
            click.echo(f"{items_there:15d}  {tag}")
    click.echo(f"Checked the drafts of {tally.items} {'item' if tally.items == 1 else 'items'}.")


def _print_json(items: Iterable[tuple[Linted, Finding]], tally: _Tally) -> None:
    """One document, written as it goes; a finding a line."""
    click.echo('{"findings": [', nl=False)
    for number, (item, one) in enumerate(items):
        line = json.dumps(_as_data(item, one), ensure_ascii=False)
        click.echo(f"{',' if number else ''}\n{line}", nl=False)
    counts = json.dumps({kind.value: number for _, kind, number in tally.in_order()})
    click.echo(f'\n], "items": {tally.items}, "counts": {counts}}}')


def _as_data(item: Linted, one: Finding) -> dict[str, object]:
    return {
        "code": item.code,
        "name": item.name,
        "department": item.department,
        "severity": one.severity.value,
        "kind": one.kind.value,
        "column": one.column,
        "row": one.row if one.row is None else one.row + 1,
        "field": one.field,
        "part": one.name,
        "value": one.value,
        "words": finding_words(one.kind),
        "mend": mend_words(one.kind),
    }


def _field(one: Finding) -> str:
    if one.row is None:
        return field_words(one.column)
    return f"{field_words(one.column)} {one.row + 1}, {part_field_words(one.field)}"


COMMANDS = {"lint": lint}
