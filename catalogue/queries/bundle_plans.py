"""A bundle as one reader needs it: which services, in which order, with what, where, how long."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from catalogue.queries.bundles import members_in_force, offered
from catalogue.queries.handing_in import counters_of, takers_of
from catalogue.queries.published import get_revisions
from catalogue.queries.told import as_told
from catalogue.rules.bundle_answers import shared
from catalogue.rules.bundle_materials import Merged, merged
from catalogue.rules.bundle_time import Stretch, schedule
from catalogue.rules.bundle_visits import Chain, Offered, Visit, together, visits
from catalogue.rules.bundles import all_before, chosen, in_order
from catalogue.rules.handing_in import home_of
from catalogue.rules.situations import Situation, situation
from catalogue.values.bundles import BundleFacts, BundleMember
from catalogue.values.codes import Channel
from catalogue.values.handing_in import Takers
from catalogue.values.published import PublishedItem
from catalogue.values.situations import Answers
from organisation.values import Counter


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Who asks: from where, with yes to which members by their codes, with which answers to the
    questions of services by their codes, on which day; and which centres are near, the nearest
    first.
    """

    chain: Chain
    yes: Collection[str]
    answers: Mapping[str, Answers]
    day: date
    near: Sequence[int] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """One member as the reader's place carries it out; not `here`: as its standard says it.

    `code` names the member wherever it is carried out.
    """

    member: BundleMember
    code: str
    item: PublishedItem
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned(Carried):
    """One member as it is planned. The facts of `item` are those of the reader's situation."""

    situation: Situation

    @property
    def at_counter(self) -> bool:
        """Whether somebody comes for it."""
        return not self.item.facts.channels or Channel.WINDOW in self.item.facts.channels

    @property
    def possible(self) -> bool:
        """Whether the answers given leave anybody to apply."""
        return not self.situation.stops


@dataclass(frozen=True, slots=True, kw_only=True)
class BundlePlan:
    """All that a bundle's page says. `asked`: the codes of members that depend on an answer.

    `gone`: so many members are not in force any more. `lost`: services no hall takes in.
    """

    asked: dict[int, str]
    gone: int
    members: list[Planned]
    materials: list[Merged]
    stretches: list[Stretch]
    visits: list[Visit]
    lost: list[str]


def plan_bundle(session: Session, facts: BundleFacts, wish: Wish) -> BundlePlan:
    """Return the plan; as many queries for ten members as for two."""
    there = members_in_force(session, [one.item_id for one in facts.members])
    yes = {item_id for item_id, (code, _revision) in there.items() if code in wish.yes}
    kept = [one for one in in_order(chosen(facts.members, yes)) if one.item_id in there]
    carried, takers, halls = _carried_out(session, kept, there, wish)
    planned = _situated(carried, wish.answers)
    said = {one.member.item_id: one.item.facts for one in planned}
    able = [one for one in planned if one.possible]
    codes = {one.item.code: takers[one.item.item_id] for one in able if one.here and one.at_counter}
    trips, lost = visits(codes, halls, wish.near)
    return BundlePlan(
        asked={
            one.item_id: there[one.item_id][0]
            for one in facts.members
            if one.question and one.item_id in there
        },
        gone=len([one for one in facts.members if one.item_id not in there]),
        members=planned,
        materials=merged(
            [(one.member.item_id, one.item.facts) for one in able],
            all_before(kept),
            {one.member.item_id: one.situation.open_materials for one in able},
        ),
        stretches=schedule(kept, said),
        visits=trips,
        lost=lost,
    )


def _situated(carried: Sequence[Carried], given: Mapping[str, Answers]) -> list[Planned]:
    """Return the members as the reader's answers make them; a service goes by either code."""
    told = {one.code: given.get(one.code) or given.get(one.item.code, {}) for one in carried}
    answers = shared([(one.code, one.item.facts) for one in carried], told)
    return [_planned(one, answers[one.code]) for one in carried]


def _planned(carried: Carried, answers: Answers) -> Planned:
    found = situation(carried.item.facts, answers)
    return Planned(
        member=carried.member,
        code=carried.code,
        item=replace(carried.item, facts=found.facts),
        here=carried.here,
        situation=found,
    )


def _carried_out(
    session: Session,
    members: Sequence[BundleMember],
    there: dict[int, tuple[str, int]],
    wish: Wish,
) -> tuple[list[Carried], dict[int, Takers], list[Counter]]:
    """Return the members as they are carried out for the reader, who takes them in, and where."""
    ids = [one.item_id for one in members]
    offers = offered(session, ids, wish.chain.region_ids) if wish.chain.region_ids else []
    found = get_revisions(
        session, {*(one.revision_id for one in offers), *(there[one][1] for one in ids)}
    )
    by_item = {item.item_id: item for item in as_told(session, [*found.values()])}
    takers, halls = _met(session, [by_item[one.item_id] for one in offers], wish.day)
    met = _countered(ids, offers, by_item)
    here = together(offers, wish.chain, met, takers, halls)
    carried = [
        Carried(
            member=one,
            code=there[one.item_id][0],
            item=by_item[here[one.item_id].item_id if one.item_id in here else one.item_id],
            here=one.item_id in here,
        )
        for one in members
    ]
    return carried, takers, halls


def _countered(
    ids: Sequence[int], offers: Sequence[Offered], by_item: dict[int, PublishedItem]
) -> list[int]:
    """Return the members that are carried out at counters of the reader's places."""
    met = {
        one.member
        for one in offers
        if Channel.WINDOW in (by_item[one.item_id].facts.channels or (Channel.WINDOW,))
    }
    return [one for one in ids if one in met]


def _met(
    session: Session, items: Sequence[PublishedItem], day: date
) -> tuple[dict[int, Takers], list[Counter]]:
    if not items:
        return {}, []
    every = takers_of(session, [home_of(item) for item in items], day)
    takers = {item.item_id: one for item, one in zip(items, every, strict=True)}
    return takers, counters_of(session, every)
