"""Coded reasons: what can be wrong with a material, why an application is refused.

The Chinese is what legal papers print; the msgid is translated for the reader beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kernel.refusals import N_


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the house: the Chinese legal wording and the msgid of its translations."""

    zh: str
    msgid: str


class Reason(StrEnum):
    """What is wrong with one material."""

    MISSING = "missing"
    SEAL_MISSING = "seal_missing"
    NOT_SIGNED = "not_signed"
    COPY_UNREADABLE = "copy_unreadable"
    NAME_DIFFERS = "name_differs"
    EXPIRED = "expired"
    WRONG_FORM = "wrong_form"
    NOT_FILLED_IN = "not_filled_in"
    NOT_ORIGINAL = "not_original"
    TOO_FEW = "too_few"
    ALTERED = "altered"
    NOT_CERTIFIED = "not_certified"
    NOT_TRANSLATED = "not_translated"
    PHOTO_UNFIT = "photo_unfit"
    OTHER = "other"  # said in words, in Chinese


REASONS: Mapping[Reason, Phrase] = {
    Reason.MISSING: Phrase("未提交", N_("It is missing")),
    Reason.SEAL_MISSING: Phrase("未加盖印章", N_("The seal is missing")),
    Reason.NOT_SIGNED: Phrase("未签名", N_("It is not signed")),
    Reason.COPY_UNREADABLE: Phrase("复印件不清晰", N_("The copy cannot be read")),
    Reason.NAME_DIFFERS: Phrase(
        "姓名（名称）与身份证件不一致", N_("The name differs from the identity document")
    ),
    Reason.EXPIRED: Phrase("已过有效期", N_("It has expired")),
    Reason.WRONG_FORM: Phrase("不是规定的表格样式", N_("It is not the prescribed form")),
    Reason.NOT_FILLED_IN: Phrase("填写不完整", N_("It is not filled in completely")),
    Reason.NOT_ORIGINAL: Phrase("需提交原件", N_("The original is needed")),
    Reason.TOO_FEW: Phrase("份数不足", N_("There are too few copies")),
    Reason.ALTERED: Phrase("有涂改", N_("Something was altered on it")),
    Reason.NOT_CERTIFIED: Phrase("未经公证或认证", N_("It is not certified by a notary")),
    Reason.NOT_TRANSLATED: Phrase("缺少中文译本", N_("The Chinese translation is missing")),
    Reason.PHOTO_UNFIT: Phrase("照片不符合要求", N_("The photo does not meet the requirements")),
    Reason.OTHER: Phrase("其他", N_("Another reason, given in Chinese")),
}


class Ground(StrEnum):
    """Why an application is refused, or not accepted."""

    CONDITIONS_NOT_MET = "conditions_not_met"
    FALSE_MATERIAL = "false_material"
    QUOTA_USED_UP = "quota_used_up"
    RIGHTS_OF_OTHERS = "rights_of_others"
    NOT_OUR_POWER = "not_our_power"
    NOT_NEEDED = "not_needed"
    NOT_CORRECTED = "not_corrected"
    OTHER = "other"


GROUNDS: Mapping[Ground, Phrase] = {
    Ground.CONDITIONS_NOT_MET: Phrase(
        "申请不符合法定条件、标准", N_("The application does not meet the legal conditions")
    ),
    Ground.FALSE_MATERIAL: Phrase("申请材料内容不真实", N_("What the documents say is not true")),
    Ground.QUOTA_USED_UP: Phrase(
        "数量限制内的名额已用完", N_("The number that the law allows is used up")
    ),
    Ground.RIGHTS_OF_OTHERS: Phrase(
        "影响他人重大合法权益", N_("It would harm important rights of others")
    ),
    Ground.NOT_OUR_POWER: Phrase(
        "申请事项依法不属于本机关职权范围",
        N_("By law this office has no power over the matter"),
    ),
    Ground.NOT_NEEDED: Phrase(
        "申请事项依法不需要办理", N_("By law nothing needs to be applied for")
    ),
    Ground.NOT_CORRECTED: Phrase(
        "未按要求补正申请材料", N_("The missing documents were not handed in")
    ),
    Ground.OTHER: Phrase("其他原因", N_("Another reason, given in Chinese")),
}
TO_REFUSE = (
    Ground.CONDITIONS_NOT_MET,
    Ground.FALSE_MATERIAL,
    Ground.QUOTA_USED_UP,
    Ground.RIGHTS_OF_OTHERS,
    Ground.OTHER,
)
NOT_TO_ACCEPT = (
    Ground.NOT_OUR_POWER,
    Ground.NOT_NEEDED,
    Ground.NOT_CORRECTED,
    Ground.OTHER,
)


class Procedure(StrEnum):
    """A special procedure, whose days the law does not count."""

    HEARING = "hearing"
    TENDER = "tender"
    AUCTION = "auction"
    INSPECTION = "inspection"
    TESTING = "testing"
    QUARANTINE = "quarantine"
    APPRAISAL = "appraisal"
    EXPERT_REVIEW = "expert_review"


PROCEDURES: Mapping[Procedure, Phrase] = {
    Procedure.HEARING: Phrase("听证", N_("Hearing")),
    Procedure.TENDER: Phrase("招标", N_("Tender")),
    Procedure.AUCTION: Phrase("拍卖", N_("Auction")),
    Procedure.INSPECTION: Phrase("检验", N_("Inspection")),
    Procedure.TESTING: Phrase("检测", N_("Testing")),
    Procedure.QUARANTINE: Phrase("检疫", N_("Quarantine")),
    Procedure.APPRAISAL: Phrase("鉴定", N_("Appraisal")),
    Procedure.EXPERT_REVIEW: Phrase("专家评审", N_("Expert review")),
}


class DeliveryWay(StrEnum):
    """How a result reaches its person."""

    IN_PERSON = "in_person"
    BY_AGENT = "by_agent"
    BY_POST = "by_post"


DELIVERY_WAYS: Mapping[DeliveryWay, Phrase] = {
    DeliveryWay.IN_PERSON: Phrase("直接送达", N_("Handed to the applicant")),
    DeliveryWay.BY_AGENT: Phrase("代理人代收", N_("Handed to an agent")),
    DeliveryWay.BY_POST: Phrase("邮寄送达", N_("Sent by post")),
}
