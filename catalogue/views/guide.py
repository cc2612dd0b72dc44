"""The guide of one item, in the reader's words and in the order of the reader's questions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from flask import g

from catalogue import phrases
from catalogue.phrases.codes import word
from catalogue.queries import last_day
from catalogue.values.codes import (
    AcceptScope,
    Channel,
    Charged,
    Handling,
    ItemType,
    Level,
    MaterialForm,
)
from catalogue.values.facts import ItemFacts, MaterialFacts, StepFacts
from catalogue.values.published import PublishedItem
from kernel import clock
from kernel.db import db
from kernel.locales import LEGAL
from kernel.texts import Shown, pick
from kernel.words import _, longdate
from organisation.queries import get_department, list_regions

Row = tuple[str, object] | tuple[str, object, object]


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """One material."""

    name: Shown
    copies: str
    source: str
    marks: list[tuple[str, str]]
    note: Shown | None


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step."""

    name: Shown
    text: Shown | None
    meta: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeRow:
    """One fee."""

    name: Shown
    amount: str
    standard: Shown
    basis: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """All that a guide says."""

    code: str
    name: Shown
    official: Shown | None  # the legal name, where the page shows another
    department: Shown
    region: Shown
    summary: Shown
    kind: str
    facts: list[Row]
    reason: Shown | None  # why somebody must come in person
    materials: list[MaterialRow]
    nothing_needed: bool
    bookable: bool
    online_url: str
    audience: str
    conditions: Shown
    channels: str
    steps: list[StepRow]
    charged: Charged
    fees: list[FeeRow]
    legal_basis: list[Shown]
    result: Shown
    who_accepts: str
    place: Shown
    hours: Shown
    consult: Shown
    complaint: Shown
    phone: str
    faqs: list[tuple[Shown, Shown]]
    checked_on: date | None
    checked_by: Shown
    source_url: str
    chinese_only: bool
    number: int

    @property
    def contents(self) -> list[tuple[str, str]]:
        """The parts that this page has, for its list of contents."""
        parts: list[tuple[str, str, object]] = [
            (_("What to bring"), "#bring", True),
            (_("Who can apply"), "#who", True),
            (_("How it goes"), "#how", True),
            (_("Fees and their basis"), "#fees", self.fees),
            (_("Legal basis"), "#law", self.legal_basis),
            (_("What you get"), "#result", self.result),
            (_("Where and when"), "#where", self.place or self.hours),
            (
                _("Questions and complaints"),
                "#contact",
                self.consult or self.complaint or self.phone,
            ),
            (_("Common questions"), "#questions", self.faqs),
        ]
        return [(words, href) for words, href, there in parts if there]


def guide_of(item: PublishedItem) -> Guide:
    """Return the guide of a revision in the reader's language."""
    facts = item.facts
    department = get_department(item.department_id)
    name, summary = phrases.item_name(facts, g.lang), phrases.item_summary(facts, g.lang)
    materials, steps = list(_materials(facts)), [_step(step) for step in facts.steps]
    return Guide(
        code=item.code,
        name=name,
        official=None if name.lang == LEGAL else Shown(facts.name, LEGAL),
        department=pick(department.names, g.lang),
        region=pick(list_regions()[item.region_id].names, g.lang),
        summary=summary,
        kind="" if facts.item_type is ItemType.UNKNOWN else phrases.type_words(facts.item_type),
        facts=[*_first_facts(facts), *_last_day(item)],
        reason=_reason(facts),
        materials=materials,
        nothing_needed=_nothing_needed(facts),
        bookable=not facts.channels or Channel.WINDOW in facts.channels,
        online_url=facts.online_url,
        audience=phrases.audience_words(facts.audiences),
        conditions=_chinese(facts.conditions),
        channels=phrases.channel_words(facts.channels),
        steps=steps,
        charged=facts.charged,
        fees=_fees(facts),
        legal_basis=[_chinese(text) for text in facts.legal_basis],
        result=_chinese(facts.result_name),
        who_accepts=phrases.acceptance_words(facts.acceptance),
        place=_chinese(facts.place),
        hours=_chinese(facts.hours),
        consult=_chinese(facts.consult),
        complaint=_chinese(facts.complaint),
        phone=department.phone,
        faqs=[(_chinese(faq.question), _chinese(faq.answer)) for faq in facts.faqs],
        checked_on=facts.checked_on,
        checked_by=Shown(facts.checked_by, LEGAL) or pick(department.names, g.lang),
        source_url=facts.source.url,
        chinese_only=g.lang != LEGAL and _has_chinese(facts, [name, summary], materials, steps),
        number=item.number,
    )


