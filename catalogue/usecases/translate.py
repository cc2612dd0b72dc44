"""Save texts of items in other languages; readers see at once what fits the Chinese in force."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from catalogue.tables import ItemText
from catalogue.usecases.desk_of_texts import Desk, lay_out
from catalogue.usecases.show_texts import show_texts
from catalogue.values.texts import Translate, Translated
from groundwork.audit import Subject, record_each
from kernel.access import Actor
from kernel.refusals import Refusal

AT_ONCE = 200  # items
REMOVED = "removed"  # in the audit, where there is no state any more


def translate(session: Session, command: Translate, *, actor: Actor, now: datetime) -> bool:
    """Save one text; return whether anything changed.

    Raises NotFound, ChineseChanged, TranslatedMeanwhile, NotYoursToApprove, or what
    `check_translation` raises.
    """
    done = translate_many(session, [command], actor=actor, now=now)
    for _, refusal in done.refused:
        raise refusal
    return done.saved == 1


def translate_many(
    session: Session, commands: Sequence[Translate], *, actor: Actor, now: datetime
) -> Translated:
    """Save those that can be saved; say which cannot, and why. A few queries for many texts.

    Who wants all or nothing leaves the transaction when something was refused.
    """
    done = Translated()
    for part in _by_items(commands):
        desk = lay_out(session, [command for _, command in part], actor)
        for number, command in part:
            try:
                changed = desk.save(command)
            except Refusal as refusal:
                done.refused.append((number, refusal))
            else:
                done.saved += changed
                done.unchanged += not changed
        _write(session, desk, now=now)
        _tell(session, desk, now=now)
    done.refused.sort(key=lambda pair: pair[0])
    return done


def _by_items(commands: Sequence[Translate]) -> Iterator[list[tuple[int, Translate]]]:
    """Yield the commands with their numbers, those of some items at a time."""
    of_item: dict[int, list[tuple[int, Translate]]] = {}
    for number, command in enumerate(commands):
        of_item.setdefault(command.item_id, []).append((number, command))
    ids = sorted(of_item)
    for start in range(0, len(ids), AT_ONCE):
        yield [pair for item_id in ids[start : start + AT_ONCE] for pair in of_item[item_id]]


def _write(session: Session, desk: Desk, *, now: datetime) -> None:
    """Write what changed: one statement for the new, one for the changed, one for the gone."""
    by = {"changed_by": desk.actor.staff_id, "changed_at": now}
    new, changed, gone = [], [], []
    for key in sorted(desk.changed):
        columns, row_id = {**asdict(desk.texts[key]), **by}, desk.ids.get(key)
        if not columns["text"]:
            gone.append(row_id)
        elif row_id is None:
            new.append({"item_id": key[0], "field": key[1], "locale": key[2], **columns})
        else:
            changed.append({"id": row_id, **columns})
    if new:
        session.execute(insert(ItemText), new)
    if changed:
        session.execute(update(ItemText), changed)
    if gone:
        session.execute(delete(ItemText).where(ItemText.id.in_([i for i in gone if i])))


def _tell(session: Session, desk: Desk, *, now: datetime) -> None:
    """Tell readers, the search index and the audit."""
    show_texts(session, sorted({item_id for item_id, *_ in desk.changed}))
    told: dict[tuple[int, str], dict[str, str]] = {}
    for item_id, field, locale in sorted(desk.changed):
        words = desk.texts[item_id, field, locale]
        state = words.state.value if words.text else REMOVED
        told.setdefault((item_id, locale), {})[field] = state
    record_each(
        session,
        desk.actor,
        "item.translate",
        [
            (Subject("item", item_id), {"locale": locale, "texts": states})
            for (item_id, locale), states in told.items()
        ],
        now=now,
    )
