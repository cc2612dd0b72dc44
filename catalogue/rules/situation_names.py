"""Decisions as lists write them: materials by their names, where we keep their keys."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from catalogue.rules.codes import with_keys
from catalogue.values.facts import ItemFacts, MaterialFacts
from catalogue.values.situations import DecisionFacts


def material_names(materials: Iterable[MaterialFacts]) -> dict[str, str]:
    """Return by key what lists call each material: its name; the second of a name has a number."""
    met: Counter[str] = Counter()
    found: dict[str, str] = {}
    for one in materials:
        name = " ".join(one.name.split())
        met[name] += 1
        found[one.key] = name if met[name] == 1 else f"{name} {met[name]}"
    return found


def in_names(facts: ItemFacts) -> ItemFacts:
    """Return facts whose decisions name materials by their names."""
    return _renamed(facts, material_names(facts.materials)) if facts.decisions else facts


def named_alike(before: ItemFacts, after: ItemFacts) -> tuple[ItemFacts, ItemFacts]:
    """Return two states whose decisions name each material as the later one calls it."""
    names = material_names(before.materials) | material_names(after.materials)
    return _renamed(before, names), _renamed(after, names)


def in_keys(facts: ItemFacts) -> ItemFacts:
    """Return facts whose materials have keys and whose decisions name them by these.

    A name that is none of theirs stays as it is.
    """
    if not facts.decisions:
        return facts
    keyed = replace(facts, materials=with_keys(facts.materials))
    names = material_names(keyed.materials)
    return _renamed(keyed, {name: key for key, name in names.items()})


def _renamed(facts: ItemFacts, names: Mapping[str, str]) -> ItemFacts:
    rows = tuple(_row(row, names) for row in facts.decisions)
    return facts if rows == facts.decisions else replace(facts, decisions=rows)


def _row(row: DecisionFacts, names: Mapping[str, str]) -> DecisionFacts:
    return replace(
        row,
        materials=tuple(names.get(one, one) for one in row.materials),
        waives=tuple(names.get(one, one) for one in row.waives),
    )
