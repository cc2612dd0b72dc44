"""The Chinese words of the code lists, as lists and templates write them.

The first word is written on export; all are read, and so are the codes of the standards.
"""

from collections.abc import Mapping
from enum import StrEnum

from catalogue.values.codes import (
    THEMES,
    Acceptance,
    AcceptScope,
    Audience,
    Channel,
    Charged,
    Handling,
    HandlingSystem,
    ItemType,
    Level,
    MaterialForm,
    MaterialKind,
    MaterialSource,
    Necessity,
)
from catalogue.values.dictionary import EntryState
from catalogue.values.limits import LimitUnit

_WORDS: tuple[tuple[StrEnum, tuple[str, ...]], ...] = (
    (ItemType.PERMIT, ("行政许可", "01")),
    (ItemType.PENALTY, ("行政处罚", "02")),
    (ItemType.COERCION, ("行政强制", "03")),
    (ItemType.LEVY, ("行政征收", "04")),
    (ItemType.PAYMENT, ("行政给付", "05")),
    (ItemType.INSPECTION, ("行政检查", "06")),
    (ItemType.CONFIRMATION, ("行政确认", "07")),
    (ItemType.REWARD, ("行政奖励", "08")),
    (ItemType.ADJUDICATION, ("行政裁决", "09")),
    (ItemType.OTHER_POWER, ("其他行政权力", "其他类别事项", "10")),
    (ItemType.PUBLIC_SERVICE, ("公共服务", "公共服务事项", "20")),
    (ItemType.UNKNOWN, ("不明",)),
    (Handling.IMMEDIATE, ("即办件", "1")),
    (Handling.PROMISED, ("承诺件", "2")),
    (Handling.OTHER, ("其他", "9")),
    (Handling.UNKNOWN, ("不明",)),
    (Audience.PERSON, ("自然人", "个人")),
    (Audience.COMPANY, ("企业法人", "企业")),
    (Audience.INSTITUTION, ("事业法人", "事业单位")),
    (Audience.SOCIAL_ORG, ("社会组织法人", "社会组织")),
    (Audience.GOVERNMENT, ("行政机关",)),
    (Audience.OTHER, ("其他组织", "其他")),
    (Channel.WINDOW, ("窗口办理", "窗口")),
    (Channel.ONLINE, ("网上办理", "网上", "电脑端")),
    (Channel.MOBILE, ("移动端办理", "移动端", "手机")),
    (Channel.POST, ("快递申请", "快递", "邮寄")),
    (Channel.TERMINAL, ("自助办理", "自助终端", "终端")),
    (Level.NATIONAL, ("国家级", "国家")),
    (Level.REGION, ("自治区级", "省级", "省")),
    (Level.PREFECTURE, ("市级", "地州级", "市")),
    (Level.COUNTY, ("县级", "区县级", "县")),
    (Level.TOWNSHIP, ("乡镇级", "镇（乡、街道）级", "乡镇", "街道")),
    (Level.VILLAGE, ("村级", "村（社区）级", "村", "社区")),
    (Level.UNKNOWN, ("不明",)),
    (AcceptScope.OWN, ("本地",)),
    (AcceptScope.COUNTY, ("全县", "区县")),
    (AcceptScope.CITY, ("全市", "全地州")),
    (AcceptScope.REGION, ("全自治区", "全省", "全区")),
    (AcceptScope.NATIONAL, ("全国",)),
    (AcceptScope.UNKNOWN, ("不明", "-")),
    (Acceptance.WINDOW_RECEIVES, ("窗口收件",)),
    (Acceptance.WINDOW_ACCEPTS, ("窗口授权受理",)),
    (Acceptance.DEPARTMENT, ("部门受理",)),
    (Acceptance.UNKNOWN, ("不明",)),
    (HandlingSystem.OURS, ("本系统",)),
    (HandlingSystem.NATIONAL, ("国家系统", "国家垂管系统")),
    (HandlingSystem.REGIONAL, ("自治区系统", "省级系统")),
    (HandlingSystem.DEPARTMENT, ("部门系统",)),
    (Charged.YES, ("是", "收费")),
    (Charged.NO, ("否", "不收费")),
    (Charged.UNKNOWN, ("不明",)),
    (Necessity.REQUIRED, ("必要", "1")),
    (Necessity.OPTIONAL, ("非必要", "2")),
    (MaterialKind.ORIGINAL, ("原件", "1")),
    (MaterialKind.COPY, ("复印件", "2")),
    (MaterialKind.ORIGINAL_AND_COPY, ("原件和复印件", "3")),
    (MaterialKind.ORIGINAL_OR_COPY, ("原件或复印件", "4")),
    (MaterialKind.UNKNOWN, ("不明",)),
    (MaterialForm.PAPER, ("纸质", "1")),
    (MaterialForm.ELECTRONIC, ("电子", "2")),
    (MaterialForm.PAPER_AND_ELECTRONIC, ("纸质和电子", "3")),
    (MaterialForm.PAPER_OR_ELECTRONIC, ("纸质或电子", "4")),
    (MaterialForm.UNKNOWN, ("不明",)),
    (EntryState.DRAFT, ("草稿",)),
    (EntryState.IN_USE, ("使用中",)),
    (EntryState.RETIRED, ("已停用", "停用")),
    (MaterialSource.APPLICANT, ("申请人自备", "10")),
    (MaterialSource.GOVERNMENT, ("政府部门核发", "20")),
    (MaterialSource.AGENCY, ("中介机构", "中介", "30")),
    (MaterialSource.OTHER, ("其他", "99")),
    (MaterialSource.UNKNOWN, ("不明",)),
    (LimitUnit.WORKING_DAY, ("工作日", "个工作日")),
    (LimitUnit.NATURAL_DAY, ("自然日", "日", "天", "个自然日")),
    (LimitUnit.MONTH, ("月", "个月")),
    (LimitUnit.HOUR, ("小时",)),
    (LimitUnit.ON_THE_SPOT, ("当场", "即时")),
)
# by list and code: codes of different lists are equal as text
WORDS: Mapping[tuple[type, str], tuple[str, ...]] = {
    (type(code), code.value): said for code, said in _WORDS
}
THEME_WORDS: Mapping[str, str] = dict(
    zip(
        THEMES,
        (
            "户籍",
            "婚育",
            "教育",
            "就业创业",
            "社会保险",
            "医疗卫生",
            "住房",
            "交通出行",
            "出境入境",
            "企业开办经营",
            "税务",
            "土地建设",
            "农牧",
            "环境保护",
            "文化旅游",
            "司法公证",
            "救助福利",
            "退役军人",
            "公共安全",
            "公用事业",
            "科技",
            "边境涉外",
            "殡葬",
            "其他",
        ),
        strict=True,
    )
)


def word_of(value: StrEnum) -> str:
    """Return the Chinese word that is written for a code."""
    return WORDS[type(value), value.value][0]


def codes_of(kind: type[StrEnum]) -> dict[str, StrEnum]:
    """Return every spelling that is read as a code of `kind`."""
    return {word: code for code in kind for word in (code.value, *WORDS[kind, code.value])}
