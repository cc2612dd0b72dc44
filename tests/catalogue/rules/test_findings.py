from typing import Any

import pytest

from catalogue.rules.findings import FindingKind, blocking, find
from catalogue.values.codes import Acceptance, Audience, Charged, ItemType
from catalogue.values.facts import StepFacts
from catalogue.values.limits import LimitUnit, TimeLimit, is_longer
from tests.catalogue.builders import a_material, days, some_facts

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
    ],
)
def test_each_finding_is_found_alone(kind: FindingKind, facts: dict[str, Any]) -> None:
    assert [found.kind for found in find(some_facts(**{**SPOTLESS, **facts}))] == [kind]


def test_a_spotless_item_has_no_findings() -> None:
    assert find(some_facts(**SPOTLESS)) == ()


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
