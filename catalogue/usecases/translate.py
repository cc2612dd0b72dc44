"""Save texts of items in other languages; readers see at once what fits the Chinese in force."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Select, delete, insert, select, update
from sqlalchemy.orm import Session

from catalogue.queries.texts import WITHIN
from catalogue.refusals import ChineseChanged, NotYoursToApprove, TranslatedMeanwhile
from catalogue.rules.translating import check_translation, tidy
from catalogue.tables import ItemSource, ItemText, ServiceItem
from catalogue.usecases.show_texts import show_texts
from catalogue.values.codes import TextState
from catalogue.values.texts import Translate, Translated
from groundwork.audit import Subject, record_each
from kernel.access import Action, Actor
from kernel.locales import LANGUAGES, LEGAL
from kernel.refusals import NotFound, Refusal
from organisation.queries import scoped

AT_ONCE = 200  # items
REMOVED = "removed"  # in the audit, where there is no state any more
Key = tuple[int, str, str]  # item, field, language


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
        desk = _desk(session, [command for _, command in part], actor)
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


@dataclass(frozen=True, slots=True)
class _Words:
    """What there is of one text in one language; version 0: nothing."""

    text: str = ""
    state: TextState = TextState.DRAFT
    source: str = ""
    source_digest: str = ""
    version: int = 0
    written_by: int | None = None


@dataclass(frozen=True, slots=True)
class _Desk:
    """What lies before one translator: some items, their Chinese, and what there is of it."""

    actor: Actor
    within_reach: Collection[int]
    may_approve: Collection[int]
    sources: dict[tuple[int, str], ItemSource]
    ids: dict[Key, int]  # of the rows that are there
    texts: dict[Key, _Words]
    changed: set[Key]

    def save(self, command: Translate) -> bool:
        """Take one text over, or refuse it; return whether anything changed."""
        source = self.sources.get((command.item_id, command.field))
        known = command.locale in LANGUAGES and command.locale != LEGAL
        if source is None or not known or command.item_id not in self.within_reach:
            raise NotFound
        key = (command.item_id, command.field, command.locale)
        old, text = self.texts.get(key, _Words()), tidy(command.text)
        if _is_so(old, text, command, source):
            return False
        self._check(command, source, old, text)
        self.texts[key] = _Words(
            text=text,
            state=command.state,
            source=source.text,
            source_digest=source.digest,
            version=old.version + 1,
            written_by=old.written_by if old.text == text else self.actor.staff_id,
        )
        self.changed.add(key)
        return True

    def _check(self, command: Translate, source: ItemSource, old: _Words, text: str) -> None:
        if command.source_digest != source.digest:
            raise ChineseChanged
        if command.version is not None and command.version != old.version:
            raise TranslatedMeanwhile
        check_translation(
            source=source.text,
            text=text,
            kind=source.kind,
            locale=command.locale,
            state=command.state,
        )
        if command.state is TextState.APPROVED and not self._approves(command.item_id, old, text):
            raise NotYoursToApprove

    def _approves(self, item_id: int, old: _Words, text: str) -> bool:
        """Whether the actor may approve these words: as a publisher who did not write them."""
        others = old.text == text and old.written_by != self.actor.staff_id
        return self.actor.system or (others and item_id in self.may_approve)


def _is_so(old: _Words, text: str, command: Translate, source: ItemSource) -> bool:
    """Whether what is asked for is there already: a second click changes nothing."""
    if not old.text and not text:
        return command.state is TextState.DRAFT
    return (old.text, old.state, old.source_digest) == (text, command.state, source.digest)


def _by_items(commands: Sequence[Translate]) -> Iterator[list[tuple[int, Translate]]]:
    """Yield the commands with their numbers, those of some items at a time."""
    of_item: dict[int, list[tuple[int, Translate]]] = {}
    for number, command in enumerate(commands):
        of_item.setdefault(command.item_id, []).append((number, command))
    ids = sorted(of_item)
    for start in range(0, len(ids), AT_ONCE):
        yield [pair for item_id in ids[start : start + AT_ONCE] for pair in of_item[item_id]]


def _desk(session: Session, commands: Sequence[Translate], actor: Actor) -> _Desk:
    """Lay some items out, held until the commit: who saves or publishes them waits."""
    ids = {command.item_id for command in commands}
    held = _items(ids, actor, Action.TRANSLATE).with_for_update(key_share=True)
    reached = frozenset(session.scalars(held))
    approving = any(command.state is TextState.APPROVED for command in commands)
    publishes = _items(reached, actor, Action.PUBLISH_ITEM)
    sources = session.scalars(select(ItemSource).where(ItemSource.item_id.in_(reached)))
    rows = session.scalars(
        select(ItemText).where(
            ItemText.item_id.in_(reached),
            ItemText.locale.in_({command.locale for command in commands}),
        )
    ).all()
    return _Desk(
        actor=actor,
        within_reach=reached,
        may_approve=frozenset(session.scalars(publishes)) if approving else frozenset(),
        sources={(row.item_id, row.field): row for row in sources},
        ids={(row.item_id, row.field, row.locale): row.id for row in rows},
        texts={(row.item_id, row.field, row.locale): _words(row) for row in rows},
        changed=set(),
    )


def _items(ids: Collection[int], actor: Actor, action: Action) -> Select[int]:
    query = select(ServiceItem.id).where(ServiceItem.id.in_(ids), ServiceItem.batch_id.is_(None))
    return scoped(query.order_by(ServiceItem.id), actor, action, WITHIN)


def _words(row: ItemText) -> _Words:
    return _Words(
        text=row.text,
        state=row.state,
        source=row.source,
        source_digest=row.source_digest,
        version=row.version,
        written_by=row.written_by,
    )


def _write(session: Session, desk: _Desk, *, now: datetime) -> None:
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


def _tell(session: Session, desk: _Desk, *, now: datetime) -> None:
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
