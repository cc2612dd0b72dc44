"""What all papers of a case have in common."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from catalogue.values.codes import ItemType
from documents.sheets import (
    Block,
    Check,
    Checklist,
    Closing,
    Fact,
    Facts,
    QrCode,
    Sheet,
    SignatureLine,
)
from documents.values import Words, code, isolate_code, name
from intake.pdf.words import Pair, instant_of
from intake.rules.profiles import Profile, profile_of, title_of
from intake.values.reasons import Phrase
from intake.values.states import PaperKind
from kernel.clock import office_day
from kernel.refusals import N_

Given = Mapping[str, Any]
RECEIPT_SEAL = Phrase("加盖收件专用章", N_("Seal of receipt"))
ACCEPTANCE_SEAL = Phrase("加盖受理专用章", N_("Seal of acceptance"))
OFFICE_SEAL = Phrase("加盖行政机关印章", N_("Seal of the office"))


def both_of(given: Given) -> Pair:
    """Return who writes the words of this paper in both languages."""
    return Pair(given["locale"])


def profile(given: Given) -> Profile:
    """Return the wording for this kind of item."""
    return profile_of(ItemType(given["item_type"]))


def sheet(kind: PaperKind, given: Given, blocks: tuple[Block, ...]) -> Sheet:
    """Return the paper with its title, number and office."""
    both = both_of(given)
    return Sheet(
        title=both.phrase(title_of(kind, profile(given), granted=given["granted"])),
        language=given["locale"],
        issued_at=instant_of(given["issued_at"]),
        number=both("编号：%(number)s", N_("No. %(number)s"), number=given["number"]),
        office=both.named(given["centre" if kind is PaperKind.RECEIPT else "department"]),
        blocks=blocks,
        page_label=_page_label(both),
    )


def _page_label(both: Pair) -> Words:
    """Return the words beside the page number; the numbers are filled in when it is set."""
    return both("第 %(page)s 页，共 %(pages)s 页", N_("Page %(page)s of %(pages)s"))


def head(given: Given, *more: Fact) -> tuple[Facts, Facts]:
    """Return who applied for what, then number, place and days side by side."""
    both = both_of(given)
    received = office_day(instant_of(given["received_at"]))
    who = (
        Fact(both("申请人", N_("Applicant")), name(given["applicant"]), strong=True),
        Fact(both("事项名称", N_("Service")), both.named(given["item"]), strong=True),
        *(Fact(both.named(one), both.named(other)) for one, other in given.get("answers", ())),
    )
    short = (
        Fact(both("办件编号", N_("Case number")), code(given["reference"]), strong=True),
        Fact(both("事项编码", N_("Service code")), code(given["item_code"])),
        Fact(both("收件地点", N_("Handed in at")), both.named(given["centre"])),
        Fact(both("收件日期", N_("Handed in on")), both.day(received)),
    )
    return Facts(who), Facts((*short, *more), columns=2)


def read_aloud(given: Given) -> Checklist:
    """Return the box to tick when the paper was read to somebody who does not read it."""
    both = both_of(given)
    words = both(
        "已用申请人通晓的语言向其宣读本文书内容。",
        N_("This paper was read aloud to the applicant in a language that they understand."),
    )
    return Checklist((Check(words),))


def closing(given: Given, seal: Phrase, *signatures: SignatureLine) -> Closing:
    """Return the foot: code to check the paper, signatures, the place of the seal."""
    return replace(closing_code(given), seal=both_of(given).phrase(seal), signatures=signatures)


def closing_code(given: Given) -> Closing:
    """Return the code to check the paper, for what nobody signs."""
    both = both_of(given)
    qr = QrCode(
        text=given["verify_url"],
        caption=both("扫码核验真伪", N_("Scan to check that this paper is genuine")),
        alt=both.plain("核验二维码", N_("Code to check that this paper is genuine")),
    )
    return Closing(qr=qr)


def applicant_signs(given: Given) -> tuple[SignatureLine, ...]:
    """Return the lines for the applicant or agent: signature or fingerprint, and the date."""
    both = both_of(given)
    hint = both("签名或按指印、日期", N_("signature or fingerprint, date"))
    return (
        SignatureLine(both("申请人（代理人）", N_("Applicant or agent")), hint),
        officer_signs(given),
    )


def officer_signs(given: Given) -> SignatureLine:
    """Return the line for who handles it, whose name is printed where it is known."""
    both = both_of(given)
    dated = both("签名、日期", N_("signature, date"))
    if not given["officer"]:
        return SignatureLine(both("经办人", N_("Clerk")), dated)
    label = both("经办人：%(name)s", N_("Clerk: %(name)s"), name=given["officer"])
    return SignatureLine(label, dated)


def number_words(number: int) -> Words:
    """Return a count."""
    return Words(isolate_code(str(number)), isolate_code(str(number)))
