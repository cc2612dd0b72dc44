"""Many items changed at once, and taken back."""

from dataclasses import asdict
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from catalogue.jobs import HANDLERS
from catalogue.queries.bulk import get_bulk, list_rows, plan_bulk
from catalogue.queries.drafts import DraftFilter
from catalogue.refusals.bulk import BulkBusy, NothingToChange, NotToUndo, SeenOtherwise
from catalogue.rules.claims import LOCKED_FIELDS
from catalogue.rules.stamps import stamp
from catalogue.tables import ItemRevision, ItemSource
from catalogue.usecases.bulk_edit import FEW, order_bulk, undo_bulk
from catalogue.usecases.bulk_settle import Settle, Step, order_settle
from catalogue.values.bulk import BulkChange, BulkState, BulkView, OrderBulk, Outcome, Planned
from catalogue.values.commands import SavedDraft
from catalogue.values.requests import Basis
from groundwork.worker import work_once
from kernel.access import Actor, Role
from kernel.db import db, transaction
from kernel.refusals import NotFound
from organisation.queries import find_actor
from tests.catalogue.builders import a_claim, a_draft, a_published_item
from tests.catalogue.flow import submit, typed_again
from tests.catalogue.usecases.claiming import row, say_locally, standard
from tests.clock import NOW
from tests.organisation.builders import COUNTY, OTHER_COUNTY, an_account

PHONE = BulkChange(fields=("consult", "complaint"), find="0991-1", value="0991-2")
DOCUMENT = Basis(title="关于变更咨询电话的通知", number="文〔2026〕9号")
HERE: dict[str, Any] = {"department": "a局", "region": COUNTY}


def an_actor(role: Role, region: str = COUNTY) -> Actor:
    found = find_actor(an_account(f"{role.value}-{region}@hall.example", role, region))
    assert found is not None
    return found


@pytest.fixture
def editor(counties: dict[str, int]) -> Actor:
    return an_actor(Role.EDITOR)


def an_item(name: str = "居住证申领", consult: str = "0991-1000", **facts: Any) -> SavedDraft:
    return a_published_item(name, **{**HERE, "consult": consult, **facts})


def planned(actor: Actor, change: BulkChange = PHONE, **narrow: Any) -> list[Planned]:
    return plan_bulk(db.session(), actor, DraftFilter(**narrow), change, locked=LOCKED_FIELDS)


def changed(
    actor: Actor, change: BulkChange = PHONE, basis: Basis | None = None, seen: str = ""
) -> int:
    command = OrderBulk(
        change=change,
        narrow=asdict(DraftFilter()),
        seen=seen or stamp(planned(actor, change)),
        basis=basis,
    )
    with transaction() as session:
        return order_bulk(session, command, locked=LOCKED_FIELDS, actor=actor, now=NOW)


def undone(bulk_id: int, actor: Actor, basis: Basis | None = None) -> int:
    with transaction() as session:
        return undo_bulk(session, bulk_id, basis=basis, actor=actor, now=NOW)


def settled(bulk_id: int, step: Step, actor: Actor) -> None:
    with transaction() as session:
        order_settle(session, Settle(bulk_id=bulk_id, step=step), actor=actor, now=NOW)
    work()


def work() -> None:
    while work_once(HANDLERS, now=NOW):
        pass


def bulk_of(bulk_id: int, actor: Actor) -> BulkView:
    return get_bulk(db.session(), bulk_id, actor)


def said(draft: SavedDraft) -> str:
    return row(db.session(), draft.item_id).consult


def test_words_are_replaced_where_they_stand(editor: Actor) -> None:
    first = an_item("甲", "电话：0991-1000，0991-1001")
    other = an_item("乙", "0992-1000")

    bulk_id = changed(editor)

    assert said(first) == "电话：0991-2000，0991-2001"
    assert said(other) == "0992-1000"
    view = bulk_of(bulk_id, editor)
    assert (view.state, view.outcomes) == (BulkState.DONE, {Outcome.CHANGED: 1})


