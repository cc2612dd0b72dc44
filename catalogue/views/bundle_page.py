"""A bundle in the reader's words."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import g, request, url_for

from catalogue import phrases
from catalogue.phrases import bundles as words
from catalogue.phrases.merged import MaterialLine, material_line
from catalogue.phrases.places import HallGroup, hall_groups
from catalogue.phrases.situated import said_of_rows
from catalogue.queries.bundle_plans import BundlePlan, Planned, Wish, plan_bundle
from catalogue.rules.bundle_fees import fee_sum
from catalogue.rules.bundle_materials import numbered
from catalogue.rules.bundle_time import Stretch, total
from catalogue.rules.bundle_visits import Chain, Visit
from catalogue.rules.bundles import is_unread
from catalogue.rules.situations import written
from catalogue.values.bundles import MOST_MEMBERS, PublishedBundle
from catalogue.views.bundle_situation import (
    BundleSituation,
    bundle_situation,
    told_answers,
    visit_words,
)
from kernel import clock
from kernel.db import db
from kernel.locales import LANGUAGES, WordState
from kernel.texts import Shown, pick
from kernel.words import _, _n
from organisation.queries import (
    chain_of,
    get_department,
    list_centres,
    list_regions,
    my_place,
    near_first,
)
from organisation.values import SMALL

PARTS = 20  # of the time line
LONGEST_CODE = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLine:
    """One service: who carries it out, after what, and when it is worked on."""

    number: int
    name: Shown
    href: str | None
    department: Shown | None
    note: str
    told: list[Shown]  # what the reader's situation adds in words
    after: list[int]
    limit: str
    when: str
    begins: int  # of PARTS
    lasts: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitLine:
    """One visit: its services, the halls that take them all in, and where to book it."""

    names: list[Shown]
    halls: list[HallGroup]
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """A plain question on which one more service depends."""

    code: str
    text: Shown
    yes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BundlePage:
    """All that a bundle's page says."""

    slug: str
    name: Shown
    summary: Shown
    whom: Shown
    region: Shown
    elsewhere: bool  # the reader's place lies outside its region
    placed: bool
    facts: list[tuple[str, str, str | None]]
    questions: list[QuestionLine]
    situation: BundleSituation
    services: list[ServiceLine]
    materials: list[MaterialLine]
    visits: list[VisitLine]
    lost: list[Shown]
    online: list[Shown]
    gone: int
    unread: bool
    number: int
    yes: list[str]


def said_yes() -> list[str]:
    """Return the codes of the members to whose question the address says yes."""
    codes = request.args.getlist("yes")[: 2 * MOST_MEMBERS]
    return list(dict.fromkeys(code for code in codes if len(code) <= LONGEST_CODE))


def plan_of(bundle: PublishedBundle) -> BundlePlan:
    """Return the plan for the place and the answers of this page's address."""
    mine = my_place()
    chain = chain_of(mine)
    wish = Wish(
        chain=Chain(
            [int(region.id) for region in chain],
            own=len([region for region in chain if region.level not in SMALL]),
        ),
        yes=said_yes(),
        answers=told_answers(),
        day=clock.office_day(clock.now()),
        near=[int(centre.id) for centre in near_first(list_centres())] if mine else [],
    )
    return plan_bundle(db.session(), bundle.facts, wish)


def bundle_page(bundle: PublishedBundle, plan: BundlePlan) -> BundlePage:
    """Return the page of a bundle."""
    facts, mine, regions = bundle.facts, my_place(), list_regions()
    numbers = {one.member.item_id: place for place, one in enumerate(plan.members, 1)}
    yes = said_yes()
    names = {one.item.code: phrases.item_name(one.item.facts, g.lang) for one in plan.members}
    home = regions[bundle.region_id]
    return BundlePage(
        slug=bundle.slug,
        name=words.bundle_text(facts, "name", g.lang),
        summary=words.bundle_text(facts, "summary", g.lang),
        whom=words.bundle_text(facts, "whom", g.lang),
        region=pick(home.names, g.lang),
        elsewhere=mine is not None and not mine.path.startswith(home.path),
        placed=mine is not None,
        facts=_facts(plan),
        questions=[
            QuestionLine(
                code=code, text=words.question_text(facts, item_id, g.lang), yes=code in yes
            )
            for item_id, code in plan.asked.items()
        ],
        situation=bundle_situation(plan),
        services=_services(plan, numbers),
        materials=[material_line(one, g.lang) for one in numbered(plan.materials, numbers)],
        visits=[_visit(one, plan, names) for one in plan.visits],
        lost=[names[code] for code in plan.lost],
        online=[
            names[one.item.code] for one in plan.members if one.possible and not one.at_counter
        ],
        gone=plan.gone,
        unread=LANGUAGES[g.lang].words is not WordState.DRAFT and is_unread(facts, g.lang),
        number=bundle.number,
        yes=[code for code in yes if code in plan.asked.values()],
    )


