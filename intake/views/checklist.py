"""The checklist as the desk shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from catalogue.phrases import copies_words, marks, material_name
from catalogue.values.codes import MaterialKind
from catalogue.values.facts import MaterialFacts
from intake.rules.checklist import is_required
from intake.values.commands import Finding
from intake.values.states import MaterialState
from kernel.texts import Shown

NO_ORIGINAL = (MaterialKind.COPY,)
WITH_COPIES = (MaterialKind.COPY, MaterialKind.ORIGINAL_AND_COPY)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRow:
    """One material with what was found of it, or what is expected."""

    key: str
    name: Shown
    copies: str
    note: str
    marks: tuple[tuple[str, str], ...]
    required: bool
    state: str
    originals: int
    copies_count: int
    reason: str
    remark: str


def checklist(
    materials: Sequence[MaterialFacts], findings: Sequence[Finding], lang: str
) -> tuple[CheckRow, ...]:
    """Return the rows; before anything is found, all that is required counts as here."""
    found = {finding.key: finding for finding in findings}
    return tuple(
        _row(material, found.get(material.key) or expected(material), lang)
        for material in materials
    )


def expected(material: MaterialFacts) -> Finding:
    """Return a material as it should come: what is not required is not waited for."""
    if not is_required(material):
        return Finding(key=material.key, state=MaterialState.NOT_NEEDED)
    originals = 0 if material.kind in NO_ORIGINAL else max(1, material.original_count or 0)
    copies = max(1, material.copy_count or 0) if material.kind in WITH_COPIES else 0
    return Finding(key=material.key, originals=originals, copies=copies)


def _row(material: MaterialFacts, finding: Finding, lang: str) -> CheckRow:
    return CheckRow(
        key=material.key,
        name=material_name(material, lang),
        copies=copies_words(material),
        note=material.standard or material.note,
        marks=tuple(marks(material)),
        required=is_required(material),
        state=finding.state.value,
        originals=finding.originals,
        copies_count=finding.copies,
        reason=finding.reason.value if finding.reason else "",
        remark=finding.remark,
    )