def test_what_is_written_is_what_a_save_would_write(editor: Actor) -> None:
    bulk, typed = an_item("甲"), an_item("乙")

    changed(editor, BulkChange(fields=("consult",), find="0991-1000", value="0991-2000"))
    typed_again(typed, "乙", **HERE, consult="0991-2000")

    def told(draft: SavedDraft) -> list[str]:
        query = select(ItemSource.field, ItemSource.text).where(
            ItemSource.item_id == draft.item_id, ItemSource.field != "name"
        )
        return [str(one) for one in db.session.execute(query.order_by(ItemSource.position))]

    assert told(bulk) == told(typed)
    digest = row(db.session(), bulk.item_id).digest
    typed_again(bulk, "甲", **HERE, consult="0991-2000")
    assert row(db.session(), bulk.item_id).digest == digest


def test_a_day_is_set_on_all(editor: Actor) -> None:
    draft = an_item()

    changed(editor, BulkChange(fields=("checked_on",), value="2026-11-20"))

    assert row(db.session(), draft.item_id).checked_on == date(2026, 11, 20)


def test_what_lies_beyond_reach_is_not_touched(editor: Actor) -> None:
    an_item()
    other = an_item("别处", department="b局", region=OTHER_COUNTY)

    changed(editor)

    assert said(other) == "0991-1000"


def test_a_claim_says_itself_what_changes(editor: Actor, counties: dict[str, int]) -> None:
    claim = a_claim(standard(complaint="12345"), counties["a"])
    say_locally(claim, {"consult": "0991-1000"})

    changed(editor)

    assert row(db.session(), claim).local == {"consult": "0991-2000"}


def test_what_comes_from_the_standard_changes_only_if_asked(
    editor: Actor, counties: dict[str, int]
) -> None:
    claim = a_claim(standard(consult="0991-1000"), counties["a"])

    assert [one.outcome for one in planned(editor)] == [Outcome.INHERITED]
    with pytest.raises(NothingToChange):
        changed(editor)

    own = BulkChange(fields=("consult",), find="0991-1", value="0991-2", inherited=True)
    bulk_id = changed(editor, own)
    assert row(db.session(), claim).local == {"consult": "0991-2000"}
    undone(bulk_id, editor)
    assert row(db.session(), claim).local == {}
    assert row(db.session(), claim).consult == "0991-1000"


def test_locked_fields_and_items_in_review_are_left_alone(
    editor: Actor, counties: dict[str, int]
) -> None:
    claim = a_claim(standard(), counties["a"])
    say_locally(claim, {"place": "一楼"})
    waiting = a_draft("待审", **HERE, place="一楼")
    submit(waiting)
    place = BulkChange(fields=("place",), find="一楼", value="二楼")

    with_lock = plan_bulk(db.session(), editor, DraftFilter(), place, locked=("place",))

    assert {one.item.item_id: one.outcome for one in with_lock} == {
        claim: Outcome.LOCKED,
        waiting.item_id: Outcome.IN_REVIEW,
    }


def test_an_address_that_is_none_is_refused(editor: Actor) -> None:
    an_item(online_url="https://old.example/apply")

    broken = BulkChange(fields=("online_url",), find="https://", value="")

    assert [one.outcome for one in planned(editor, broken)] == [Outcome.UNFIT]


def test_a_preview_that_is_old_changes_nothing(editor: Actor) -> None:
    draft = an_item()
    seen = stamp(planned(editor))
    typed_again(draft, "居住证申领", **HERE, consult="0991-1000", hours="九点")

    with pytest.raises(SeenOtherwise):
        changed(editor, seen=seen)

    assert said(draft) == "0991-1000"


def test_thousands_go_in_steps_and_pass_over_what_somebody_saved(editor: Actor) -> None:
    drafts = [a_draft(f"第{n}项", **HERE, consult="0991-1000") for n in range(FEW + 1)]
    bulk_id = changed(editor)
    assert bulk_of(bulk_id, editor).state is BulkState.RUNNING
    typed_again(drafts[0], "第0项", **HERE, consult="0991-1999")

    work()

    assert said(drafts[0]) == "0991-1999"
    assert bulk_of(bulk_id, editor).outcomes == {Outcome.CHANGED: FEW, Outcome.MEANWHILE: 1}


