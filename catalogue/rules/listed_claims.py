"""What a claim says itself once a list says otherwise: never more than it may."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from catalogue.refusals import AdditionWithoutBasis, Locked
from catalogue.rules.claims import (
    ADDED,
    IDENTITY,
    LOCAL_FIELDS,
    LOCKED_FIELDS,
    WAIVED,
    Local,
    additions,
    changed_fields,
    check_local,
)
from catalogue.rules.codes import with_keys_of
from catalogue.rules.content import plain_field, to_json
from catalogue.rules.texts import in_chinese
from catalogue.values.facts import ItemFacts, MaterialFacts
from kernel.refusals import Refusal

_ITS_OWN = {*IDENTITY} - {"department", "region"}  # who carries it out is settled by claiming
Refused = list[tuple[str, Refusal]]  # the field, and why


def said_in_list(
    base: ItemFacts,
    before: ItemFacts,
    facts: ItemFacts,
    local: Local,
    *,
    locked: Collection[str],
) -> tuple[Local, Refused]:
    """Return what a claim says itself after a list, and what of the list it may not say."""
    before, facts = in_chinese(before), in_chinese(facts)
    found: dict[str, Any] = dict(local)
    refused: Refused = []
    for name in changed_fields(before, facts):
        try:
            if name == "materials":
                _waive(found, base, before.materials, facts.materials)
            elif name not in _ITS_OWN:
                found[name] = plain_field(facts, name)
                check_local(base, {name: found[name]}, locked=locked)
        except Refusal as refusal:
            refused.append((name, refusal))
    same = [n for n in found if n in {*LOCAL_FIELDS, *LOCKED_FIELDS} and _says(base, n, found[n])]
    return {name: value for name, value in found.items() if name not in same}, refused


def _says(base: ItemFacts, name: str, value: Any) -> bool:
    return bool(plain_field(base, name) == value)


def _waive(
    local: dict[str, Any],
    base: ItemFacts,
    before: Iterable[MaterialFacts],
    after: Iterable[MaterialFacts],
) -> None:
    """Rows that are gone are waived, rows that are back are asked for. Others stay as they are.

    Raises Locked or AdditionWithoutBasis.
    """
    asked = {part.key: part for part in base.materials}
    asked |= {one.material.key: one.material for one in additions(local)}
    kept = with_keys_of(after, [*asked.values()])
    for part in kept:
        there = asked.get(part.key)
        if there is None:
            raise AdditionWithoutBasis(name=part.name)
        if replace(there, texts={}) != part:
            raise Locked(field="materials")
    gone = {part.key for part in before} - {part.key for part in kept}
    back = {part.key for part in kept}
    own = [one for one in additions(local) if one.material.key not in gone]
    waived = [key for key in local.get(WAIVED, ()) if key not in back]
    waived += [part.key for part in base.materials if part.key in gone and part.key not in waived]
    for name, value in ((WAIVED, waived), (ADDED, [to_json(one) for one in own])):
        local.pop(name, None)
        if value:
            local[name] = value
