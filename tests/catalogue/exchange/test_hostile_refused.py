"""Each hostile list is read, or refused where it is broken; then nothing has changed."""

from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalogue.exchange.importing import ImportOptions, import_file
from catalogue.queries.drafts import all_drafts
from catalogue.tables import ServiceItem
from tests.catalogue.builders import a_draft
from tests.catalogue.exchange.hostile import LARGE, SMALL, Hostile
from tests.catalogue.exchange.test_hostile import read_alone
from tests.clock import NOW


@pytest.mark.parametrize("hostile", SMALL, ids=lambda hostile: hostile.name)
def test_a_hostile_list_is_read_or_refused_where_it_is_broken(
    session: Session, tmp_path: Path, hostile: Hostile
) -> None:
    a_draft("护照申领")

    report = import_file(hostile.make(tmp_path), ImportOptions(), now=NOW)

    told = [(one.place.row, one.column) for one in report.problems]
    assert told[:1] == ([hostile.place] if hostile.place else [])
    assert all(one.sentence for one in report.problems)
    session.rollback()
    names = {draft.facts.name for draft in all_drafts(session)}
    rows = session.scalar(select(func.count()).select_from(ServiceItem))
    if hostile.place:
        assert (names, rows) == ({"护照申领"}, 1)
    else:
        assert {"护照申领", "补证"} <= names


@pytest.mark.parametrize("hostile", LARGE, ids=lambda hostile: hostile.name)
def test_a_list_that_would_fill_the_memory_is_passed_over_or_refused(
    tmp_path: Path, hostile: Hostile
) -> None:
    told = [found[:2] for found in read_alone(hostile.make(tmp_path))]
    assert told[:1] == ([hostile.place] if hostile.place else [])
