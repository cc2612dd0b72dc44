"""Papers of the department: acceptance, special procedure, decision; and of the delivery."""

from documents.sheets import (
    Block,
    Column,
    Fact,
    Facts,
    Heading,
    Notice,
    Paragraph,
    Sheet,
    SignatureLine,
    Table,
    Tone,
)
from documents.values import Words, code, name
from intake.pdf.common import (
    ACCEPTANCE_SEAL,
    OFFICE_SEAL,
    Given,
    applicant_signs,
    both_of,
    closing,
    head,
    number_words,
    officer_signs,
    profile,
    read_aloud,
    sheet,
)
from intake.pdf.explaining import clock_blocks
from intake.pdf.words import Pair, day_of, instant_of
from intake.values.reasons import (
    DELIVERY_WAYS,
    GROUNDS,
    PROCEDURES,
    DeliveryWay,
    Ground,
    Procedure,
)
from intake.values.states import PaperKind
from kernel.clock import office_day
from kernel.refusals import N_


def acceptance(given: Given) -> Sheet:
    """受理通知书: accepted on which day, to be decided by which day, and why that one."""
    both = both_of(given)
    accepted = Fact(
        both("受理日期", N_("Accepted on")), both.day(day_of(given["accepted_on"])), strong=True
    )
    blocks: tuple[Block, ...] = (
        *head(given, accepted),
        Paragraph(_accepted(both, given)),
        *clock_blocks(both, given["clock"]),
        Paragraph(
            both(
                "依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，"
                "所需时间不计入期限，另行书面告知。",
                N_(
                    "Time for a hearing, tender, auction, inspection, testing, quarantine,"
                    " appraisal or expert review does not count; you would be told in writing."
                ),
            ),
            small=True,
        ),
        closing(given, ACCEPTANCE_SEAL, *applicant_signs(given)),
    )
    return sheet(PaperKind.ACCEPTANCE, given, blocks)


def _accepted(both: Pair, given: Given) -> Words:
    if given.get("silent"):
        return _accepted_by_silence(both)
    basis = profile(given).basis.get(PaperKind.ACCEPTANCE)
    if basis:
        return both(
            "你（单位）提出的申请，材料齐全、符合规定形式，根据%(basis)s的规定，予以受理。",
            N_("The documents are complete; under %(basis)s your application is accepted."),
            basis=basis,
        )
    return both(
        "你（单位）提出的申请，材料齐全、符合规定形式，予以受理。",
        N_("The documents are complete and your application is accepted."),
    )


def _accepted_by_silence(both: Pair) -> Words:
    """Return why a file counts as accepted although nobody looked at it in time."""
    return both(
        "本机关未在规定期限内一次性告知需要补正的内容，你（单位）提出的申请自收到申请材料之日起即为受理。",
        N_(
            "This office did not say in time what was missing: your application counts as"
            " accepted from the day your documents came."
        ),
    )


def special_procedure(given: Given) -> Sheet:
    """特别程序告知书: which procedure, and how long it takes; its days do not count."""
    both = both_of(given)
    rows = (
        Fact(
            both("特别程序", N_("Special procedure")),
            both.phrase(PROCEDURES[Procedure(given["procedure"])]),
            strong=True,
        ),
        Fact(
            both("所需时间", N_("Time needed")),
            both.limit({"unit": "working_day", "number": given["needs_days"]}),
        ),
    )
    blocks: tuple[Block, ...] = (
        *head(given, *rows),
        *_free_text(given),
        Notice(
            both(
                "上述程序所需时间不计入办理期限；程序结束后期限继续计算。",
                N_("These days do not count. Afterwards the time limit runs on."),
            )
        ),
        closing(given, OFFICE_SEAL, *applicant_signs(given)),
    )
    return sheet(PaperKind.PAUSE, given, blocks)


def decision(given: Given) -> Sheet:
    """准予 or 不予决定书, in the wording of the item's kind."""
    both = both_of(given)
    words = profile(given)
    decided = Fact(
        both("决定日期", N_("Decided on")),
        both.day(office_day(instant_of(given["issued_at"]))),
        strong=True,
    )
    said = words.granted if given["granted"] else words.refused
    blocks: tuple[Block, ...] = (
        *head(given, decided, *_result(both, given)),
        *_basis(both, given),
        Notice(both.phrase(said), tone=Tone.IMPORTANT),
        *(_free_text(given) if given["granted"] else _declined(both, given)),
        closing(given, OFFICE_SEAL, *applicant_signs(given)),
    )
    return sheet(PaperKind.DECISION, given, blocks)