def test_undo_brings_back_what_was_and_keeps_later_edits(editor: Actor) -> None:
    kept, back = an_item("甲", hours="九点"), an_item("乙")
    bulk_id = changed(editor)
    typed_again(kept, "甲", **HERE, consult="0991-7777")
    typed_again(back, "乙", **HERE, consult="0991-2000", hours="十点")

    undo = undone(bulk_id, editor)

    assert (said(kept), said(back)) == ("0991-7777", "0991-1000")
    assert row(db.session(), back.item_id).hours == "十点"  # of a later edit
    assert bulk_of(undo, editor).outcomes == {Outcome.CHANGED: 1, Outcome.MEANWHILE: 1}
    with pytest.raises(NotToUndo):
        undone(bulk_id, editor)


def test_an_undo_can_be_undone(editor: Actor) -> None:
    draft = an_item()

    undone(undone(changed(editor), editor), editor)

    assert said(draft) == "0991-2000"


def test_nobody_undoes_what_others_did(editor: Actor) -> None:
    an_item()
    bulk_id = changed(editor)

    with pytest.raises(NotFound):
        undone(bulk_id, an_actor(Role.PUBLISHER))


def test_with_a_document_it_is_reviewed_and_published_as_a_whole(editor: Actor) -> None:
    drafts = [an_item(f"第{n}项") for n in range(3)]
    half_done = an_item("未交项")
    typed_again(half_done, "未交项", **HERE, consult="0991-1000", hours="九点")
    bulk_id = changed(editor, basis=DOCUMENT)
    assert bulk_of(bulk_id, editor).requests == {"submitted": 3}

    settled(bulk_id, Step.APPROVE, an_actor(Role.REVIEWER))
    settled(bulk_id, Step.PUBLISH, an_actor(Role.PUBLISHER))

    assert bulk_of(bulk_id, editor).requests == {"published": 3}
    for draft in drafts:
        item = row(db.session(), draft.item_id)
        shown = db.session.get_one(ItemRevision, item.current_revision_id or 0)
        assert shown.content["consult"] == "0991-2000"
        assert DOCUMENT.title in shown.basis
    waits = row(db.session(), half_done.item_id)
    assert db.session.get_one(ItemRevision, waits.current_revision_id or 0).number == 1


def test_whoever_changed_many_does_not_review_them(counties: dict[str, int]) -> None:
    reviewer = an_actor(Role.REVIEWER)
    an_item()
    bulk_id = changed(reviewer, basis=DOCUMENT)

    settled(bulk_id, Step.APPROVE, reviewer)

    assert bulk_of(bulk_id, reviewer).requests == {"submitted": 1}
    rows = list_rows(db.session(), bulk_id, reviewer, page=1, size=9)[1]
    assert rows[0].refused is not None
    assert "Somebody else" in rows[0].refused["message"]


def test_an_undo_takes_back_what_waits_for_review(editor: Actor) -> None:
    draft = an_item()
    bulk_id = changed(editor, basis=DOCUMENT)

    undone(bulk_id, editor)

    assert said(draft) == "0991-1000"
    assert bulk_of(bulk_id, editor).requests == {"cancelled": 1}


def test_two_steps_at_once_are_one(editor: Actor) -> None:
    an_item()
    bulk_id = changed(editor, basis=DOCUMENT)
    wish, reviewer = Settle(bulk_id=bulk_id, step=Step.APPROVE), an_actor(Role.REVIEWER)

    with transaction() as session:
        order_settle(session, wish, actor=reviewer, now=NOW)
    with pytest.raises(BulkBusy), transaction() as session:
        order_settle(session, wish, actor=reviewer, now=NOW)
    work()

    assert bulk_of(bulk_id, editor).requests == {"reviewed": 1}
