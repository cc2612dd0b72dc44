"""What an import says about itself."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from catalogue.exchange.naming import Columns, by_path
from catalogue.exchange.problems import Place, Problem, WrongValue, shortened
from catalogue.rules.findings import find
from catalogue.values.facts import ItemFacts
from catalogue.values.findings import CODE_COLUMNS, Around, Finding, FindingKind
from catalogue.values.imports import Named

MOST_PROBLEMS = 200
MOST_MARKS = 20_000  # problems that a workbook comes back with
MOST_EXAMPLES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """A value that is taken over although something is wrong with it."""

    place: Place
    column: str
    value: str
    kind: FindingKind


@dataclass(slots=True, kw_only=True)
class ImportReport:
    """Counts, findings, warnings and problems. With a problem nothing has been imported."""

    file_name: str = ""
    adapter: str = ""
    columns: Columns = by_path
    items: int = 0
    materials: int = 0
    steps: int = 0
    departments: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    published: int = 0
    overtaken: int = 0  # changed by somebody after the list was exported
    removed: int = 0  # in force, exported and not in the workbook any more
    dry_run: bool = False
    batch_id: int | None = None
    problem_count: int = 0
    problems: list[Problem] = field(default_factory=list)
    marks: list[Problem] = field(default_factory=list)  # all of them, for the workbook
    warning_count: int = 0
    warnings: list[Warned] = field(default_factory=list)
    findings: Counter[FindingKind] = field(default_factory=Counter)
    examples: dict[FindingKind, list[tuple[Place, str]]] = field(default_factory=dict)
    _named: set[Named] = field(default_factory=set)

    @property
    def ok(self) -> bool:
        """Whether nothing stood in the way."""
        return not self.problem_count

    @property
    def named(self) -> frozenset[Named]:
        """The departments of the list."""
        return frozenset(self._named)

    def complain(self, problem: Problem) -> None:
        """Note a problem; all are counted, the first of them kept."""
        self.problem_count += 1
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem)
        if len(self.marks) < MOST_MARKS:
            self.marks.append(problem)

    def refuse(self, place: Place, path: str, value: object, wrong: WrongValue) -> None:
        """Note that a value cannot be taken over; its column is called as the file calls it."""
        problem = Problem(
            place=place,
            column=shortened(self.columns(path)),
            value=shortened(value),
            message=wrong.message,
            params=wrong.params,
        )
        self.complain(problem)

    def count(self, place: Place, facts: ItemFacts, uscc: str = "") -> None:
        """Count one item and what was found about it; `uscc` is its department's."""
        self.items += 1
        self.materials += len(facts.materials)
        self.steps += len(facts.steps)
        self._named.add((facts.region, facts.department))
        self.departments = len(self._named)
        found = {finding.kind: finding for finding in find(facts, Around(uscc=uscc))}
        for finding in found.values():  # of each kind one: items are counted, not their parts
            self._note(finding, place, facts)

    def _note(self, finding: Finding, place: Place, facts: ItemFacts) -> None:
        self.findings[finding.kind] += 1
        examples = self.examples.setdefault(finding.kind, [])
        if len(examples) < MOST_EXAMPLES:
            examples.append((place, facts.name))
        if finding.column in CODE_COLUMNS:
            self._warn(finding, place, str(getattr(facts, finding.column)))

    def _warn(self, finding: Finding, place: Place, value: str) -> None:
        """Note a code that comes in as it is; all are counted, the first of them kept."""
        self.warning_count += 1
        if len(self.warnings) < MOST_PROBLEMS:
            column = shortened(self.columns(finding.column))
            self.warnings.append(
                Warned(place=place, column=column, value=shortened(value), kind=finding.kind)
            )

    def figures(self) -> dict[str, Any]:
        """Return the figures that are kept with the import."""
        names = (
            "items",
            "materials",
            "steps",
            "departments",
            "added",
            "changed",
            "unchanged",
            "published",
            "overtaken",
            "removed",
        )
        return {
            **{name: getattr(self, name) for name in names},
            "findings": {kind.value: number for kind, number in self.findings.items()},
        }

    def to_json(self) -> dict[str, Any]:
        """Return all of it as plain data, for a page to show in its reader's language."""
        return {
            **self.figures(),
            "adapter": self.adapter,
            "problem_count": self.problem_count,
            "problems": [
                {
                    "sheet": problem.place.sheet,
                    "row": problem.place.row,
                    "column": problem.column,
                    "value": problem.value,
                    "message": problem.message,
                    "params": {name: str(value) for name, value in problem.params.items()},
                }
                for problem in self.problems
            ],
            "warning_count": self.warning_count,
            "warnings": [
                {
                    "sheet": warning.place.sheet,
                    "row": warning.place.row,
                    "column": warning.column,
                    "value": warning.value,
                    "kind": warning.kind.value,
                }
                for warning in self.warnings
            ],
            "examples": {
                kind.value: [[place.row, name] for place, name in found]
                for kind, found in self.examples.items()
            },
        }
