"""What of a list is new, what has changed and what is as it was."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from catalogue.exchange.checking import BEYOND, same_item, value_at
from catalogue.exchange.problems import Place, WrongValue
from catalogue.exchange.report import ImportReport
from catalogue.exchange.spool import Spooled
from catalogue.queries.known import KnownItem, drafts_of
from catalogue.queries.reach import Reach
from catalogue.queries.texts import text_rows_of
from catalogue.rules.codes import CODE_BITS, local_code, with_keys, with_keys_of
from catalogue.rules.content import draft_digest
from catalogue.rules.identity import code_identity, identity_of, known_by
from catalogue.rules.texts import new_wordings, text_rows
from catalogue.values.facts import ItemFacts
from catalogue.values.imports import StagedItem
from kernel.db import db


@dataclass(frozen=True, slots=True)
class Comparison:
    """Compares items of a list with those that are there; the report counts them."""

    known: dict[str, KnownItem]
    publish: bool
    reach: Reach
    report: ImportReport
    met: dict[int, Place] = field(default_factory=dict)  # where the list names a known item

    def staged(self, group: Sequence[Spooled]) -> list[StagedItem]:
        """Return what of a group has to be written."""
        pairs = [(item, self._there(item.facts)) for item in group]
        worded = _worded(pairs)
        changed = [k.item_id for i, k in pairs if k and self._differs(i.digest, k)]
        drafts = _drafts_of([*changed, *worded])
        found = (
            self._replacing(item, there, drafts, there.item_id in worded)
            if there
            else self._new(item)
            for item, there in pairs
        )
        return [staged for staged in found if staged]

    def _there(self, facts: ItemFacts) -> KnownItem | None:
        return self.known.get(identity_of(facts)) or self.known.get(code_identity(facts))

    def _differs(self, digest: str, there: KnownItem) -> bool:
        return digest != there.digest or (self.publish and digest != there.published_digest)

    def _new(self, item: Spooled) -> StagedItem:
        self.report.added += 1
        self.report.published += self.publish
        code = item.facts.code or local_code(secrets.randbits(CODE_BITS))
        facts = _keyed(replace(item.facts, code=code))
        return StagedItem(facts=facts, digest=item.digest, publish=self.publish)

    def _replacing(
        self, item: Spooled, there: KnownItem, drafts: dict[int, ItemFacts], reworded: bool
    ) -> StagedItem | None:
        draft = drafts.get(there.item_id)
        if not self._allowed(item, there):
            return None
        facts = _kept(item.facts, draft) if draft else item.facts
        digest = draft_digest(facts) if draft else item.digest
        changed = digest != there.digest or reworded
        self.report.changed += changed
        self.report.unchanged += not changed
        if not self._differs(digest, there) and not reworded:
            return None
        publish = self.publish and digest != there.published_digest
        self.report.published += publish
        return StagedItem(
            facts=facts,
            digest=digest,
            replaces=there.item_id,
            version=there.version,
            publish=publish,
        )

    def _allowed(self, item: Spooled, there: KnownItem) -> bool:
        """Whether the item that is there may be changed, and no earlier row has changed it."""
        earlier = self.met.setdefault(there.item_id, item.place)
        if earlier != item.place:
            by_code = identity_of(item.facts) not in self.known
            path, wrong = "code" if by_code else known_by(item.facts), same_item(earlier)
        elif not self.reach.covers(there.region, there.department):
            path, wrong = "name", WrongValue(BEYOND)
        else:
            return True
        self.report.refuse(item.place, path, value_at(item.facts, path), wrong)
        return False


def _keyed(facts: ItemFacts) -> ItemFacts:
    return replace(facts, materials=with_keys(facts.materials), steps=with_keys(facts.steps))


def _kept(facts: ItemFacts, draft: ItemFacts) -> ItemFacts:
    """Return facts with what a list does not change: code, origin, and the keys of parts."""
    return replace(
        facts,
        code=draft.code,
        materials=with_keys_of(facts.materials, draft.materials),
        steps=with_keys_of(facts.steps, draft.steps),
        source=replace(draft.source, url=facts.source.url or draft.source.url),
    )


def _worded(pairs: Sequence[tuple[Spooled, KnownItem | None]]) -> set[int]:
    """Return the known items that a list words otherwise in some other language."""
    worded = [(item, there) for item, there in pairs if there and text_rows(item.facts)]
    if not worded:
        return set()
    found = text_rows_of(db.session(), [there.item_id for _, there in worded])
    db.session.remove()
    return {
        there.item_id
        for item, there in worded
        if new_wordings(_keyed(item.facts), found[there.item_id])
    }


def _drafts_of(item_ids: list[int]) -> dict[int, ItemFacts]:
    if not item_ids:
        return {}
    found = drafts_of(db.session(), item_ids)
    db.session.remove()
    return found