def _facts(plan: BundlePlan) -> list[tuple[str, str, str | None]]:
    fees = fee_sum(one.situation for one in plan.members if one.possible)
    sure, perhaps = _bring(plan)
    return [
        (_("Visits"), _visits(plan), _services_words(plan)),
        (_("Documents"), sure, perhaps),
        (_("What does it cost?"), words.fee_sum_words(fees), words.unnamed_words(fees)),
        (
            _("How long does it take?"),
            words.total_words(plan.stretches),
            words.apart_words(plan.stretches),
        ),
    ]


def _visits(plan: BundlePlan) -> str:
    if not plan.visits:
        return _("Choose your place to see")
    return _n("%(num)d visit", "%(num)d visits", len(plan.visits))


def _services_words(plan: BundlePlan) -> str:
    return _n("For %(num)d service", "For %(num)d services", len(plan.members))


def _bring(plan: BundlePlan) -> tuple[str, str | None]:
    """Return how many documents are to be brought for certain, and how many more perhaps."""
    asked = [m.perhaps for m in plan.materials if m.given_by is None and not m.facts.exempt]
    sure, perhaps = asked.count(False), asked.count(True)
    more = _n(
        "%(num)d more in some situations only", "%(num)d more in some situations only", perhaps
    )
    return _n("%(num)d to bring", "%(num)d to bring", sure), more if perhaps else None


def _services(plan: BundlePlan, numbers: dict[int, int]) -> list[ServiceLine]:
    days = max(total(plan.stretches), 1)
    return [
        _service(one, stretch, numbers, days)
        for one, stretch in zip(plan.members, plan.stretches, strict=True)
    ]


def _service(one: Planned, stretch: Stretch, numbers: dict[int, int], days: int) -> ServiceLine:
    facts = one.item.facts
    begins = min(stretch.starts * PARTS // days, PARTS - 1)
    ends = -(-stretch.ends * PARTS // days)
    return ServiceLine(
        number=numbers[stretch.item_id],
        name=phrases.item_name(facts, g.lang),
        href=_guide(one) if one.here else None,
        department=pick(get_department(one.item.department_id).names, g.lang) if one.here else None,
        note=_note(one),
        told=[
            text
            for field in ("note", "place", "window")
            for text in said_of_rows(one.situation, field, g.lang)
        ],
        after=[numbers[item_id] for item_id in one.member.after if item_id in numbers],
        limit=phrases.limit_words(facts.promised_limit or facts.legal_limit),
        when=words.stretch_words(stretch),
        begins=begins + 1,
        lasts=max(ends - begins, 1),
        kind="spot" if not stretch.days else "work",
    )


def _guide(one: Planned) -> str:
    told = written(one.situation.answers) or None
    return url_for("catalogue_public.show_item", code=one.item.code, situation=told)


def _note(one: Planned) -> str:
    if not one.possible:
        return _("Like this, nobody can apply for it")
    if not one.at_counter:
        return _("Online only")
    if not one.here and my_place():
        return _("Your place does not offer it")
    return ""


def _visit(visit: Visit, plan: BundlePlan, names: dict[str, Shown]) -> VisitLine:
    codes: Sequence[str] = visit.codes
    told = visit_words(codes, plan.members)
    return VisitLine(
        names=[names[code] for code in codes],
        halls=hall_groups(visit.halls, g.lang),
        href=url_for("booking.start", item=list(codes), situation=told or None),
    )
