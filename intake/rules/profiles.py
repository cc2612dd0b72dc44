"""Rule profiles: which law and which words fit a kind of item.

The licensing law fits permits only: a paper of another kind never says 行政许可.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.values.codes import ItemType
from intake.values.reasons import Phrase
from intake.values.states import PaperKind
from kernel.refusals import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The wording of one kind of item. `basis` names the articles its papers may cite."""

    grant: Phrase
    refusal: Phrase
    granted: Phrase
    refused: Phrase
    basis: Mapping[PaperKind, str]


GRANTED = Phrase(
    "经审查，申请符合规定的条件，决定准予办理。",
    N_("After examination: the application meets the conditions and is granted."),
)
REFUSED = Phrase(
    "经审查，申请不符合规定的条件，决定不予办理。",
    N_("After examination: the application does not meet the conditions and is refused."),
)
PERMIT_LAW = "《中华人民共和国行政许可法》"  # articles to be checked against the printed text
PERMIT = Profile(
    grant=Phrase("准予行政许可决定书", N_("Decision to grant a permit")),
    refusal=Phrase("不予行政许可决定书", N_("Decision to refuse a permit")),
    granted=Phrase(
        "经审查，申请符合法定条件、标准，决定准予行政许可。",
        N_("After examination: the application meets the legal conditions; the permit is granted."),
    ),
    refused=Phrase(
        "经审查，申请不符合法定条件、标准，决定不予行政许可。",
        N_("After examination: the legal conditions are not met; the permit is refused."),
    ),
    basis={
        PaperKind.CORRECTION: f"{PERMIT_LAW}第三十二条",
        PaperKind.ACCEPTANCE: f"{PERMIT_LAW}第三十二条",
        PaperKind.NON_ACCEPTANCE: f"{PERMIT_LAW}第三十二条",
        PaperKind.PAUSE: f"{PERMIT_LAW}第四十五条",
        PaperKind.DECISION: f"{PERMIT_LAW}第三十八条",
    },
)


def _plain(grant: Phrase, refusal: Phrase) -> Profile:
    return Profile(grant=grant, refusal=refusal, granted=GRANTED, refused=REFUSED, basis={})


OTHERS = _plain(
    Phrase("准予办理决定书", N_("Decision to grant the application")),
    Phrase("不予办理决定书", N_("Decision to refuse the application")),
)
PROFILES: Mapping[ItemType, Profile] = {
    ItemType.PERMIT: PERMIT,
    ItemType.PAYMENT: _plain(
        Phrase("行政给付决定书", N_("Decision to pay a benefit")),
        Phrase("不予行政给付决定书", N_("Decision to refuse a benefit")),
    ),
    ItemType.CONFIRMATION: _plain(
        Phrase("行政确认决定书", N_("Decision to confirm")),
        Phrase("不予行政确认决定书", N_("Decision to refuse confirmation")),
    ),
    ItemType.REWARD: _plain(
        Phrase("行政奖励决定书", N_("Decision to reward")),
        Phrase("不予行政奖励决定书", N_("Decision to refuse a reward")),
    ),
    ItemType.ADJUDICATION: _plain(
        Phrase("行政裁决决定书", N_("Decision on a dispute")),
        Phrase("不予行政裁决决定书", N_("Decision to refuse to settle a dispute")),
    ),
    ItemType.PUBLIC_SERVICE: _plain(
        Phrase("办理结果通知书", N_("Notice of the result")),
        Phrase("不予办理通知书", N_("Notice that the service is refused")),
    ),
}
TITLES: Mapping[PaperKind, Phrase] = {
    PaperKind.RECEIPT: Phrase("收件凭证", N_("Receipt of documents")),
    PaperKind.CORRECTION: Phrase("一次性补正告知书", N_("One-time notice of what is still needed")),
    PaperKind.ACCEPTANCE: Phrase("受理通知书", N_("Notice of acceptance")),
    PaperKind.NON_ACCEPTANCE: Phrase("不予受理通知书", N_("Notice of non-acceptance")),
    PaperKind.PAUSE: Phrase("特别程序告知书", N_("Notice of a special procedure")),
    PaperKind.DELIVERY: Phrase("送达回证", N_("Receipt of delivery")),
}


def profile_of(item_type: ItemType) -> Profile:
    """Return the wording for a kind of item; an unknown one claims no law."""
    return PROFILES.get(item_type, OTHERS)


def title_of(kind: PaperKind, profile: Profile, *, granted: bool = True) -> Phrase:
    """Return what a paper is called."""
    if kind is PaperKind.DECISION:
        return profile.grant if granted else profile.refusal
    return TITLES[kind]
