"""What the material dictionary says of the materials of published items, as it is today."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, replace
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries.dictionary import entry_file, facts_of_entry
from catalogue.tables import KnownMaterial, KnownMaterialFile
from catalogue.values.dictionary import EntryState, Known, Told
from catalogue.values.facts import MaterialFacts
from catalogue.values.published import PublishedItem
from kernel.refusals import NotFound
from organisation.queries import list_regions

_SAID = tuple(one.name for one in fields(MaterialFacts))


def as_told(session: Session, items: Sequence[PublishedItem]) -> list[PublishedItem]:
    """Return items whose materials know what the dictionary says of them; one query for all.

    What an office holds already is not to be brought. An entry counts for items of its keeper's
    region and of those below.
    """
    found = _entries(session, {key for item in items for key in _keys(item)})
    return [_told(item, found) for item in items] if found else [*items]


def told_of(session: Session, item: PublishedItem) -> PublishedItem:
    """Return one item as the dictionary tells of its materials today."""
    return as_told(session, [item])[0]


def _keys(item: PublishedItem) -> Collection[str]:
    return {one.dictionary for one in item.facts.materials if one.dictionary}


def get_known(session: Session, key: str) -> tuple[int, Known]:
    """Return the region for which an entry in use speaks, and the entry. Raises NotFound."""
    found = _entries(session, {key})
    if key not in found:
        raise NotFound
    return found[key]


def _entries(session: Session, keys: Collection[str]) -> Mapping[str, tuple[int, Known]]:
    """Return the region for which each entry speaks, and what it says; one query."""
    if not keys:
        return {}
    rows = session.execute(
        select(KnownMaterial, KnownMaterialFile)
        .outerjoin(KnownMaterialFile, KnownMaterialFile.material_id == KnownMaterial.id)
        .where(KnownMaterial.key.in_(keys), KnownMaterial.state == EntryState.IN_USE)
        .order_by(KnownMaterialFile.kind, KnownMaterialFile.id)
    )
    found: dict[str, tuple[int, Known]] = {}
    for row, joined in rows:
        usual = row.region_id, Known(key=row.key, facts=facts_of_entry(row))
        region_id, known = found.get(row.key, usual)
        file = cast("KnownMaterialFile | None", joined)  # an entry may have none
        files = (*known.files, entry_file(file)) if file is not None else known.files
        found[row.key] = region_id, replace(known, files=files)
    return found


def _told(item: PublishedItem, found: Mapping[str, tuple[int, Known]]) -> PublishedItem:
    regions = list_regions()
    here = regions[item.region_id].path
    near = {
        key: known
        for key, (region_id, known) in found.items()
        if here.startswith(regions[region_id].path)
    }
    materials = tuple(
        _material(one, near[one.dictionary]) if one.dictionary in near else one
        for one in item.facts.materials
    )
    return replace(item, facts=replace(item.facts, materials=materials))


def _material(material: MaterialFacts, known: Known) -> Told:
    said = {name: getattr(material, name) for name in _SAID}
    said["exempt"] = material.exempt or bool(known.facts.held_by)
    return Told(**said, known=known)
