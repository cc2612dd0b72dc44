"""Who is touched when an item changes or goes. Higher rooms count; they register how."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Integer, cast, func, select
from sqlalchemy.orm import Session

from catalogue.queries.drafts import Draft
from catalogue.tables import ItemSource, ItemText, ServiceItem
from catalogue.values.codes import Channel, MaterialSource
from kernel.locales import LEGAL
from organisation.queries import centres_serving

NEVER = (LEGAL, "zh-Hant")  # the Chinese in other characters needs no translation
Counter = Callable[[Session, Collection[int]], int]


class Open(StrEnum):
    """What is under way."""

    BOOKINGS = "bookings"
    CASES = "cases"


_counters: dict[Open, Counter] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Breaks:
    """What somebody should know before publishing or withdrawing."""

    open: Mapping[Open, int]
    no_place: bool
    texts: tuple[tuple[str, int, int], ...]  # language, missing, stale
    unsourced: tuple[str, ...]  # materials of which nobody says where they come from
    without_basis: tuple[str, ...]


def register(what: Open, counter: Counter) -> None:
    """Let `counter(session, item_ids)` say how many of `what` stand on some items."""
    _counters[what] = counter


def what_breaks(session: Session, draft: Draft, languages: Collection[str]) -> Breaks:
    """Return what stands on an item (of a standard: on all its claims) and what it lacks."""
    claims = session.scalars(select(ServiceItem.id).where(ServiceItem.standard_id == draft.item_id))
    ids = [draft.item_id, *claims]
    at_window = not draft.facts.channels or Channel.WINDOW in draft.facts.channels
    materials = draft.facts.materials
    return Breaks(
        open={what: count(session, ids) for what, count in _counters.items()},
        no_place=at_window and not centres_serving(session, [draft.department_id]),
        texts=_texts(session, draft.item_id, languages),
        unsourced=tuple(m.name for m in materials if m.source is MaterialSource.UNKNOWN),
        without_basis=tuple(m.name for m in materials if not m.basis),
    )


def _texts(
    session: Session, item_id: int, languages: Collection[str]
) -> tuple[tuple[str, int, int], ...]:
    """Return of each language how many texts are missing and stale, if any are; two queries."""
    sources = select(func.count()).where(ItemSource.item_id == item_id)
    total = session.scalar(sources) or 0
    stale = ItemText.source_digest != ItemSource.digest
    rows = session.execute(
        select(ItemText.locale, func.count(), func.sum(cast(stale, Integer)))
        .join(
            ItemSource,
            (ItemSource.item_id == ItemText.item_id) & (ItemSource.field == ItemText.field),
        )
        .where(ItemText.item_id == item_id)
        .group_by(ItemText.locale)
    )
    there = {locale: (number, old or 0) for locale, number, old in rows}
    counts = [(tag, *there.get(tag, (0, 0))) for tag in languages if tag not in NEVER]
    found = ((tag, total - number, old) for tag, number, old in counts)
    return tuple(one for one in found if one[1] or one[2])
