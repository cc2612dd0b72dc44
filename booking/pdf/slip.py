"""The slip of an appointment on paper."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from flask_babel import force_locale

from booking.rules.entry import show_reference
from booking.values import AppointmentView
from catalogue.phrases import copies_words, marks, material_name
from catalogue.phrases.situated import answered, perhaps_mark
from catalogue.rules.bundle_materials import Merged
from catalogue.rules.visit_lists import VisitList
from catalogue.values.facts import ItemFacts
from catalogue.values.situations import Answers
from documents.bilingual import Bilingual
from documents.sheets import (
    Check,
    Checklist,
    Closing,
    Fact,
    Facts,
    Heading,
    Notice,
    Paragraph,
    QrCode,
    Sheet,
)
from documents.values import PaperSize, Words, code, name
from kernel.clock import OFFICE_ZONE
from kernel.locales import LANGUAGES, LEGAL, Tag
from kernel.refusals import N_
from kernel.texts import pick
from organisation.values import CentreCard

SLIP = "appointment_slip"
NOTHING_TO_BRING = N_("These services ask for no documents. Bring your identity card all the same.")
Both = Mapping[str, Any]  # {"zh": ..., "local": ... or None}


def slip_facts(
    view: AppointmentView,
    centre: CentreCard,
    found: VisitList,
    language: Tag,
    size: PaperSize,
) -> dict[str, Any]:
    """Return all that the slip says, frozen in both languages."""
    return {
        "size": size.value,
        "reference": view.reference,
        "version": view.version,
        "starts": view.starts.isoformat(),
        "ends": view.ends.isoformat(),
        "name": view.name,
        "place": _both(centre.names, language),
        "address": _both(centre.addresses, language),
        "phone": centre.phone,
        "items": [
            {
                "name": _both(item.names, language),
                "answers": _answers(one.item.facts, item.answers, language),
            }
            for item, one in zip(view.items, found.services, strict=True)
        ],
        "materials": [
            _material(one, language)
            for one in found.materials
            if not one.facts.exempt and one.given_by is None
        ],
    }


def _answers(facts: ItemFacts, answers: Answers, language: Tag) -> list[list[Both]]:
    """Return the questions that were answered, each with its answer."""
    zh, local = (answered(facts, answers, tag) for tag in (LEGAL, language))
    return [
        [
            {"zh": one.text, "local": other.text if other.lang == language else None}
            for one, other in zip(ours, theirs, strict=True)
        ]
        for ours, theirs in zip(zh, local, strict=True)
    ]


def _both(texts: Mapping[str, str], language: Tag) -> Both:
    local = pick(texts, language)
    return {
        "zh": pick(texts, LEGAL).text,
        "local": local.text if local.lang == language else None,
    }


def _material(one: Merged, language: Tag) -> dict[str, Both]:
    found = material_name(one.facts, language)
    return {
        "name": {"zh": one.facts.name, "local": found.text if found.lang == language else None},
        "copies": {"zh": _remark(one, LEGAL), "local": _remark(one, language)},
    }


def _remark(one: Merged, language: Tag) -> str:
    """Return how many to bring, whether for certain, and what makes it easier than it looks."""
    with force_locale(LANGUAGES[language].babel):
        told = [*([perhaps_mark()] if one.perhaps else []), *marks(one.facts)]
        return " · ".join([copies_words(one.facts), *(words for words, _tone in told)])


def slip_sheet(facts: Mapping[str, Any]) -> Sheet:
    """Return the slip of frozen facts."""
    both = Bilingual(facts["locale"])
    return Sheet(
        title=both(N_("Appointment slip")),
        language=facts["locale"],
        issued_at=datetime.fromisoformat(facts["issued_at"]),
        office=_words(facts["place"]),
        page_label=both(N_("Page %(page)s of %(pages)s")),
        size=PaperSize(facts["size"]),
        blocks=(
            *_when_and_where(facts, both),
            Heading(both(N_("What to bring"))),
            *_situation(facts["items"]),
            _bring(facts["materials"], both),
            Notice(
                both(N_("If you cannot come, please cancel: somebody else waits for the place.")),
                title=both(N_("Come ten minutes early and say the reference at the hall.")),
            ),
            Closing(
                qr=QrCode(
                    facts["verify_url"],
                    both(N_("Scan to see whether this slip is genuine and still holds")),
                    _alt(both),
                )
            ),
        ),
    )


def _when_and_where(facts: Mapping[str, Any], both: Bilingual) -> tuple[Facts, ...]:
    """Return what must not be overlooked, then the rest, side by side where the paper is wide."""
    starts, ends = (datetime.fromisoformat(facts[key]) for key in ("starts", "ends"))
    first = (
        Fact(both(N_("Reference")), code(show_reference(facts["reference"])), strong=True),
        Fact(
            both(N_("Day and time")),
            both(N_("%(starts)s to %(ends)s"), starts=starts, ends=clock_words(ends)),
            strong=True,
        ),
        *(Fact(both(N_("Service")), _words(item["name"])) for item in facts["items"]),
    )
    about = (
        Fact(both(N_("Name")), name(facts["name"])),
        Fact(both(N_("Phone")), code(facts["phone"])),
        Fact(both(N_("Place")), _words(facts["place"])),
        Fact(both(N_("Address")), _words(facts["address"])),
    )
    return Facts(first), Facts(tuple(row for row in about if row.value), columns=2)


def _situation(items: Sequence[Mapping[str, Any]]) -> Iterator[Facts]:
    """Yield the answers that were given, each once."""
    pairs = (pair for item in items for pair in item["answers"])
    told = dict.fromkeys(Fact(_words(one), _words(other)) for one, other in pairs)
    if told:
        yield Facts(tuple(told))


def _bring(rows: Sequence[Mapping[str, Any]], both: Bilingual) -> Checklist | Paragraph:
    if not rows:
        return Paragraph(both(NOTHING_TO_BRING))
    return Checklist(tuple(Check(_words(row["name"]), note=_words(row["copies"])) for row in rows))


def clock_words(instant: datetime) -> str:
    """Return hours and minutes at the office."""
    return f"{instant.astimezone(OFFICE_ZONE):%H:%M}"


def _words(both: Both) -> Words:
    return Words(both["zh"], both["local"])


def _alt(both: Bilingual) -> str:
    words = both(N_("Code to check this slip"))
    return words.local or words.zh
