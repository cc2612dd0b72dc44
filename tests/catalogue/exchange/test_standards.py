"""Lists as the base directory."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.exchange.importing import ImportOptions, import_items
from catalogue.exchange.report import ImportReport
from catalogue.queries import find_published
from catalogue.queries.drafts import facts_of, get_draft_row
from catalogue.tables import ServiceItem
from catalogue.values.codes import Level, RevisionState
from catalogue.values.commands import SavedDraft
from catalogue.values.states import ItemKind
from kernel.access import SYSTEM
from tests.catalogue.builders import a_claim, days, let_claims_follow, some_facts
from tests.clock import NOW
from tests.organisation.builders import COUNTY, a_department, a_small_world


@pytest.fixture(autouse=True)
def places(app: object) -> None:
    a_small_world()


def bring_in(*, publish: bool = True, standards: bool = True, **facts: Any) -> ImportReport:
    one = some_facts(
        department="police局",
        region=COUNTY,
        local_code="1",
        **{"claimed_at": (Level.COUNTY,), **facts},
    )
    options = ImportOptions(publish=publish, standards=standards)
    report = import_items([one], options, actor=SYSTEM, now=NOW)
    assert report.ok, report.problems
    return report


def the_standard(session: Session) -> ServiceItem:
    session.expire_all()
    number = session.scalars(select(ServiceItem.id).where(ServiceItem.kind == ItemKind.STANDARD))
    return get_draft_row(session, number.one())


def test_a_list_can_go_into_the_base_directory(session: Session) -> None:
    bring_in()

    standard = the_standard(session)
    assert standard.state is RevisionState.PUBLISHED
    assert standard.directory_revision_id is not None
    assert facts_of(standard).claimed_at == (Level.COUNTY,)
    assert find_published(session, standard.code) is None


def test_the_same_list_again_changes_nothing(session: Session) -> None:
    bring_in()

    again = bring_in()

    assert (again.added, again.changed, again.unchanged) == (0, 0, 1)


def test_a_standard_stays_one_when_a_list_changes_it_and_its_claims_follow(
    session: Session,
) -> None:
    bring_in()
    standard = the_standard(session)
    saved = SavedDraft(item_id=standard.id, code=standard.code, version=standard.version)
    claim_id = a_claim(saved, a_department("other", COUNTY))

    report = bring_in(standards=False, legal_limit=days(9))
    let_claims_follow()

    assert report.changed == 1
    assert facts_of(the_standard(session)).legal_limit == days(9)
    code = session.scalars(select(ServiceItem.code).where(ServiceItem.id == claim_id)).one()
    found = find_published(session, code)
    assert found is not None
    assert found.facts.legal_limit == days(9)


def test_a_list_without_publishing_leaves_what_is_in_force(session: Session) -> None:
    bring_in()
    before = the_standard(session).directory_revision_id

    bring_in(publish=False, summary="新")

    assert the_standard(session).directory_revision_id == before
    assert facts_of(the_standard(session)).summary == "新"
