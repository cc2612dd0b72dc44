"""Between the item form and the facts: what is there is shown as text, what was typed is read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from flask_wtf import FlaskForm

from catalogue.exchange.problems import WrongValue
from catalogue.exchange.shape import ITEM
from catalogue.forms.item import ItemForm
from catalogue.rules.content import to_json
from catalogue.values.dictionary import Choice
from catalogue.values.facts import ItemFacts
from catalogue.views.pointing import point_at
from kernel.money import yuan
from kernel.words import say

_SAME = frozenset({"version", "csrf_token", "department", "materials", "steps"})
_PART = re.compile(r"(materials|steps)\[(\d+)\]\.(.*)")


def as_typed(facts: ItemFacts, department_code: str) -> dict[str, Any]:
    """Return what the form shows of an item."""
    data = to_json(facts)
    shown = {**data, "department": department_code}
    for name in ("legal_basis", "aliases"):
        shown[name] = "\n".join(data.get(name, ()))
    shown["fees"] = "\n".join(_fee(fee) for fee in data.get("fees", ()))
    shown["faqs"] = "\n".join(
        f"{_flat(faq['question'])} | {_flat(faq['answer'])}" for faq in data.get("faqs", ())
    )
    for name in ("item_type", "level", "handling", "charged", "acceptance", "accept_scope"):
        shown[name] = getattr(facts, name).value
    shown["handling_system"] = facts.handling_system.value
    shown["stay_slots"] = facts.stay_slots
    for kind in ("materials", "steps"):
        shown[kind] = [_part(part) for part in data.get(kind, ())]
    return shown


def _fee(fee: Mapping[str, Any]) -> str:
    fen = fee.get("amount_fen")
    amount = "" if fen is None else yuan(fen)
    return " | ".join(
        (_flat(fee["name"]), amount, _flat(fee.get("standard", "")), _flat(fee.get("basis", "")))
    )


def _flat(text: str) -> str:
    return " ".join(text.replace("|", "｜").split())


def _part(part: Mapping[str, Any]) -> dict[str, Any]:
    return {**dict.fromkeys(("kind", "form", "source"), "unknown"), **part}


def read(
    form: ItemForm, place: tuple[str, str], old: ItemFacts | None, known: Sequence[Choice]
) -> ItemFacts | None:
    """Return what was typed; where it is wrong, its fields say so and None is returned.

    `place`: the department's name and the code of its region. Where an item came from stays as
    it is in `old`; its texts in other languages are translators' work. `known`: the entries of
    the material dictionary.
    """
    point_at(form.materials, known)
    kept = {kind: _filled(getattr(form, kind)) for kind in ("materials", "steps")}
    data = {name: value for name, value in form.data.items() if name not in _SAME}
    for name in ("legal_limit", "promised_limit"):
        data[name] = limit_of(data[name])
    data |= {"department": place[0], "region": place[1]}
    for kind, entries in kept.items():
        data[kind] = [_row(entry.form.data) for entry in entries]

    def complain(path: str, _value: object, wrong: WrongValue) -> None:
        field = _field(form, path, kept)
        field.errors = [*field.errors, say(wrong.message, **wrong.params)]

    found = ITEM.read(data, "", complain)
    if not isinstance(found, ItemFacts) or problems(form):
        return None
    return _kept(_with_keys(found, kept), old)


def limit_of(data: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return a limit; units alone, which are always chosen, make none."""
    units = ("unit", "extension_unit")
    said = {name: value for name, value in data.items() if value and name not in units}
    if not said and data["unit"] != "on_the_spot":
        return None
    extension = {"extension_unit": data["extension_unit"]} if said.get("extension_number") else {}
    return {**said, "unit": data["unit"], **extension}


def _filled(rows: Any) -> list[Any]:
    """Return the rows somebody wrote into."""
    written = ("name", "note", "standard", "description", "issuer", "result", "who", "dictionary")
    return [row for row in rows.entries if any(row.form.data.get(name) for name in written)]


def _row(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != "key"}


def _field(form: ItemForm, path: str, kept: Mapping[str, list[Any]]) -> Any:
    """Return the field that a path of the template is typed into."""
    found = _PART.fullmatch(path)
    if found:
        kind, number, inner = found.groups()
        row = kept[kind][int(number) - 1].form
        return _named(row, inner)
    name, _, inner = path.partition("[")[0].rstrip(".").partition(".")
    field = _named(form, name)
    return field.form[inner] if inner else field


def _named(form: Any, name: str) -> Any:
    """Return a field; for what no field holds, the one of the name."""
    return form[name] if name in form else form.name  # noqa: SIM401 - a form has no get()


def number(text: str | None) -> int | None:
    """Return the number in a hidden field; None where somebody tampered with it."""
    return int(text) if text and text.isdecimal() and len(text) < 10 else None


def _with_keys(facts: ItemFacts, kept: Mapping[str, list[Any]]) -> ItemFacts:
    keys = {kind: [row.form.key.data or "" for row in rows] for kind, rows in kept.items()}
    return replace(
        facts,
        materials=tuple(
            replace(part, key=key)
            for part, key in zip(facts.materials, keys["materials"], strict=True)
        ),
        steps=tuple(
            replace(part, key=key) for part, key in zip(facts.steps, keys["steps"], strict=True)
        ),
    )


def _kept(facts: ItemFacts, old: ItemFacts | None) -> ItemFacts:
    if old is None:
        return facts
    return replace(
        facts,
        code=facts.code or old.code,
        source=old.source,
        questions=old.questions,  # have a page of their own
        decisions=old.decisions,
    )


def problems(form: FlaskForm) -> list[tuple[str, str, str]]:
    """Return (id, label, what is wrong) of every wrong field, in the order of the form."""
    found: list[tuple[str, str, str]] = []
    for field in _leaves(form):
        found += [(field.id, str(field.label.text), str(error)) for error in field.errors]
    return found


def _leaves(form: Any) -> list[Any]:
    leaves: list[Any] = []
    for field in form:
        if hasattr(field, "entries"):
            leaves += [leaf for row in field.entries for leaf in _leaves(row.form)]
        elif hasattr(field, "form") and field.type == "FormField":
            leaves += _leaves(field.form)
        else:
            leaves.append(field)
    return leaves
