from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from catalogue.rules.findings import blocking, find
from catalogue.values.codes import (
    Acceptance,
    Audience,
    Channel,
    Charged,
    Handling,
    ItemType,
    Level,
    MaterialSource,
)
from catalogue.values.facts import FeeFacts, StepFacts
from catalogue.values.findings import Around, FindingKind
from catalogue.values.limits import LimitUnit, TimeLimit, is_longer
from catalogue.values.states import ItemKind
from tests.catalogue.builders import a_material, days, some_facts
from tests.catalogue.situations import facts_asking

BODY = "11659800MB00010112"
CODE, OTHER_CODE = f"{BODY}3000164213003", f"{BODY}3000164213002"
WELL_KNOWN = a_material(
    "身份证", source=MaterialSource.GOVERNMENT, basis="《居住证暂行条例》第九条"
)
SPOTLESS: dict[str, Any] = {
    "item_type": ItemType.PERMIT,
    "audiences": (Audience.PERSON,),
    "themes": ("household",),
    "acceptance": Acceptance.DEPARTMENT,
    "promised_limit": days(5),
    "steps": (StepFacts(key="", name="受理"),),
    "materials": (WELL_KNOWN,),
    "conditions": "在本地居住满六个月",
    "legal_basis": ("《居住证暂行条例》第二条",),
    "consult": "0902-2345678",
}


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        (FindingKind.PROMISED_ABOVE_LEGAL, {"legal_limit": days(4)}),
        (FindingKind.AUTHORITY_MISSING, {"acceptance": Acceptance.WINDOW_ACCEPTS}),
        (FindingKind.NO_MATERIALS, {"materials": ()}),
        (FindingKind.ONLY_NO_MATERIALS_NEEDED, {"materials": (a_material("无需材料"),)}),
        (FindingKind.ONLY_NO_REVIEW_NEEDED, {"materials": (a_material("无需审核"),)}),
        (FindingKind.NO_LIMITS, {"promised_limit": None}),
        (FindingKind.NO_STEPS, {"steps": ()}),
        (FindingKind.MATERIAL_SAYS_NONE, {"materials": (WELL_KNOWN, a_material("无需提交材料"))}),
        (FindingKind.MATERIAL_VAGUE, {"materials": (WELL_KNOWN, a_material("其他相关材料"))}),
        (FindingKind.MATERIAL_VAGUE, {"materials": (a_material("法律、法规规定的其他材料"),)}),
        (FindingKind.MATERIAL_VAGUE, {"materials": (a_material("身份证、户口簿等材料"),)}),
        (FindingKind.MATERIAL_TWICE, {"materials": (WELL_KNOWN, WELL_KNOWN)}),
        (FindingKind.MATERIAL_SOURCE_UNKNOWN, {"materials": (a_material(basis="法"),)}),
        (
            FindingKind.MATERIAL_BASIS_MISSING,
            {"materials": (a_material(source=MaterialSource.APPLICANT),)},
        ),
        (FindingKind.FEES_NOT_LISTED, {"charged": Charged.YES}),
        (FindingKind.FEE_BASIS_MISSING, {"fees": (FeeFacts(name="工本费", amount_fen=500),)}),
        (
            FindingKind.FEES_CONTRADICT,
            {"charged": Charged.NO, "fees": (FeeFacts(name="费", amount_fen=1, basis="令"),)},
        ),
        (FindingKind.LIMIT_ZERO, {"promised_limit": days(0)}),
        (FindingKind.SPOT_PROMISES_DAYS, {"handling": Handling.IMMEDIATE}),
        (
            FindingKind.STEPS_LONGER,
            {"steps": tuple(StepFacts(key="", name="审查", limit_text="3个工作日") for _ in "ab")},
        ),
        (FindingKind.LEGAL_BASIS_MISSING, {"legal_basis": ()}),
        (FindingKind.CONDITIONS_MISSING, {"conditions": " "}),
        (FindingKind.PHONE_MISSING, {"consult": "三楼窗口"}),
        (FindingKind.PHONE_ODD, {"complaint": "902-2345678"}),
        (FindingKind.LINK_ODD, {"online_url": "zwfw.gov.example"}),
        (FindingKind.LINK_INTERNAL, {"online_url": "http://10.1.2.3/apply"}),
        (FindingKind.ONLINE_WITHOUT_LINK, {"channels": (Channel.ONLINE,)}),
        (FindingKind.TYPE_UNKNOWN, {"item_type": ItemType.UNKNOWN}),
        (FindingKind.AUDIENCE_UNKNOWN, {"audiences": ()}),
        (FindingKind.THEME_UNKNOWN, {"themes": ()}),
        (FindingKind.ACCEPTANCE_UNKNOWN, {"acceptance": Acceptance.UNKNOWN}),
        (FindingKind.BASIC_CODE_OLD, {"basic_code": "0100123"}),
        (FindingKind.BASIC_CODE_ODD, {"basic_code": "511A0138000000"}),
        (FindingKind.BASIC_CODE_ODD, {"basic_code": "000164213Y00"}),
        (FindingKind.BASIC_CODE_TYPE, {"basic_code": "000764213003"}),
        (FindingKind.CODE_OLD, {"code": "XK0010100Y"}),
        (FindingKind.CODE_ODD, {"code": "511A0138000000-000"}),
        (FindingKind.CODE_ODD, {"code": f"{BODY}8000164213003"}),  # there is no level 8
        (FindingKind.CODE_BODY_WRONG, {"code": "11659800MB00010113" + "3000164213003"}),
        (FindingKind.CODE_LEVEL, {"code": CODE, "level": Level.COUNTY}),
        (FindingKind.CODE_TYPE, {"code": f"{BODY}3000764213003"}),
        (FindingKind.CODE_BASIC, {"code": CODE, "basic_code": "000164213002"}),
        (FindingKind.BUSINESS_CODE_ODD, {"business_code": "1"}),
        (FindingKind.BUSINESS_CODE_OTHER, {"code": CODE, "business_code": f"{OTHER_CODE}01"}),
        (
            FindingKind.BUSINESS_CODE_OTHER,
            {"basic_code": "000164213003", "business_code": "00016421300201"},
        ),
    ],
)
def test_each_finding_is_found_alone(kind: FindingKind, facts: dict[str, Any]) -> None:
    assert [found.kind for found in find(some_facts(**{**SPOTLESS, **facts}))] == [kind]


