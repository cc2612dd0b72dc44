from typing import Any

import pytest

from catalogue.rules.findings import FindingKind, blocking, find
from catalogue.values.codes import Acceptance, Audience, Charged, ItemType, Level
from catalogue.values.facts import StepFacts
from catalogue.values.limits import LimitUnit, TimeLimit, is_longer
from tests.catalogue.builders import a_material, days, some_facts

BODY = "11659800MB00010112"
CODE, OTHER_CODE = f"{BODY}3000164213003", f"{BODY}3000164213002"
SPOTLESS: dict[str, Any] = {
    "item_type": ItemType.PERMIT,
    "audiences": (Audience.PERSON,),
    "themes": ("household",),
    "acceptance": Acceptance.DEPARTMENT,
    "promised_limit": days(5),
    "steps": (StepFacts(key="", name="受理"),),
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
        (FindingKind.FEES_NOT_LISTED, {"charged": Charged.YES}),
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

    assert find(facts, uscc=BODY) == ()


def test_a_code_of_another_body_is_found_where_the_departments_own_is_known() -> None:
    facts = some_facts(**SPOTLESS, code=CODE)

    assert find(facts) == ()
    assert [found.kind for found in find(facts, uscc="11659800MB000102XR")] == [
        FindingKind.CODE_BODY_OTHER
    ]


def test_no_code_bars_publishing() -> None:
    facts = some_facts(**SPOTLESS, code="1", basic_code="2", business_code="3")

    assert blocking(facts) == ()


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
