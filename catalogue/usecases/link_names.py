"""Let many drafts point at an entry of the dictionary, or say that names are not the same."""

from datetime import datetime
from itertools import combinations

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries.dictionary import choices
from catalogue.queries.drafts import WITH_PARTS, facts_of
from catalogue.queries.spellings import digest_of_name, names_within, spelled
from catalogue.refusals import NoEntryNamed, NoNameTicked, NoSuchEntry, TooFewNames
from catalogue.rules.content import draft_digest
from catalogue.rules.dictionary import found_by
from catalogue.tables import Material, NamesApart, ServiceItem
from catalogue.usecases.save_draft import take_version
from catalogue.values.codes import RevisionState
from catalogue.values.dictionary import Linked, LinkNames
from groundwork.audit import Subject, record
from kernel.access import Actor
from kernel.refusals import NotFound

MOST = 500  # items at once; what is left is suggested again


def link_names(session: Session, command: LinkNames, *, actor: Actor, now: datetime) -> Linked:
    """Link the materials within reach that have these names; names and wording stay as they are.

    Only drafts change: readers see nothing of it until each item is published as usual. Drafts
    in review are left alone, so that nobody's request is called off.

    Raises NoNameTicked, NoEntryNamed or NoSuchEntry.
    """
    if not command.names:
        raise NoNameTicked
    if not command.key:
        raise NoEntryNamed
    entry = found_by(command.key, choices(session, in_use=False))
    if entry is None:
        raise NoSuchEntry(key=command.key)
    wanted = spelled(actor).where(Material.name.in_(command.names))
    states: dict[int, RevisionState] = {
        row[0]: row[1]
        for row in session.execute(wanted.with_only_columns(ServiceItem.id, ServiceItem.state))
    }
    free = [number for number, state in states.items() if state is not RevisionState.IN_REVIEW]
    for item in _items(session, free[:MOST]):
        _link(session, item, entry.key, command.names)
        item.changed_at = now
        subject = Subject("item", item.id)
        record(session, actor, "item.link_material", subject, now=now, key=entry.key)
    return Linked(items=len(free[:MOST]), in_review=len(states) - len(free))


def tell_apart(session: Session, names: tuple[str, ...], *, actor: Actor, now: datetime) -> None:
    """Remember that these names do not mean the same, each from each other.

    Only names that materials within reach have: what is said holds for everybody. Raises
    TooFewNames where no two of them are left.
    """
    within = spelled(actor).where(Material.name.in_(names)).with_only_columns(Material.name)
    digests = sorted({digest_of_name(name) for name in session.scalars(within.distinct())})
    if len(digests) < 2:
        raise TooFewNames
    known = {
        (row[0], row[1])
        for row in session.execute(
            select(NamesApart.first, NamesApart.second).where(NamesApart.first.in_(digests))
        )
    }
    said = [
        NamesApart(first=first, second=second, said_by=actor.staff_id, said_at=now)
        for first, second in combinations(digests, 2)
        if (first, second) not in known
    ]
    session.add_all(said)
    session.flush()
    if said:
        subject, pairs = Subject("names_apart", said[0].id), [one.id for one in said]
        record(session, actor, "names.apart", subject, now=now, pairs=pairs)


def take_back_apart(session: Session, apart_id: int, *, actor: Actor, now: datetime) -> None:
    """Suggest two names together again. Raises NotFound where either is beyond reach."""
    row = session.get(NamesApart, apart_id)
    within = names_within(session, actor)
    if row is None or row.first not in within or row.second not in within:
        raise NotFound
    session.delete(row)
    record(session, actor, "names.together", Subject("names_apart", row.id), now=now)


def _items(session: Session, ids: list[int]) -> list[ServiceItem]:
    query = select(ServiceItem).where(ServiceItem.id.in_(ids)).options(*WITH_PARTS)
    return list(session.scalars(query))


def _link(session: Session, item: ServiceItem, key: str, names: tuple[str, ...]) -> None:
    take_version(session, item, None)
    for material in item.materials:
        if material.name in names and not material.dictionary:
            material.dictionary = key
    item.digest = draft_digest(facts_of(item))
