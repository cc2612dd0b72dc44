"""The sheet that says where a case is: its stages, who holds it, its days, its papers."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from documents.bilingual import Bilingual
from documents.sheets import (
    Block,
    Column,
    Fact,
    Facts,
    Heading,
    Notice,
    Paragraph,
    Sheet,
    Table,
    Tone,
)
from documents.values import Words, code, name
from intake.pdf.common import Given, closing_code
from intake.pdf.words import instant_of
from kernel.clock import office_day
from kernel.refusals import N_

PROGRESS = "case_progress"
STATES: Mapping[str, str] = {
    "done": N_("Done"),
    "now": N_("Now"),
    "you": N_("Waiting for you"),
    "late": N_("Late"),
    "todo": N_("Still to come"),
}
Twin = tuple[Mapping[str, Any], Mapping[str, Any]]  # the same in Chinese and the other language


def progress(given: Given) -> Sheet:
    """办件进度单: what the page of a case says, on the day it was printed."""
    both = Bilingual(given["locale"])
    return Sheet(
        title=both(N_("Progress of a case")),
        language=given["locale"],
        issued_at=instant_of(given["issued_at"]),
        number=both(N_("As of %(moment)s"), moment=instant_of(given["issued_at"])),
        office=_words(given, "centre"),
        page_label=both(N_("Page %(page)s of %(pages)s")),
        blocks=(
            *_head(given, both),
            *_clocks(given, both),
            Heading(both(N_("Where it is"))),
            _road(given, both),
            *_duties(given, both),
            Heading(both(N_("Papers"))),
            _papers(given, both),
            Paragraph(
                both(
                    N_(
                        "With the case number and your phone number you can follow the case at"
                        " %(address)s."
                    ),
                    address=given["follow_url"],
                ),
                small=True,
            ),
            closing_code(given),
        ),
    )


def _words(given: Given, key: str) -> Words:
    return Words(given["zh"][key], given["local"][key])


def _pairs(given: Given, key: str) -> list[Twin]:
    return list(zip(given["zh"][key], given["local"][key], strict=True))


def _both(pair: Twin, key: str) -> Words:
    return Words(pair[0][key] or "", pair[1][key])


def _head(given: Given, both: Bilingual) -> tuple[Block, ...]:
    received = office_day(instant_of(given["received_at"]))
    who = (
        Fact(both(N_("Applicant")), name(given["applicant"]), strong=True),
        Fact(both(N_("Service")), _words(given, "item"), strong=True),
    )
    short = (
        Fact(both(N_("Case number")), code(given["reference"]), strong=True),
        Fact(both(N_("Handed in on")), both("%(day)s", day=received)),
        Fact(both(N_("State")), _words(given, "state"), strong=True),
        Fact(both(N_("It is with")), _words(given, "holder")),
    )
    return Facts(who), Facts(short, columns=2)


def _clocks(given: Given, both: Bilingual) -> Iterator[Block]:
    """Return each limit with its last day, and how many of its days are used."""
    columns = (
        Column(both(N_("Time limit")), 3),
        Column(both(N_("How long")), 3),
        Column(both(N_("Due on")), 3.6),
        Column(both(N_("Time used")), 3.4),
    )
    rows = tuple(
        (
            _both(pair, "title"),
            _both(pair, "limit"),
            _last(pair, both),
            _used(pair, given, both),
        )
        for pair in _pairs(given, "clocks")
    )
    if rows:
        yield Table(columns, rows)


def _used(pair: Twin, given: Given, both: Bilingual) -> Words:
    """Return how many days are used; nothing once it is decided, or where days do not count."""
    one = pair[0]
    if given["decided"] or not one["promised"]:
        return Words("")
    words = N_("%(used)s of %(promised)s days used")
    return both(words, used=one["used"], promised=one["promised"])


def _last(pair: Twin, both: Bilingual) -> Words:
    """Return the last day; one that the calendar has not announced yet says so."""
    if not pair[0]["estimated"]:
        return _both(pair, "last")
    zh, local = (both(N_("%(day)s (estimated)"), day=one["last"]) for one in pair)
    return Words(zh.zh, local.local)


def _road(given: Given, both: Bilingual) -> Table:
    columns = (
        Column(both(N_("Stage")), 4),
        Column(both(N_("State")), 2),
        Column(both(N_("Time")), 3.4),
        Column(both(N_("Who holds it")), 4.2),
    )
    pairs = _pairs(given, "stages")
    known = [pair for pair in pairs if not _is_ahead(pair)]
    rows = [
        (
            _with_text(pair),
            both(STATES[pair[0]["state"]]),
            _both(pair, "moment"),
            _both(pair, "who"),
        )
        for pair in known
    ]
    ahead = [pair for pair in pairs if _is_ahead(pair)]
    if ahead:
        rows.append((_names(ahead), both(STATES["todo"]), Words(""), Words("")))
    return Table(columns, tuple(rows))


def _is_ahead(pair: Twin) -> bool:
    """Whether nothing but its name is known of a stage: such stages share a row."""
    one = pair[0]
    return one["state"] == "todo" and not (one["text"] or one["moment"] or one["who"])


def _names(pairs: Sequence[Twin]) -> Words:
    return Words(*(" · ".join(one["name"] for one in side) for side in zip(*pairs, strict=True)))


def _with_text(pair: Twin) -> Words:
    return Words(*("\n".join(filter(None, (one["name"], one["text"]))) for one in pair))


def _duties(given: Given, both: Bilingual) -> Iterator[Block]:
    zh, local = (
        [line for stage in given[which]["stages"] for line in stage["todo"]]
        for which in ("zh", "local")
    )
    if zh:
        body = Words("\n".join(zh), "\n".join(local))
        yield Notice(body, both(N_("What to do now")), Tone.IMPORTANT)


def _papers(given: Given, both: Bilingual) -> Block:
    if not given["papers"]:
        return Paragraph(both(N_("No papers yet.")))
    columns = (
        Column(both(N_("Paper")), 5),
        Column(both(N_("Number")), 4),
        Column(both(N_("Issued")), 4),
    )
    rows = tuple(
        (Words(zh, local), code(paper["number"]), both("%(at)s", at=instant_of(paper["at"])))
        for paper, zh, local in zip(
            given["papers"], given["zh"]["papers"], given["local"]["papers"], strict=True
        )
    )
    return Table(columns, rows)
