import pytest

from tests.organisation.builders import COUNTY, OTHER_COUNTY, ROOT, a_department, a_region


@pytest.fixture
def counties(app: object) -> dict[str, int]:
    """Departments of two counties by their codes, and one of the prefecture."""
    a_region(ROOT, calendar=None)
    a_region(COUNTY, ROOT, None)
    a_region(OTHER_COUNTY, ROOT, None)
    return {
        "a": a_department("a", COUNTY),
        "b": a_department("b", OTHER_COUNTY),
        "root": a_department("root", ROOT),
    }
