"""The material dictionary and bundles as rows of a workbook."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from catalogue.exchange.cells import Row, flat
from catalogue.exchange.chinese import word_of
from catalogue.queries.bundle_drafts import list_bundle_drafts, member_names
from catalogue.queries.dictionary import entries_of
from catalogue.rules.content import to_json
from catalogue.values.bundles import QUESTION, SAID, BundleDraft, BundleFacts, BundleMember
from catalogue.values.dictionary import EntryFacts, EntryState
from kernel.access import Actor
from organisation.queries import get_department, list_regions


def rows_beside(session: Session, actor: Actor) -> Iterator[tuple[str, Row]]:
    """Yield (kind of table, cells) of the entries and bundles that `actor` may edit."""
    regions = list_regions()
    for one in entries_of(session, actor):
        version = {"version": str(one.version)}
        yield "entries", entry_row(one.facts, one.state, one.department_id) | version
    drafts = sorted(list_bundle_drafts(session, actor), key=lambda one: one.slug)
    for draft in drafts:
        kept = {"version": str(draft.version), "region": regions[draft.region_id].code}
        yield "bundles", bundle_row(draft.slug, draft.facts) | kept
    yield from (("members", row) for row in _members(session, drafts))


def entry_row(facts: EntryFacts, state: EntryState, department_id: int) -> Row:
    """Return the cells of an entry."""
    card = get_department(department_id)
    said = to_json(facts)
    names = said.pop("names", {})
    return {
        **flat(said, keys=True),
        "state": word_of(state),
        "department": card.names["zh-Hans"],
        "region": list_regions()[card.region_id].code,
        **{f"texts.{tag}.name": text for tag, text in names.items()},
    }


def bundle_row(slug: str, facts: BundleFacts) -> Row:
    """Return the cells of a bundle, without those of its services."""
    return {
        "slug": slug,
        **flat(to_json(replace(facts, members=(), texts=()))),
        **{f"texts.{one.locale}.{one.field}": one.text for one in facts.texts if one.field in SAID},
    }


def _members(session: Session, drafts: list[BundleDraft]) -> Iterator[Row]:
    codes = member_codes(session, drafts)
    for draft in drafts:
        yield from member_rows(draft.slug, draft.facts, codes)


def member_codes(
    session: Session, drafts: Iterable[BundleDraft], *more: Iterable[int]
) -> dict[int, str]:
    """Return the codes of all services that stand in drafts, and of more; one query."""
    ids = {member.item_id for draft in drafts for member in draft.facts.members}.union(*more)
    return {number: code for number, (code, _name) in member_names(session, ids).items()}


def member_rows(slug: str, facts: BundleFacts, codes: Mapping[int, str]) -> Iterator[Row]:
    """Yield the cells of each service of a bundle."""
    numbers = {one.item_id: place for place, one in enumerate(facts.members, 1)}
    for member in facts.members:
        yield {
            "bundle": slug,
            "number": str(numbers[member.item_id]),
            "item": codes[member.item_id],
            "after": "、".join(str(numbers[one]) for one in member.after if one in numbers),
            "question": member.question,
            **_asked(facts, member),
        }


def _asked(facts: BundleFacts, member: BundleMember) -> Row:
    field = f"{QUESTION}{member.item_id}"
    return {f"texts.{t.locale}.question": t.text for t in facts.texts if t.field == field}