def _chinese(text: str) -> Shown:
    """Return a text that exists in Chinese only, in the characters of the reader."""
    return pick({LEGAL: text}, g.lang)


def _first_facts(facts: ItemFacts) -> list[Row]:
    """Return the answers to the first questions: in person, near by, how much, how long."""
    rows: list[Row] = [
        (_("Must I come in person?"), phrases.visits_words(facts.visits)),
        (_("Where can I hand it in?"), _near(facts), _scope(facts)),
        (_("What does it cost?"), phrases.fee_words(facts)),
        (_("How long does it take?"), *_limits(facts)),
    ]
    return rows


def _last_day(item: PublishedItem) -> list[Row]:
    """Return by which day the answer is due for what is accepted today."""
    found = last_day(db.session(), item, clock.office_day(clock.now()))
    if found is None:
        return []
    note = _("If accepted today; estimated, since the holidays are not announced yet")
    return [
        (
            _("When is the last day for the answer?"),
            longdate(found.day),
            note if found.estimated else _("If accepted today"),
        )
    ]


def _reason(facts: ItemFacts) -> Shown | None:
    return _chinese(facts.visit_reason) if facts.visit_reason and facts.visits else None


def _near(facts: ItemFacts) -> str:
    """Return whether the township or the village can do it."""
    small = [level for level in (Level.VILLAGE, Level.TOWNSHIP) if level in facts.accepted_at]
    if small:
        return _near_words(small)
    if facts.accepted_at:
        return phrases.levels_words(facts.accepted_at)
    return _("At the government service centre")


def _near_words(small: Sequence[Level]) -> str:
    if len(small) == 2:
        return _("Also in your township or village")
    if small[0] is Level.TOWNSHIP:
        return _("Also in your township")
    return _("Also in your village")


def _scope(facts: ItemFacts) -> str | None:
    return None if facts.accept_scope is AcceptScope.UNKNOWN else word(facts.accept_scope)


def _limits(facts: ItemFacts) -> tuple[str, str | None]:
    """Return the promise (else the law's limit), and the law's limit beside it."""
    legal, promised = facts.legal_limit, facts.promised_limit
    if facts.handling is Handling.IMMEDIATE:
        note = (
            _("At the latest: %(limit)s", limit=phrases.limit_words(promised)) if promised else None
        )
        return word(Handling.IMMEDIATE), note
    if promised is None:
        return phrases.limit_words(legal), None
    if legal is None:
        return phrases.limit_words(promised), _("The law sets no limit")
    longest = phrases.limit_words(legal)
    return phrases.limit_words(promised), _("The law allows %(limit)s", limit=longest)


def _nothing_needed(facts: ItemFacts) -> bool:
    names = [material.name.strip("。 ") for material in facts.materials]
    return names in (["无需材料"], ["无需审核"])


def _materials(facts: ItemFacts) -> Iterator[MaterialRow]:
    if _nothing_needed(facts):
        return
    for material in facts.materials:
        yield MaterialRow(
            name=phrases.material_name(material, g.lang),
            copies=phrases.copies_words(material),
            source=phrases.source_words(material),
            marks=_marks(material),
            note=_note(material),
        )


def _marks(material: MaterialFacts) -> list[tuple[str, str]]:
    marks = phrases.marks(material)
    if material.form is MaterialForm.ELECTRONIC:
        marks.append((word(material.form), "plain"))
    return marks


def _note(material: MaterialFacts) -> Shown | None:
    lines = dict.fromkeys(filter(None, (material.note, material.standard, material.issuer)))
    text = "\n".join(lines)
    return _chinese(text) if text else None


def _step(step: StepFacts) -> StepRow:
    text = "\n".join(filter(None, (step.description, step.standard)))
    return StepRow(name=phrases.step_name(step, g.lang), text=_chinese(text) if text else None)


def _fees(facts: ItemFacts) -> list[FeeRow]:
    return [
        FeeRow(
            name=_chinese(fee.name),
            amount=phrases.fees_words(fee),
            standard=_chinese(fee.standard),
            basis=_chinese(fee.basis),
        )
        for fee in facts.fees
    ]


def _has_chinese(
    facts: ItemFacts, shown: list[Shown], materials: list[MaterialRow], steps: list[StepRow]
) -> bool:
    """Whether anything on the page is there in Chinese only."""
    shown = [*shown, *(row.name for row in materials), *(row.name for row in steps)]
    free = (facts.conditions, facts.place, facts.consult, facts.visit_reason, *facts.legal_basis)
    return any(text and text.lang == LEGAL for text in [*shown, *map(_chinese, free)])
