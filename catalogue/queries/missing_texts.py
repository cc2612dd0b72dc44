"""How many texts are missing in other languages, by language and kind."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from catalogue.queries.texts import scoped_texts
from catalogue.tables import ItemSource, ItemText, ServiceItem
from kernel.access import Actor
from kernel.locales import Tag

Rows = Select[*tuple[Any, ...]]
There = aliased(ItemText, name="there")


def missing_texts(
    session: Session, actor: Actor, languages: Sequence[Tag], department_id: int | None
) -> Mapping[Tag, Mapping[str, int]]:
    """Return how many texts of each kind nobody has translated, by language; two queries.

    They are the texts that the translators' list shows as missing.
    """
    kinds = select(ItemSource.kind, func.count()).group_by(ItemSource.kind)
    every = {row[0]: row[1] for row in session.execute(_within(kinds, actor, department_id))}
    both = (There.item_id == ItemSource.item_id) & (There.field == ItemSource.field)
    told = (
        select(There.locale, ItemSource.kind, func.count())
        .where(There.locale.in_(languages))
        .group_by(There.locale, ItemSource.kind)
    )
    found = {tag: Counter(every) for tag in languages}
    for tag, kind, number in session.execute(_within(told, actor, department_id).join(There, both)):
        found[tag][kind] -= number
    return {tag: +counts for tag, counts in found.items()}


def _within(query: Rows, actor: Actor, department_id: int | None) -> Rows:
    reached = scoped_texts(query, actor)
    if department_id is None:
        return reached
    return reached.where(ServiceItem.department_id == department_id)
