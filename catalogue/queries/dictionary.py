"""The material dictionary as staff read it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, String, cast, func, select
from sqlalchemy.orm import Session

from catalogue.tables import KnownMaterial, KnownMaterialFile, Material, ServiceItem
from catalogue.values.dictionary import Choice, EntryFacts, EntryFile, EntryState, FileKind
from kernel.access import Action, Actor
from kernel.refusals import NotFound
from organisation.queries import At, Within, may_at, scoped


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFilter:
    """What narrows the dictionary."""

    words: str = ""
    state: str = ""
    show: str = ""  # "mine", "held", "licence", "no_files"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """An entry in the list; `uses` counts the materials of drafts that point at it."""

    key: str
    name: str
    issuer: str
    state: EntryState
    held: bool
    licence: bool
    files: int
    uses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEntry:
    """One entry as a list has it."""

    entry_id: int
    version: int
    state: EntryState
    facts: EntryFacts
    department_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry as it is edited."""

    entry_id: int
    version: int
    state: EntryState
    facts: EntryFacts
    department_id: int
    changed_at: datetime
    files: tuple[EntryFile, ...]
    may_edit: bool
    may_publish: bool

    @property
    def may_change(self) -> bool:
        """Whether the reader may change it as it stands."""
        return self.may_publish or (self.may_edit and self.state is EntryState.DRAFT)


def list_entries(
    session: Session, actor: Actor, narrow: EntryFilter, *, page: int, size: int
) -> tuple[int, list[EntryRow]]:
    """Return how many entries match and one page of them, by name; two queries."""
    matching = _narrowed(select(KnownMaterial), actor, narrow)
    total = session.scalar(select(func.count()).select_from(matching.subquery())) or 0
    files = select(func.count()).where(KnownMaterialFile.material_id == KnownMaterial.id)
    rows = session.execute(
        matching.add_columns(files.scalar_subquery(), uses_of().scalar_subquery())
        .order_by(KnownMaterial.name, KnownMaterial.id)
        .limit(size)
        .offset((page - 1) * size)
    )
    return total, [_row(*row) for row in rows]


def uses_of() -> Select[Any]:
    """Return a query that counts the materials of drafts that point at an entry."""
    return (
        select(func.count())
        .select_from(Material)
        .join(ServiceItem, ServiceItem.id == Material.item_id)
        .where(Material.dictionary == KnownMaterial.key, ServiceItem.batch_id.is_(None))
    )


def get_entry(session: Session, key: str, actor: Actor) -> Entry:
    """Return one entry; every editor may read it. Raises NotFound."""
    row = session.scalar(select(KnownMaterial).where(KnownMaterial.key == key))
    if row is None:
        raise NotFound
    at = At(region_id=row.region_id, department_id=row.department_id)
    return Entry(
        entry_id=row.id,
        version=row.version,
        state=row.state,
        facts=facts_of_entry(row),
        department_id=row.department_id,
        changed_at=row.changed_at,
        files=files_of(session, [row.id]).get(row.id, ()),
        may_edit=may_at(session, actor, Action.EDIT_ITEM, at),
        may_publish=may_at(session, actor, Action.PUBLISH_ITEM, at),
    )


def entries_of(session: Session, actor: Actor) -> list[ListedEntry]:
    """Return the entries that `actor` may edit, by name; one query."""
    order = (KnownMaterial.name, KnownMaterial.id)
    return [
        ListedEntry(
            entry_id=row.id,
            version=row.version,
            state=row.state,
            facts=facts_of_entry(row),
            department_id=row.department_id,
        )
        for row in session.scalars(_mine(select(KnownMaterial), actor).order_by(*order))
    ]


def files_of(session: Session, ids: list[int]) -> dict[int, tuple[EntryFile, ...]]:
    """Return the files of entries, blank forms first; one query."""
    files = KnownMaterialFile
    order = (files.material_id, files.kind, files.id)
    found: dict[int, tuple[EntryFile, ...]] = {}
    for row in session.scalars(select(files).where(files.material_id.in_(ids)).order_by(*order)):
        found[row.material_id] = (*found.get(row.material_id, ()), entry_file(row))
    return found


def entry_file(row: KnownMaterialFile) -> EntryFile:
    """Return a file as readers get it."""
    return EntryFile(
        id=row.id,
        kind=FileKind(row.kind),
        language=row.language,
        name=row.name,
        media=row.media,
        size=row.size,
        digest=row.digest,
    )


def choices(session: Session, *, but: int | None = None, in_use: bool = True) -> list[Choice]:
    """Return the entries that materials may point at, by name; one query. `but` leaves one out."""
    query = select(KnownMaterial).order_by(KnownMaterial.name)
    if in_use:
        query = query.where(KnownMaterial.state == EntryState.IN_USE)
    if but is not None:
        query = query.where(KnownMaterial.id != but)
    return [Choice(key=row.key, facts=facts_of_entry(row)) for row in session.scalars(query)]


def facts_of_entry(row: KnownMaterial) -> EntryFacts:
    """Return what an entry says."""
    return EntryFacts(
        key=row.key,
        name=row.name,
        aliases=tuple(row.aliases),
        issuer=row.issuer,
        form=row.form,
        source=row.source,
        paper_size=row.paper_size,
        note=row.note,
        licence=row.licence,
        licence_code=row.licence_code,
        held_by=row.held_by,
        held_since=row.held_since,
        held_basis=row.held_basis,
        names=row.names,
    )


def _narrowed(
    query: Select[KnownMaterial], actor: Actor, narrow: EntryFilter
) -> Select[KnownMaterial]:
    if narrow.words:
        like = f"%{narrow.words.replace('%', '').replace('_', '')}%"
        said = cast(KnownMaterial.aliases, String)
        query = query.where(
            KnownMaterial.name.like(like) | KnownMaterial.key.like(like) | said.like(like)
        )
    if narrow.state:
        query = query.where(KnownMaterial.state == EntryState(narrow.state))
    if narrow.show == "mine":
        query = _mine(query, actor)
    elif narrow.show == "held":
        query = query.where(KnownMaterial.held_by != "")
    elif narrow.show == "licence":
        query = query.where(KnownMaterial.licence != "")
    elif narrow.show == "no_files":
        query = query.where(KnownMaterial.id.not_in(select(KnownMaterialFile.material_id)))
    return query


def _mine(query: Select[KnownMaterial], actor: Actor) -> Select[KnownMaterial]:
    within = Within(region=KnownMaterial.region_id, department=KnownMaterial.department_id)
    return scoped(query, actor, Action.EDIT_ITEM, within)


def _row(row: KnownMaterial, files: int, uses: int) -> EntryRow:
    return EntryRow(
        key=row.key,
        name=row.name,
        issuer=row.issuer,
        state=row.state,
        held=bool(row.held_by),
        licence=bool(row.licence),
        files=files,
        uses=uses,
    )
