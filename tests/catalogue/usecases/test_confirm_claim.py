from typing import Any

import pytest
from sqlalchemy.orm import Session

from catalogue.refusals import NotAllowedAnyMore, NothingToConfirm
from catalogue.rules.content import to_json
from catalogue.usecases.confirm_claim import confirm_claim
from catalogue.values.commands import ConfirmClaim, SavedDraft
from kernel.access import SYSTEM
from kernel.db import transaction
from kernel.refusals import ChangedMeanwhile
from tests.catalogue.builders import a_claim, a_standard, change_standard, days
from tests.catalogue.usecases.test_claim_standard import row, say_locally
from tests.clock import NOW
from tests.organisation.builders import COUNTY, ROOT, a_department, a_region

HERE: dict[str, Any] = {"region": ROOT, "department": "root局"}


@pytest.fixture
def claim(app: object) -> int:
    """A claim with a place and a promise of its own; the standard has changed both."""
    a_region(ROOT, calendar=None)
    a_region(COUNTY, ROOT, None)
    a_department("root", ROOT)
    saved: SavedDraft = a_standard(**HERE, legal_limit=days(20), place="总部")
    item_id = a_claim(saved, a_department("a", COUNTY))
    say_locally(item_id, {"promised_limit": to_json(days(12)), "place": "2号楼"})
    change_standard(saved, **HERE, legal_limit=days(10), promised_limit=days(8), place="新总部")
    return item_id


def confirm(item_id: int, **said: Any) -> None:
    with transaction() as session:
        command = ConfirmClaim(item_id=item_id, **said)
        confirm_claim(session, command, actor=SYSTEM, now=NOW)


def waiting(session: Session, item_id: int) -> list[str]:
    return [one["field"] for one in row(session, item_id).confirm_fields]


def test_what_is_kept_goes_on_being_said_here(session: Session, claim: int) -> None:
    confirm(claim, keep=frozenset({"place"}))

    assert waiting(session, claim) == ["promised_limit"]
    assert row(session, claim).place == "2号楼"
    assert row(session, claim).confirm_by is not None


def test_what_is_taken_is_what_the_standard_says_now(session: Session, claim: int) -> None:
    confirm(claim, take=frozenset({"place", "promised_limit"}))

    assert (row(session, claim).place, row(session, claim).local) == ("新总部", {})
    assert (row(session, claim).confirm_by, waiting(session, claim)) == (None, [])


def test_what_the_standard_forbids_now_is_not_kept(session: Session, claim: int) -> None:
    with pytest.raises(NotAllowedAnyMore):
        confirm(claim, keep=frozenset({"promised_limit", "place"}))

    assert {*waiting(session, claim)} == {"place", "promised_limit"}


def test_nothing_is_confirmed_twice(claim: int) -> None:
    confirm(claim, keep=frozenset({"place"}))

    with pytest.raises(NothingToConfirm):
        confirm(claim, keep=frozenset({"place"}))


def test_the_second_of_two_is_told(session: Session, claim: int) -> None:
    read = row(session, claim).version
    confirm(claim, keep=frozenset({"place"}), version=read)

    with pytest.raises(ChangedMeanwhile):
        confirm(claim, take=frozenset({"promised_limit"}), version=read)
