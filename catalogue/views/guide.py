"""The guide of one item, in the reader's words and in the order of the reader's questions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from flask import g

from catalogue import phrases
from catalogue.phrases.codes import word
from catalogue.phrases.known import KnownRow, known_row
from catalogue.phrases.situated import perhaps_mark
from catalogue.queries import last_day
from catalogue.rules.bundle_materials import nothing_asked
from catalogue.rules.situations import Situation, situation
from catalogue.values.codes import Charged, ItemType, MaterialForm
from catalogue.values.facts import ItemFacts, MaterialFacts, StepFacts
from catalogue.values.published import PublishedItem
from catalogue.values.situations import Answers
from catalogue.views.caveats import is_partly_chinese, is_unread
from catalogue.views.situated import Situated, situated
from catalogue.views.where import Where, where_of
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
    notes: tuple[Shown, ...]
    known: KnownRow | None


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step."""

    name: Shown
    texts: tuple[Shown, ...]
    meta: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeRow:
    """One fee."""

    name: Shown
    amount: str
    fen: int | None  # the same for programs; None: in words only
    standard: Shown
    basis: Shown
    perhaps: bool  # the situation decides


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
    situation: Situated
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
    fees: list[FeeRow]
    free: bool
    legal_basis: list[Shown]
    result: Shown
    who_accepts: str
    place: Shown
    hours: Shown
    where: Where
    consult: Shown
    complaint: Shown
    phone: str
    faqs: list[tuple[Shown, Shown]]
    checked_on: date | None
    checked_by: Shown
    source_url: str
    chinese_only: bool  # something is
    unread: bool
    number: int

    @property
    def contents(self) -> list[tuple[str, str]]:
        """The parts that this page has, for its list of contents."""
        where = self.place or self.hours or self.where or self.situation.windows
        parts: list[tuple[str, str, object]] = [
            (_("What to bring"), "#bring", True),
            (_("Who can apply"), "#who", True),
            (_("How it goes"), "#how", True),
            (_("Fees and their basis"), "#fees", self.fees),
            (_("Legal basis"), "#law", self.legal_basis),
            (_("What you get"), "#result", self.result),
            (_("Where and when"), "#where", where),
            (
                _("Questions and complaints"),
                "#contact",
                self.consult or self.complaint or self.phone,
            ),
            (_("Common questions"), "#questions", self.faqs),
        ]
        return [(words, href) for words, href, there in parts if there]


def guide_of(item: PublishedItem, answers: Answers) -> Guide:
    """Return the guide of a revision for who gave these answers, in the reader's language."""
    found = situation(item.facts, answers)
    return _guide(replace(item, facts=found.facts), found, situated(item.facts, found))


def _guide(item: PublishedItem, found: Situation, told: Situated) -> Guide:
    facts, department, where = item.facts, get_department(item.department_id), where_of(item)
    return Guide(
        code=item.code,
        name=phrases.item_name(facts, g.lang),
        official=_official(facts),
        department=pick(department.names, g.lang),
        region=pick(list_regions()[item.region_id].names, g.lang),
        summary=phrases.item_summary(facts, g.lang),
        kind=_kind(facts),
        situation=told,
        facts=[*phrases.first_answers(facts, where.met), *_last_day(item)],
        reason=_reason(facts),
        materials=list(_materials(found)),
        nothing_needed=nothing_asked(facts),
        bookable=where.bookable and not found.stops,
        online_url="" if found.stops else facts.online_url,
        audience=phrases.audience_words(facts.audiences),
        conditions=_said(facts, "conditions"),
        channels=phrases.channel_words(facts.channels),
        steps=[_step(step) for step in facts.steps],
        fees=_fees(found),
        free=facts.charged is Charged.NO,
        legal_basis=[_chinese(text) for text in facts.legal_basis],
        result=_said(facts, "result_name"),
        who_accepts=phrases.acceptance_words(facts.acceptance),
        place=_said(facts, "place"),
        hours=_said(facts, "hours"),
        where=where,
        consult=_said(facts, "consult"),
        complaint=_said(facts, "complaint"),
        phone=department.phone,
        faqs=[(_said(faq, "question"), _said(faq, "answer")) for faq in facts.faqs],
        checked_on=facts.checked_on,
        checked_by=Shown(facts.checked_by, LEGAL) or pick(department.names, g.lang),
        source_url=facts.source.url,
        chinese_only=is_partly_chinese(facts, g.lang),
        unread=is_unread(item, g.lang),
        number=item.number,
    )


def _official(facts: ItemFacts) -> Shown | None:
    """Return the legal name where readers are shown another."""
    shown = phrases.item_name(facts, g.lang)
    return None if shown.lang == LEGAL else Shown(facts.name, LEGAL)


def _kind(facts: ItemFacts) -> str:
    return "" if facts.item_type is ItemType.UNKNOWN else phrases.type_words(facts.item_type)


def _said(part: phrases.Translated, name: str) -> Shown:
    return phrases.text_of(part, name, g.lang)


def _chinese(text: str) -> Shown:
    """Return a text that exists in Chinese only, in the characters of the reader."""
    return pick({LEGAL: text}, g.lang)


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
    return _said(facts, "visit_reason") if facts.visit_reason and facts.visits else None


def _materials(found: Situation) -> Iterator[MaterialRow]:
    if nothing_asked(found.facts):
        return
    for material in found.facts.materials:
        yield MaterialRow(
            name=phrases.material_name(material, g.lang),
            copies=phrases.copies_words(material),
            source=phrases.source_words(material),
            marks=_marks(material, perhaps=material.key in found.open_materials),
            notes=phrases.material_notes(material, g.lang),
            known=known_row(material, g.lang),
        )


def _marks(material: MaterialFacts, *, perhaps: bool) -> list[tuple[str, str]]:
    marks = [*([perhaps_mark()] if perhaps else []), *phrases.marks(material)]
    if material.form is MaterialForm.ELECTRONIC:
        marks.append((word(material.form), "plain"))
    return marks


def _step(step: StepFacts) -> StepRow:
    return StepRow(name=phrases.step_name(step, g.lang), texts=phrases.step_texts(step, g.lang))


def _fees(found: Situation) -> list[FeeRow]:
    return [
        FeeRow(
            name=_said(fee, "name"),
            amount=phrases.fees_words(fee),
            fen=fee.amount_fen,
            standard=_said(fee, "standard"),
            basis=_chinese(fee.basis),
            perhaps=fee.name in found.open_fees,
        )
        for fee in found.facts.fees
    ]