@pytest.mark.parametrize(
    "codes",
    [
        {},
        {"code": "L-0000000000"},  # our own
        {"code": CODE, "basic_code": "000164213003", "business_code": f"{CODE}01"},
        {"code": CODE, "business_code": "00016421300301"},
        {"code": f"{BODY}7000164213003", "level": Level.COUNTY},  # shared by several levels
        {"basic_code": "000064213003"},  # any kind of act
        {"basic_code": "000764213003", "item_type": ItemType.CONFIRMATION},
    ],
)
def test_a_spotless_item_has_no_findings(codes: dict[str, Any]) -> None:
    facts = some_facts(**{**SPOTLESS, "level": Level.PREFECTURE, **codes})

    assert find(facts, Around(uscc=BODY)) == ()


def test_a_code_of_another_body_is_found_where_the_departments_own_is_known() -> None:
    facts = some_facts(**SPOTLESS, code=CODE)

    assert find(facts) == ()
    assert [found.kind for found in find(facts, Around(uscc="11659800MB000102XR"))] == [
        FindingKind.CODE_BODY_OTHER
    ]


@pytest.mark.parametrize(
    ("kind", "facts", "around"),
    [
        (FindingKind.NO_PLACE, {"channels": (Channel.WINDOW,)}, {"taken_in": False}),
        (FindingKind.ALLIANCE_UNKNOWN, {"alliance": "a4"}, {"alliances": frozenset({"b1"})}),
        (FindingKind.TEXTS_MISSING, {}, {"missing": ("ug",)}),
        (FindingKind.TEXTS_STALE, {}, {"stale": ("ug",)}),
        (FindingKind.NEVER_CHECKED, {"checked_on": None}, {"today": date(2026, 11, 22)}),
        (FindingKind.CHECKED_LONG_AGO, {}, {"today": date(2026, 11, 23)}),
        (
            FindingKind.AUTHORITY_ENDED,
            {
                "acceptance": Acceptance.WINDOW_ACCEPTS,
                "authority_document": "授权书",
                "authority_until": date(2026, 11, 21),
            },
            {"today": date(2026, 11, 22)},
        ),
    ],
)
def test_what_only_the_surroundings_show(
    kind: FindingKind, facts: dict[str, Any], around: dict[str, Any]
) -> None:
    item = some_facts(**{**SPOTLESS, "checked_on": date(2025, 11, 22), **facts})

    assert [found.kind for found in find(item, Around(**around))] == [kind]
    assert find(item) == ()