def non_acceptance(given: Given) -> Sheet:
    """不予受理通知书: why, and where that may be contested."""
    both = both_of(given)
    said = both("经审查，决定不予受理。", N_("After examination, the application is not accepted."))
    blocks: tuple[Block, ...] = (
        *head(given),
        Notice(said, tone=Tone.IMPORTANT),
        *_declined(both, given),
        closing(given, ACCEPTANCE_SEAL, *applicant_signs(given)),
    )
    return sheet(PaperKind.NON_ACCEPTANCE, given, blocks)


def _basis(both: Pair, given: Given) -> tuple[Block, ...]:
    basis = profile(given).basis.get(PaperKind.DECISION)
    if not basis:
        return ()
    words = both("依据：%(basis)s。", N_("Legal basis: %(basis)s."), basis=basis)
    return (Paragraph(words),)


def _result(both: Pair, given: Given) -> tuple[Fact, ...]:
    rows = []
    if given.get("result_name"):
        rows.append(Fact(both("办理结果", N_("Result")), Words(given["result_name"])))
    if given.get("result_number"):
        rows.append(Fact(both("证照编号", N_("Its number")), code(given["result_number"])))
    return tuple(rows)


def _free_text(given: Given) -> tuple[Block, ...]:
    """What an officer wrote, in Chinese: never translated by a machine, and marked so."""
    if not given.get("text"):
        return ()
    only = N_("The office wrote this in Chinese only.")
    return (Paragraph(both_of(given).written(given["text"], only)),)


def _reasons(both: Pair, given: Given) -> Words:
    """Return the ground, and what an officer wrote about it."""
    ground = both.phrase(GROUNDS[Ground(given["ground"])])
    if not given.get("text"):
        return ground
    more = N_("%(reason)s. More is said in Chinese.")
    return both.written(f"{ground.zh}：{given['text']}", more, reason=ground.local)


def _declined(both: Pair, given: Given) -> tuple[Block, ...]:
    remedy = given["remedy"]
    contest = both(
        "如不服本决定，可以自收到本文书之日起60日内向%(authority)s（%(authority_address)s）申请"
        "行政复议，或者自知道或者应当知道本决定之日起6个月内向%(court)s（%(court_address)s）提起行政诉讼。",
        N_(
            "Whoever disagrees may, within 60 days of receiving this paper, ask for"
            " reconsideration at %(authority)s (%(authority_address)s), or go to court within six"
            " months at %(court)s (%(court_address)s)."
        ),
        **remedy,
    )
    return (
        Heading(both("理由", N_("Reasons"))),
        Paragraph(_reasons(both, given)),
        Heading(both("救济途径", N_("If you disagree"))),
        Paragraph(contest),
        read_aloud(given),
    )


def delivery(given: Given) -> Sheet:
    """送达回证: what was handed to whom, signed for."""
    both = both_of(given)
    received = both("收件人（签名或按指印）", N_("Received by (signature or fingerprint)"))
    dated = both("日期、时间", N_("date and time"))
    blocks: tuple[Block, ...] = (
        *head(given),
        _handed_over(both, given),
        _to_whom(both, given),
        read_aloud(given),
        closing(given, OFFICE_SEAL, SignatureLine(received, dated), officer_signs(given)),
    )
    return sheet(PaperKind.DELIVERY, given, blocks)


def _handed_over(both: Pair, given: Given) -> Table:
    columns = (
        Column(both("序号", N_("No.")), 1, "center"),
        Column(both("送达文书、证照", N_("Handed over")), 6),
        Column(both("编号", N_("Number")), 5),
    )
    rows = tuple(
        (
            number_words(position),
            Words(one["title"]),
            code(one["number"]) if one["number"] else Words("—"),
        )
        for position, one in enumerate(given["documents"], 1)
    )
    return Table(columns, rows)


def _to_whom(both: Pair, given: Given) -> Facts:
    way = DELIVERY_WAYS[DeliveryWay(given["way"])]
    on = office_day(instant_of(given["issued_at"]))
    return Facts(
        (
            Fact(both("受送达人", N_("Handed to")), name(given["recipient"]), strong=True),
            Fact(both("送达方式", N_("How")), both.phrase(way)),
            Fact(both("送达日期", N_("On")), both.day(on)),
        )
    )
