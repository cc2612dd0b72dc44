"""Papers of the desk: the receipt of materials and the one-time notice of what is missing."""

from collections.abc import Mapping
from typing import Any

from documents.sheets import Block, Column, Fact, Notice, Paragraph, Sheet, Table, Tone
from documents.values import Words
from intake.pdf.common import (
    ACCEPTANCE_SEAL,
    RECEIPT_SEAL,
    Given,
    applicant_signs,
    both_of,
    closing,
    head,
    number_words,
    profile,
    read_aloud,
    sheet,
)
from intake.pdf.words import Pair, day_of
from intake.values.reasons import REASONS, Reason
from intake.values.states import PaperKind
from kernel.refusals import N_


def receipt(given: Given) -> Sheet:
    """收件凭证: what was handed in, and by when the office answers."""
    both = both_of(given)
    blocks: tuple[Block, ...] = (
        *head(given, _answer_by(both, given)),
        _received(both, given),
        Notice(
            both(
                "收件不等于受理，受理以本机关出具的受理通知书为准，办理期限自受理之日起计算。",
                N_(
                    "Taking in is not yet accepting. The time limit starts with the notice of"
                    " acceptance."
                ),
            )
        ),
        Paragraph(_how_to_follow(both, given), small=True),
        closing(given, RECEIPT_SEAL, *applicant_signs(given)),
    )
    return sheet(PaperKind.RECEIPT, given, blocks)


def _answer_by(both: Pair, given: Given) -> Fact:
    label = both("最迟答复日", N_("You will be answered by"))
    return Fact(label, both.day(day_of(given["answer_by"])), strong=True)


def _received(both: Pair, given: Given) -> Block:
    if not given["materials"]:
        return Notice(both("本次未收取材料。", N_("No documents were handed in.")))
    columns = (
        Column(both("序号", N_("No.")), 1, "center"),
        Column(both("材料名称", N_("Document")), 7),
        Column(both("原件", N_("Originals")), 1.6, "center"),
        Column(both("复印件", N_("Copies")), 1.6, "center"),
    )
    rows = tuple(
        (
            number_words(position),
            both.named(row["name"]),
            number_words(row["originals"]),
            number_words(row["copies"]),
        )
        for position, row in enumerate(given["materials"], 1)
    )
    return Table(columns, rows, caption=both("收取的材料", N_("Documents handed in")))


def _how_to_follow(both: Pair, given: Given) -> Words:
    return both(
        "凭办件编号和预留手机号，可在%(address)s查询办理进度。",
        N_("With the case number and your phone number you can follow the case at %(address)s."),
        address=given["follow_url"],
    )


def correction(given: Given) -> Sheet:
    """一次性补正告知书: all that is missing, at once; the clock has not started."""
    both = both_of(given)
    blocks: tuple[Block, ...] = (
        *head(given),
        Paragraph(_all_at_once(both, given)),
        _lacking(both, given),
        *_bring_by(both, given),
        Notice(
            both(
                "目前尚未受理，办理期限尚未开始计算；补齐全部材料之日起视为收到完整申请。",
                N_(
                    "The application is not accepted yet and the time limit has not started. It"
                    " counts from the day on which the last missing document comes."
                ),
            ),
            tone=Tone.IMPORTANT,
        ),
        Paragraph(_where_to_bring(both, given)),
        read_aloud(given),
        closing(given, ACCEPTANCE_SEAL, *applicant_signs(given)),
    )
    return sheet(PaperKind.CORRECTION, given, blocks)


def _all_at_once(both: Pair, given: Given) -> Words:
    basis = profile(given).basis.get(PaperKind.CORRECTION)
    if basis:
        return both(
            "根据%(basis)s的规定，现一次性告知需要补正的全部内容：",
            N_("Under %(basis)s you are told at once all that is still needed:"),
            basis=basis,
        )
    return both(
        "现一次性告知需要补正的全部内容：", N_("You are told at once all that is still needed:")
    )


def _lacking(both: Pair, given: Given) -> Block:
    columns = (
        Column(both("序号", N_("No.")), 1, "center"),
        Column(both("材料名称", N_("Document")), 5),
        Column(both("需补正的内容", N_("What is wrong with it")), 5),
    )
    rows = tuple(
        (number_words(position), both.named(row["name"]), _wrong(both, row))
        for position, row in enumerate(given["materials"], 1)
    )
    return Table(columns, rows)


def _wrong(both: Pair, row: Mapping[str, Any]) -> Words:
    words = both.phrase(REASONS[Reason(row["reason"])])
    remark = row["remark"]
    if not remark:
        return words
    if row["reason"] == Reason.OTHER:
        return both.written(remark, REASONS[Reason.OTHER].msgid)
    more = N_("%(reason)s. More is said in Chinese.")
    return both.written(f"{words.zh}：{remark}", more, reason=words.local)


def _bring_by(both: Pair, given: Given) -> tuple[Block, ...]:
    if not given["bring_by"]:
        return ()
    words = both(
        "请于%(day)s前补齐。", N_("Please bring them by %(day)s."), day=day_of(given["bring_by"])
    )
    return (Paragraph(words),)


def _where_to_bring(both: Pair, given: Given) -> Words:
    centre = both.named(given["centre"])
    zh = both("补正地点：%(place)s", N_("Bring them to: %(place)s"), place=centre.zh)
    if both.tag == "zh-Hans":
        return zh
    place = centre.local or centre.zh
    local = both("补正地点：%(place)s", N_("Bring them to: %(place)s"), place=place)
    return Words(zh.zh, local.local)