@pytest.mark.parametrize(
    "facts",
    [
        {"handling": Handling.IMMEDIATE, "promised_limit": days(1)},  # how lists write it
        {"legal_limit": days(0)},  # the law sets none
        {"promised_limit": days(0, LimitUnit.ON_THE_SPOT)},
        {"materials": (replace(WELL_KNOWN, name="无犯罪记录证明"),)},
        {"materials": (replace(WELL_KNOWN, name="降等申请文件"),)},
        {"materials": (replace(WELL_KNOWN, name="生产负责人的学历、职称相关材料"),)},
        {"materials": (replace(WELL_KNOWN, name="居民身份证或者其他有效的身份证明"),)},
        {"fees": (FeeFacts(name="首次申领", amount_fen=0),)},
        {"item_type": ItemType.PUBLIC_SERVICE, "legal_basis": ()},
        {
            "steps": (
                StepFacts(key="", name="审查", limit_text="3个工作日"),
                StepFacts(key="", name="决定", limit_text="尽快"),
                StepFacts(key="", name="送达", limit_text="3个工作日"),
            )
        },
    ],
)
def test_what_only_looks_wrong_is_no_finding(facts: dict[str, Any]) -> None:
    assert find(some_facts(**{**SPOTLESS, **facts})) == ()


def test_a_finding_names_its_place() -> None:
    (found,) = find(some_facts(**{**SPOTLESS, "materials": (WELL_KNOWN, a_material("其他材料"))}))

    assert (found.column, found.row, found.field, found.name) == (
        "materials",
        1,
        "name",
        "其他材料",
    )


def test_no_code_bars_publishing() -> None:
    facts = some_facts(**SPOTLESS, code="1", basic_code="2", business_code="3")

    assert blocking(facts) == ()


def test_the_questions_of_a_claim_are_looked_at_where_they_are_written() -> None:
    gap = some_facts(**facts_asking(decisions=()))

    assert FindingKind.SITUATION_GAP in {one.kind for one in find(gap)}
    assert FindingKind.SITUATION_GAP in {one.kind for one in find(gap, kind=ItemKind.STANDARD)}
    assert FindingKind.SITUATION_GAP not in {one.kind for one in find(gap, kind=ItemKind.CLAIM)}


def test_only_what_breaks_the_law_bars_publishing() -> None:
    facts = some_facts(legal_limit=days(1), promised_limit=days(2))

    assert [found.kind for found in blocking(facts)] == [FindingKind.PROMISED_ABOVE_LEGAL]


@pytest.mark.parametrize(
    ("promised", "legal", "longer"),
    [
        (days(5), days(5), False),
        (days(6), days(5), True),
        (days(1), days(0), False),  # the law sets none
        (days(1), TimeLimit(number=0, unit=LimitUnit.ON_THE_SPOT), True),
        (days(31, LimitUnit.NATURAL_DAY), days(1, LimitUnit.MONTH), False),  # January has as many
        (days(32, LimitUnit.NATURAL_DAY), days(1, LimitUnit.MONTH), True),
        (days(25), days(30, LimitUnit.NATURAL_DAY), True),  # five weeks less a weekend
        (days(20), days(30, LimitUnit.NATURAL_DAY), False),
        (days(25), days(1, LimitUnit.MONTH), True),
        (days(30, LimitUnit.NATURAL_DAY), days(20), False),  # with feasts 20 may take as long
        (days(60, LimitUnit.NATURAL_DAY), days(20), True),
        (days(2, LimitUnit.HOUR), days(1), False),
    ],
)
def test_limits_are_compared_in_their_own_units(
    promised: TimeLimit, legal: TimeLimit, longer: bool
) -> None:
    assert is_longer(promised, legal) is longer
