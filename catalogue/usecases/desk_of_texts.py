"""What lies before a translator: the Chinese of some items, and what there is of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from catalogue.queries.texts import WITHIN
from catalogue.refusals import ChineseChanged, NotYoursToApprove, TranslatedMeanwhile
from catalogue.rules.translating import check_translation, tidy
from catalogue.tables import ItemSource, ItemText, ServiceItem
from catalogue.values.codes import TextState
from catalogue.values.texts import Translate
from kernel.access import Action, Actor
from kernel.locales import LANGUAGES, LEGAL
from kernel.refusals import NotFound
from organisation.queries import scoped

Key = tuple[int, str, str]  # item, field, language


@dataclass(frozen=True, slots=True)
class Standing:
    """What there is of one text in one language; version 0: nothing."""

    text: str = ""
    state: TextState = TextState.DRAFT
    source: str = ""
    source_digest: str = ""
    version: int = 0
    written_by: int | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies before one translator: some items, their Chinese, and what there is of it."""

    actor: Actor
    within_reach: Collection[int]
    may_approve: Collection[int]
    sources: dict[tuple[int, str], ItemSource]
    ids: dict[Key, int]  # of the rows that are there
    texts: dict[Key, Standing]
    changed: set[Key]

    def save(self, command: Translate) -> bool:
        """Take one text over, or refuse it; return whether anything changed."""
        source = self.sources.get((command.item_id, command.field))
        known = command.locale in LANGUAGES and command.locale != LEGAL
        if source is None or not known or command.item_id not in self.within_reach:
            raise NotFound
        key = (command.item_id, command.field, command.locale)
        old, text = self.texts.get(key, Standing()), tidy(command.text)
        if _is_so(old, text, command, source):
            return False
        self._check(command, source, old, text)
        self.texts[key] = Standing(
            text=text,
            state=command.state,
            source=source.text,
            source_digest=source.digest,
            version=old.version + 1,
            written_by=old.written_by if old.text == text else self.actor.staff_id,
        )
        self.changed.add(key)
        return True

    def _check(self, command: Translate, source: ItemSource, old: Standing, text: str) -> None:
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

    def _approves(self, item_id: int, old: Standing, text: str) -> bool:
        """Whether the actor may approve these words: as a publisher who did not write them."""
        others = old.text == text and old.written_by != self.actor.staff_id
        return self.actor.system or (others and item_id in self.may_approve)


def _is_so(old: Standing, text: str, command: Translate, source: ItemSource) -> bool:
    """Whether what is asked for is there already: a second click changes nothing."""
    if not old.text and not text:
        return command.state is TextState.DRAFT
    return (old.text, old.state, old.source_digest) == (text, command.state, source.digest)


def lay_out(session: Session, commands: Sequence[Translate], actor: Actor) -> Desk:
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
    return Desk(
        actor=actor,
        within_reach=reached,
        may_approve=frozenset(session.scalars(publishes)) if approving else frozenset(),
        sources={(row.item_id, row.field): row for row in sources},
        ids={(row.item_id, row.field, row.locale): row.id for row in rows},
        texts={(row.item_id, row.field, row.locale): _standing(row) for row in rows},
        changed=set(),
    )


def _items(ids: Collection[int], actor: Actor, action: Action) -> Select[int]:
    query = select(ServiceItem.id).where(ServiceItem.id.in_(ids), ServiceItem.batch_id.is_(None))
    return scoped(query.order_by(ServiceItem.id), actor, action, WITHIN)


def _standing(row: ItemText) -> Standing:
    return Standing(
        text=row.text,
        state=row.state,
        source=row.source,
        source_digest=row.source_digest,
        version=row.version,
        written_by=row.written_by,
    )
