from typing import Any

import pytest

from catalogue.rules.figures import figures_of
from catalogue.values.codes import Charged, MaterialSource, Necessity
from catalogue.values.facts import FeeFacts, StepFacts
from catalogue.values.figures import Figures
from catalogue.values.limits import LimitUnit
from tests.catalogue.builders import a_material, days, some_facts


def counted(**facts: Any) -> Figures:
    return figures_of(some_facts(**facts))


def test_materials_count_that_have_to_be_handed_in() -> None:
    brought = a_material("申请表", may_follow=True, source=MaterialSource.APPLICANT)
    report = a_material("评估报告", source=MaterialSource.AGENCY)
    held = a_material("营业执照", exempt=True, source=MaterialSource.AGENCY)
    wished = a_material("照片", necessity=Necessity.OPTIONAL, source=MaterialSource.AGENCY)

    found = counted(materials=(brought, report, held, wished))

    assert (found.materials, found.intermediaries) == (2, 1)


def test_no_list_is_unknown_and_a_list_of_what_is_held_is_nothing_to_bring() -> None:
    assert counted(materials=()).materials is None
    assert counted(materials=(a_material(exempt=True),)).materials == 0


def test_intermediaries_are_unknown_while_a_source_is() -> None:
    materials = (a_material("报告", source=MaterialSource.AGENCY), a_material("申请表"))

    assert counted(materials=materials).intermediaries is None


@pytest.mark.parametrize(
    ("said", "fen"),
    [
        ({"charged": Charged.NO}, 0),
        ({"charged": Charged.YES}, None),
        ({}, None),
        (
            {
                "fees": (
                    FeeFacts(name="工本费", amount_fen=2000),
                    FeeFacts(name="证", amount_fen=500),
                )
            },
            2500,
        ),
        ({"fees": (FeeFacts(name="工本费", amount_fen=2000), FeeFacts(name="按面积"))}, None),
    ],
)
def test_fees_are_added_up_where_each_is_known(said: dict[str, Any], fen: int | None) -> None:
    assert counted(**said).fees_fen == fen


def test_limits_keep_their_unit_and_none_is_set_by_a_zero() -> None:
    found = counted(promised_limit=days(0, LimitUnit.ON_THE_SPOT), legal_limit=days(20))
    none = counted(promised_limit=days(0), legal_limit=days(10**13))

    assert (found.limit_number, found.limit_unit) == (0, LimitUnit.ON_THE_SPOT)
    assert (found.legal_number, found.legal_unit) == (20, LimitUnit.WORKING_DAY)
    assert (none.limit_unit, none.legal_unit) == (None, None)


def test_steps_and_visits() -> None:
    found = counted(steps=(StepFacts(key="a", name="受理"),), visits=0)

    assert (found.steps, found.visits) == (1, 0)
    assert counted() == Figures(materials=1)
