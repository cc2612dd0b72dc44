"""Between the form of a claim and what it says itself."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from catalogue.exchange.problems import WrongValue
from catalogue.exchange.shape import ITEM
from catalogue.exchange.shapes import read_field
from catalogue.forms.local import LocalForm
from catalogue.rules.claims import (
    ADDED,
    LOCAL_FIELDS,
    LOCKED_FIELDS,
    WAIVED,
    Added,
    Local,
    additions,
)
from catalogue.rules.content import field_from_json, to_json, value_to_json
from catalogue.values.codes import MaterialSource
from catalogue.values.facts import ItemFacts, MaterialFacts
from catalogue.views.typed import as_typed, limit_of, problems
from kernel.words import _, say

_LIMITS = ("legal_limit", "promised_limit")
_WITHOUT_INPUT = frozenset({"code", "materials", "steps"})  # lists of rows, or who it is


def free_fields(locked: Collection[str]) -> tuple[str, ...]:
    """Return the fields that a claim may say itself and that have an input."""
    return tuple(
        name
        for name in (*LOCKED_FIELDS, *LOCAL_FIELDS)
        if name not in locked and name not in _WITHOUT_INPUT
    )


def as_local_typed(local: Local, version: int) -> dict[str, Any]:
    """Return what the form shows: what the claim says itself, and nothing else."""
    own = {
        name: field_from_json(ItemFacts, name, local[name]) for name in local if name in ITEM.fields
    }
    shown = as_typed(replace(ItemFacts(name="", department=""), **own), "")
    added = [
        {
            "key": one.material.key,
            "name": one.material.name,
            "source": one.material.source.value,
            "note": one.material.note,
            "article": one.article,
            "document": one.document,
        }
        for one in additions(local)
    ]
    return {
        **{name: shown.get(name) for name in own},
        "version": str(version),
        "waived": [*local.get(WAIVED, ())],
        "added": [*added, {}],
    }


def read_local(
    form: LocalForm, base: ItemFacts, before: Local, locked: Collection[str]
) -> dict[str, Any] | None:
    """Return what the claim is to say itself; None where its fields say what is wrong."""
    inherited = {*(form.inherit.data or ())}
    free = free_fields(locked)
    local = {name: value for name, value in before.items() if name in LOCKED_FIELDS}
    local = {name: value for name, value in local.items() if name not in free}
    for name in free:
        value = None if name in inherited else _read(form, name)
        if value not in (None, "", ()) and value != getattr(base, name):
            local[name] = value_to_json(value)
    keys = {material.key for material in base.materials}
    waived = [key for key in form.waived.data or () if key in keys]
    added = _added(form, before)
    local |= {name: value for name, value in ((WAIVED, waived), (ADDED, added)) if value}
    return None if problems(form) else local


def _read(form: LocalForm, name: str) -> Any:
    raw = limit_of(form[name].data) if name in _LIMITS else form[name].data
    if raw in (None, "", []):
        return None

    def complain(path: str, _value: object, wrong: WrongValue) -> None:
        field = form[name]
        inner = path.rpartition(".")[2]
        if name in _LIMITS:
            field = field.form[inner if inner in field.form else "number"]
        field.errors = [*field.errors, say(wrong.message, **wrong.params)]

    return read_field(ITEM.fields[name], raw, name, complain)


def _added(form: LocalForm, before: Local) -> list[dict[str, Any]]:
    known: Mapping[str, Added] = {one.material.key: one for one in additions(before)}
    found = []
    for row in form.added.entries:
        said = {name: (text or "").strip() for name, text in row.form.data.items()}
        if not said["name"]:
            _complain_of_nameless(row.form, said)
            continue
        old = known.get(said["key"])
        material = old.material if old else MaterialFacts(key="", name="")
        material = replace(
            material,
            name=said["name"][:1000],
            source=MaterialSource(said["source"]),
            note=said["note"],
        )
        one = Added(material=material, article=said["article"], document=said["document"])
        found.append(to_json(one))
    return found


def _complain_of_nameless(form: Any, said: Mapping[str, str]) -> None:
    if said["key"] == "" and (said["article"] or said["document"] or said["note"]):
        form.name.errors = [*form.name.errors, _("Name the material.")]
