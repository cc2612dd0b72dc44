import pytest
from sqlalchemy.orm import Session

from catalogue.queries.ledger import totals
from catalogue.refusals import BaselineTaken, DayNotOver, NothingToCompare
from catalogue.values.figures import Measure
from catalogue.values.ledger import Asked
from kernel.access import SYSTEM
from kernel.clock import office_day
from tests.catalogue.builders import a_claim, change_standard, days
from tests.catalogue.ledger import BEFORE, DAY, a_baseline, published_at
from tests.catalogue.usecases.claiming import say_locally, standard
from tests.clock import NOW
from tests.organisation.builders import COUNTY, ROOT, a_small_world


def test_a_claim_counts_with_what_its_standard_says(
    session: Session, counties: dict[str, int]
) -> None:
    saved = standard(promised_limit=days(20))
    a_claim(saved, counties["a"])
    local = a_claim(saved, counties["b"])
    say_locally(local, {"promised_limit": {"number": 12, "unit": "working_day"}})
    baseline = a_baseline(ROOT, office_day(NOW))

    change_standard(saved, region=ROOT, department="root局", promised_limit=days(8))

    found = totals(session, Asked(baseline_id=baseline), SYSTEM)[None].amounts[Measure.WORKING_DAYS]
    assert (found.items, found.before) == (2, 32)  # the standard itself serves nobody
    assert found.after == 8 + 12


def test_a_baseline_is_taken_once_of_a_day_that_is_there_and_of_something(app: object) -> None:
    a_small_world()
    published_at(BEFORE, "甲", region=COUNTY, department="police局")
    a_baseline(ROOT)
    with pytest.raises(BaselineTaken):
        a_baseline(ROOT, name="又一次")
    with pytest.raises(DayNotOver):
        a_baseline(ROOT, office_day(NOW + DAY))
    with pytest.raises(NothingToCompare):
        a_baseline(ROOT, office_day(BEFORE - DAY))
