"""Rows of bundles and of their services: which drafts they add or change."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from catalogue.exchange.beside_plan import Change, Planning
from catalogue.exchange.beside_reading import Beside, BundleLine, Line, MemberLine
from catalogue.exchange.beside_rows import bundle_row, member_codes, member_rows
from catalogue.exchange.checking import NO_REGION
from catalogue.exchange.previews import Cell, by_name, part_cells, row_cells
from catalogue.queries.bundle_drafts import list_bundle_drafts, members_meant
from catalogue.refusals.bundles import NoSuchMember, NoSuchNumber, NumberTwice, SeveralMembers
from catalogue.rules.bundles import chinese_texts
from catalogue.rules.content import text_digest
from catalogue.values.bundles import (
    QUESTION,
    BundleDraft,
    BundleFacts,
    BundleMember,
    BundleText,
    SaveBundle,
)
from kernel.refusals import N_
from organisation.queries import list_regions, region_by_code

NO_BUNDLE = N_("No row of the sheet 一件事 has this address. Write it as there.")
_LAST = 1_000  # where a row without a number stands
_CUT = re.compile(r"[\s,，、;；]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Members:
    """The rows of the services of all bundles, by address; `ids`: what they mean.

    `codes`: of all services that stand in the workbook or in a draft.
    """

    by_slug: Mapping[str, list[Line]]
    ids: Mapping[str, list[int]]
    codes: Mapping[int, str]
    told: bool  # there is a sheet of them


def bundle_changes(plan: Planning, beside: Beside) -> Iterator[Change]:
    """Yield what has to be saved; the rest is as it was, or wrong."""
    lines, rows = beside.of("bundles"), beside.of("members")
    if not lines and not rows:
        return
    drafts = {one.slug: one for one in list_bundle_drafts(plan.session, plan.actor)}
    members = _members(plan, beside, {line.said.slug for line in lines}, drafts.values())
    for line in plan.once(lines, "slug"):
        change = _change(plan, line, drafts.get(line.said.slug), members)
        if change:
            yield change


def _members(
    plan: Planning, beside: Beside, slugs: set[str], drafts: Iterable[BundleDraft]
) -> _Members:
    by_slug: dict[str, list[Line]] = {}
    for line in beside.of("members"):
        if line.said.bundle in slugs:
            by_slug.setdefault(line.said.bundle, []).append(line)
        else:
            plan.report.complain(line.wrong("bundle", line.said.bundle, NO_BUNDLE))
    said = sorted({line.said.item for line in beside.of("members")})
    ids = members_meant(plan.session, said, plan.actor) if said else {}
    codes = member_codes(plan.session, drafts, *ids.values())
    return _Members(by_slug=by_slug, ids=ids, codes=codes, told="members" in beside.lines)


def _change(
    plan: Planning,
    line: Line,
    draft: BundleDraft | None,
    members: _Members,
) -> Change | None:
    said: BundleLine = line.said
    old = draft.facts if draft else BundleFacts(name="")
    found = _found(plan, members.by_slug.get(said.slug, ()), members.ids)
    facts = replace(
        old,
        name=said.name,
        summary=said.summary,
        whom=said.whom,
        audiences=said.audiences,
        aliases=said.aliases,
        members=tuple(one for one, _line in found) if members.told else old.members,
    )
    facts = replace(facts, texts=_texts(facts, said, found, old))
    region = said.region or plan.region or _root()
    if draft is None:
        if region_by_code(plan.session, region) is None:
            plan.report.complain(line.wrong("region", region, NO_REGION))
            return None
        plan.new(line, said.slug)
    elif not plan.differs(
        line, said.slug, _cells(said.slug, old, facts, members.codes), draft.version
    ):
        return None
    command = SaveBundle(
        facts=facts,
        bundle_id=draft.bundle_id if draft else None,
        version=draft.version if draft else None,
        slug=said.slug,
        region=region,
    )
    return Change(line=line, command=command)


def _root() -> str:
    return next(iter(list_regions().values())).code


def _found(
    plan: Planning, lines: Sequence[Line], ids: Mapping[str, list[int]]
) -> list[tuple[BundleMember, Line]]:
    """Return the services that rows name, in their order; what is wrong is refused."""
    ordered = sorted(lines, key=lambda line: line.said.number or _LAST)
    named = Counter(line.said.number for line in ordered if line.said.number)
    right: list[tuple[int, Line]] = []
    for line in ordered:
        said: MemberLine = line.said
        meant = ids.get(said.item, [])
        if len(meant) != 1:
            refusal = SeveralMembers if meant else NoSuchMember
            plan.report.complain(line.wrong("item", said.item, refusal.message, said=said.item))
        elif said.number and named[said.number] > 1:
            twice = NumberTwice.message
            plan.report.complain(line.wrong("number", said.number, twice, number=said.number))
        else:
            right.append((meant[0], line))
    by_number = {str(line.said.number): number for number, line in right if line.said.number}
    return [(_member(plan, number, line, by_number), line) for number, line in right]


def _member(plan: Planning, item_id: int, line: Line, by_number: Mapping[str, int]) -> BundleMember:
    after = []
    for one in _CUT.split(line.said.after.strip()):
        if one and one not in by_number:
            missing = NoSuchNumber.message
            plan.report.complain(line.wrong("after", line.said.after, missing, number=one))
        elif one:
            after.append(by_number[one])
    return BundleMember(
        item_id=item_id, after=tuple(dict.fromkeys(after)), question=line.said.question
    )


def _texts(
    facts: BundleFacts,
    said: BundleLine,
    found: Sequence[tuple[BundleMember, Line]],
    old: BundleFacts,
) -> tuple[BundleText, ...]:
    """Return the translations: those typed anew fit the Chinese of today, the rest stay."""
    chinese = chinese_texts(facts)
    typed = {(tag, name): text for tag, words in said.texts.items() for name, text in words.items()}
    for member, line in found:
        for tag, words in line.said.texts.items():
            typed[tag, f"{QUESTION}{member.item_id}"] = words.get("question", "")
    kept = {(one.locale, one.field): one for one in old.texts if one.field in chinese}
    for (locale, name), text in typed.items():
        before = kept.get((locale, name))
        if text and name in chinese and (before is None or before.text != text):
            of = text_digest(chinese[name])
            kept[locale, name] = BundleText(locale=locale, field=name, text=text, of=of)
    return tuple(kept.values())


def _cells(slug: str, old: BundleFacts, new: BundleFacts, codes: Mapping[int, str]) -> list[Cell]:
    """Return each cell that differs, of the bundle and of its services."""
    was = by_name("members", member_rows(slug, old, codes))
    becomes = by_name("members", member_rows(slug, new, codes))
    return [
        *row_cells("bundles", bundle_row(slug, old), bundle_row(slug, new)),
        *part_cells("members", was, becomes),
    ]
