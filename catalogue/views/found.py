"""Findings as pages show them: of each kind once, with its places, and the way to each field."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import url_for

from catalogue.forms.local import LocalForm
from catalogue.phrases import finding_words, mend_words, severity_words
from catalogue.phrases.fields import field_words, part_field_words
from catalogue.values.findings import Finding, FindingKind, Severity
from catalogue.values.states import ItemKind

TONES = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.HINT: "plain"}
FEW = 5  # places: of sixty materials without a basis nobody reads sixty lines


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAt:
    """One place: the field, the part it belongs to, what stands there, and the way to it."""

    field: str
    part: str
    value: str
    languages: Sequence[tuple[str, str]]
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundView:
    """All findings of one kind in one item."""

    words: str
    mend: str
    severity: str
    tone: str
    blocks: bool
    first: Sequence[FoundAt]
    more: Sequence[FoundAt]


def found_views(found: Iterable[Finding], code: str, kind: ItemKind) -> list[FoundView]:
    """Return findings by kind, the gravest first, each with its places."""
    places: dict[FindingKind, list[Finding]] = {}
    for one in found:
        places.setdefault(one.kind, []).append(one)
    return [_view(kind_, at, code, kind) for kind_, at in places.items()]


def _view(kind: FindingKind, at: Sequence[Finding], code: str, item: ItemKind) -> FoundView:
    severity = at[0].severity
    shown = [_place(one, code, item) for one in at]
    return FoundView(
        words=finding_words(kind),
        mend=mend_words(kind),
        severity=severity_words(severity),
        tone=TONES[severity],
        blocks=at[0].blocks,
        first=shown[:FEW],
        more=shown[FEW:],
    )


def _place(one: Finding, code: str, item: ItemKind) -> FoundAt:
    texts = one.column == "texts"
    return FoundAt(
        field=part_field_words(one.field) if one.field else field_words(one.column),
        part=one.name,
        value="" if texts else one.value,
        languages=[_language(tag, code) for tag in one.value.split()] if texts else (),
        href=_href(one, code, item),
    )


def _language(tag: str, code: str) -> tuple[str, str]:
    return tag, url_for("translations.list_texts", to=tag, item=code)


def _href(one: Finding, code: str, item: ItemKind) -> str:
    """Return the address of the field in the editor; of a text that of its translators' page."""
    if one.column == "texts":
        return url_for("translations.list_texts", item=code)
    if one.column == "questions":  # they have a page of their own
        return url_for("catalogue_staff.show_situations", code=code)
    return url_for("catalogue_staff.edit_item", code=code, _anchor=_anchor(one, item))


def _anchor(one: Finding, item: ItemKind) -> str | None:
    if item is ItemKind.CLAIM and not hasattr(LocalForm, one.column):
        return "part-besides" if one.column == "materials" else None
    if one.column in ("materials", "steps"):
        return f"part-{one.column}" if one.row is None else f"{one.column}-{one.row}-{one.field}"
    return f"{one.column}-number" if one.column.endswith("_limit") else one.column
