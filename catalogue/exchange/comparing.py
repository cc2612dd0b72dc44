"""What of a list is new, what has changed and what is as it was."""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from catalogue.exchange.checking import BARS, BEYOND, same_item, value_at
from catalogue.exchange.columns import SITUATIONS
from catalogue.exchange.previews import Preview
from catalogue.exchange.problems import Place, WrongValue
from catalogue.exchange.report import ImportReport
from catalogue.exchange.spool import Spool, Spooled
from catalogue.queries.known import KnownDraft, KnownItem, drafts_of
from catalogue.queries.reach import Reach
from catalogue.queries.texts import text_rows_of
from catalogue.rules.claims import Local
from catalogue.rules.codes import CODE_BITS, local_code, with_keys, with_keys_of
from catalogue.rules.content import draft_digest
from catalogue.rules.identity import code_identity, code_identity_of, identity_of, known_by
from catalogue.rules.listed_claims import said_in_list
from catalogue.rules.situation_editing import pruned
from catalogue.rules.situation_faults import faults
from catalogue.rules.situation_names import in_keys
from catalogue.rules.texts import TextRow, in_chinese, new_wordings, sources, text_rows
from catalogue.values.facts import ItemFacts
from catalogue.values.findings import FindingKind
from catalogue.values.imports import StagedItem
from catalogue.values.states import ItemKind
from kernel.db import db
from kernel.refusals import N_

