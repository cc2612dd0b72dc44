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
from catalogue.rules.codes import CODE_BITS, local_code, with_keys
from catalogue.rules.content import draft_digest
from catalogue.rules.identity import code_identity, identity_of, known_by
from catalogue.values.facts import ItemFacts, MaterialFacts, StepFacts, Texts
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
        drafts = _drafts_of([k.item_id for i, k in pairs if k and self._differs(i.digest, k)])
        found = (
            self._replacing(item, there, drafts) if there else self._new(item)
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
        self, item: Spooled, there: KnownItem, drafts: dict[int, ItemFacts]
    ) -> StagedItem | None:
        draft = drafts.get(there.item_id)
        if not self._allowed(item, there):
            return None
        facts = _kept(_keyed(item.facts), draft) if draft else item.facts
        digest = draft_digest(facts) if draft else item.digest
        changed = digest != there.digest
        self.report.changed += changed
        self.report.unchanged += not changed
        if not self._differs(digest, there):
            return None
        self.report.published += self.publish
        return StagedItem(
            facts=facts,
            digest=digest,
            replaces=there.item_id,
            version=there.version,
            publish=self.publish,
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
    """Return facts with what a list does not change: code, origin, translations it lacks."""
    materials = {part.key: part.texts for part in draft.materials}
    steps = {part.key: part.texts for part in draft.steps}

    def material(part: MaterialFacts) -> MaterialFacts:
        return replace(part, texts=_merged(materials.get(part.key, {}), part.texts))

    def step(part: StepFacts) -> StepFacts:
        return replace(part, texts=_merged(steps.get(part.key, {}), part.texts))

    return replace(
        facts,
        code=draft.code,
        source=replace(draft.source, url=facts.source.url or draft.source.url),
        texts=_merged(draft.texts, facts.texts),
        materials=tuple(map(material, facts.materials)),
        steps=tuple(map(step, facts.steps)),
    )


def _merged(old: Texts, new: Texts) -> Texts:
    return {tag: {**old.get(tag, {}), **new.get(tag, {})} for tag in sorted({*old, *new})}


def _drafts_of(item_ids: list[int]) -> dict[int, ItemFacts]:
    if not item_ids:
        return {}
    found = drafts_of(db.session(), item_ids)
    db.session.remove()
    return found
