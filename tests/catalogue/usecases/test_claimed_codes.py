"""A claim shares the codes of the directory with its standard, and no code of its own item."""

from sqlalchemy.orm import Session

from catalogue.queries.drafts import facts_of, get_draft_row
from tests.catalogue.builders import a_claim, a_standard
from tests.organisation.builders import COUNTY, ROOT, a_department, a_region


def test_a_claim_takes_the_basic_codes_of_its_standard_and_no_other(session: Session) -> None:
    a_region(ROOT, calendar=None)
    a_region(COUNTY, ROOT, None)
    a_department("root", ROOT)
    county = a_department("a", COUNTY)
    standard = a_standard(
        region=ROOT,
        department="root局",
        code="X-1",
        basic_code="000164213003",
        business_code="00016421300301",
        local_basic_code="XK01",
        local_code="XK01-7",
    )

    facts = facts_of(get_draft_row(session, a_claim(standard, county)))

    assert (facts.basic_code, facts.local_basic_code) == ("000164213003", "XK01")
    assert (facts.business_code, facts.local_code) == ("", "")
    assert facts.code != "X-1"