OVERTAKEN = N_(
    "Somebody changed this item after the list was exported. What stands there now is shown"
    " below: export it again, or remove this row."
)
Texts = dict[int, list[TextRow]]  # translations that are there, by item


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Compares items of a list with those that are there; the report counts them."""

    known: dict[str, KnownItem]
    publish: bool
    reach: Reach
    report: ImportReport
    preview: Preview
    locked: Collection[str] = ()
    met: dict[int, Place] = field(default_factory=dict)  # where the list names a known item

    def staged(self, group: Sequence[Spooled]) -> list[StagedItem]:
        """Return what of a group has to be written."""
        pairs = [(item, self._there(item.facts)) for item in group]
        texts = _texts_of(pairs)
        worded = [k.item_id for i, k in pairs if k and _wordings(i.facts, texts, k)]
        changed = [k.item_id for i, k in pairs if k and self._differs(i.digest, k)]
        drafts = _drafts_of([*changed, *worded])
        found = (
            self._replacing(item, there, drafts.get(there.item_id), texts)
            if there
            else self._new(item)
            for item, there in pairs
        )
        return [staged for staged in found if staged]

    def gone(self, spool: Spool, reach: Reach) -> list[int]:
        """Return the items in force that the workbook was exported with and holds no more."""
        found = [
            there
            for code in spool.exported()
            if (there := self.known.get(code_identity_of(code)))
            and there.item_id not in self.met
            and there.published_digest is not None
            and reach.covers(there.region, there.department)
        ]
        for there in found:
            self.preview.removed(there.code, there.name)
        self.report.removed = len(found)
        return [there.item_id for there in found]

    def _there(self, facts: ItemFacts) -> KnownItem | None:
        return self.known.get(identity_of(facts)) or self.known.get(code_identity(facts))

    def _publishes(self, there: KnownItem) -> bool:
        """Claims are published where they stand: their revision is a difference."""
        return self.publish and there.kind is not ItemKind.CLAIM

    def _differs(self, digest: str, there: KnownItem) -> bool:
        return digest != there.digest or (
            self._publishes(there) and digest != there.published_digest
        )

    def _new(self, item: Spooled) -> StagedItem:
        self.report.added += 1
        self.report.published += self.publish
        code = item.facts.code or local_code(secrets.randbits(CODE_BITS))
        facts = _keyed(replace(item.facts, code=code))
        self.preview.added(item.place, item.facts)
        return StagedItem(facts=facts, digest=item.digest, publish=self.publish)

    def _replacing(
        self, item: Spooled, there: KnownItem, draft: KnownDraft | None, texts: Texts
    ) -> StagedItem | None:
        if not self._allowed(item, there):
            return None
        facts = _kept(item, draft.facts, there.kind) if draft else item.facts
        reworded = draft is not None and bool(_wordings(facts, texts, there))
        digest = draft_digest(facts) if draft else item.digest
        changed = digest != there.digest or reworded
        if draft is None or not (changed or self._differs(digest, there)):
            self.report.unchanged += 1
            return None
        local = self._local(item, draft, facts) if digest != there.digest else draft.local
        if changed and not self._may_change(item, there, draft, facts):
            return None
        self.report.changed += changed
        self.report.unchanged += not changed
        publish = self._publishes(there) and digest != there.published_digest
        if publish and item.silent and not self._asks_rightly(item, facts):
            return None
        self.report.published += publish
        return StagedItem(
            facts=facts if reworded or draft.base is None else in_chinese(facts),
            digest=digest,
            replaces=there.item_id,
            version=there.version,
            publish=publish,
            local=local if draft.base else None,
            shared=_shared(draft.base),
        )

    def _may_change(
        self, item: Spooled, there: KnownItem, draft: KnownDraft, facts: ItemFacts
    ) -> bool:
        """Whether the row was made of what stands there now; shows what would change."""
        overtaken = item.version is not None and item.version != there.version
        self.preview.changed(item.place, draft.facts, facts, overtaken=overtaken)
        if overtaken:
            self.report.overtaken += 1
            self.report.refuse(item.place, "version", item.version, WrongValue(OVERTAKEN))
        return not overtaken

    def _asks_rightly(self, item: Spooled, facts: ItemFacts) -> bool:
        """Whether situations that a list leaves as they are still fit its materials and fees."""
        faulty = any(fault.bars for fault in faults(facts))
        if faulty:
            path, message = BARS[FindingKind.SITUATION_FAULT]
            self.report.refuse(item.place, path, "", WrongValue(message))
        return not faulty

    def _local(self, item: Spooled, draft: KnownDraft, facts: ItemFacts) -> Local:
        """Return what a claim says itself; what it may not say is refused."""
        if draft.base is None:
            return {}
        local, refused = said_in_list(
            draft.base, draft.facts, facts, draft.local, locked=self.locked
        )
        for path, refusal in refused:
            head = self.report.columns(path)
            params = {**refusal.params, **({"field": head} if "field" in refusal.params else {})}
            wrong = WrongValue(refusal.message, **params)
            self.report.refuse(item.place, path, _shown(value_at(facts, path)), wrong)
        return local

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
    keyed = replace(facts, materials=with_keys(facts.materials), steps=with_keys(facts.steps))
    return in_keys(keyed)


def _kept(item: Spooled, draft: ItemFacts, kind: ItemKind) -> ItemFacts:
    """Return facts with what a list does not change: code, origin, and the keys of parts.

    Where it says nothing of situations they stay too; those of a claim are its standard's.
    """
    facts, there = item.facts, in_chinese(draft)
    inherits = kind is ItemKind.CLAIM and not (facts.questions or facts.decisions)
    silent = SITUATIONS if inherits else item.silent
    keyed = replace(
        facts,
        code=draft.code,
        materials=with_keys_of(facts.materials, draft.materials),
        steps=with_keys_of(facts.steps, draft.steps),
        source=replace(draft.source, url=facts.source.url or draft.source.url),
        questions=there.questions if "questions" in silent else facts.questions,
        decisions=there.decisions if "decisions" in silent else facts.decisions,
    )
    return pruned(keyed) if inherits else in_keys(keyed)


def _texts_of(pairs: Sequence[tuple[Spooled, KnownItem | None]]) -> Texts:
    """Return the translations of known items that a list brings some of; a claim has two owners."""
    worded = [there for item, there in pairs if there and text_rows(item.facts)]
    ids = {there.item_id for there in worded} | {t.standard_id for t in worded if t.standard_id}
    if not ids:
        return {}
    found = text_rows_of(db.session(), sorted(ids))
    db.session.remove()
    return {item_id: list(rows) for item_id, rows in found.items()}


def _wordings(facts: ItemFacts, texts: Texts, there: KnownItem) -> list[TextRow]:
    """Return what facts say otherwise in some other language."""
    rows = [*texts.get(there.standard_id or 0, ()), *texts.get(there.item_id, ())]
    return new_wordings(_keyed(facts), rows)


def _shared(base: ItemFacts | None) -> frozenset[tuple[str, str]]:
    return frozenset((one.field, one.digest) for one in sources(base)) if base else frozenset()


def _shown(value: object) -> object:
    """Return a value as a report quotes it: of parts, nothing."""
    return value if isinstance(value, str | int) else ""


def _drafts_of(item_ids: list[int]) -> dict[int, KnownDraft]:
    if not item_ids:
        return {}
    found = drafts_of(db.session(), item_ids)
    db.session.remove()
    return found
