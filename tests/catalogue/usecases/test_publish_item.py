from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries import (
    cards,
    find_published,
    get_published_many,
    get_revision,
    last_change,
    most_used,
    theme_counts,
)
from catalogue.queries.drafts import facts_of, get_draft_row
from catalogue.queries.revisions import history
from catalogue.refusals import AuthorityMissing, CodeTaken, NotPublished, PromiseAboveLaw, WrongCode
from catalogue.rules.content import digest_of, draft_digest
from catalogue.rules.texts import in_chinese
from catalogue.tables import ItemText
from catalogue.usecases.publish_item import publish_item
from catalogue.usecases.save_draft import save_draft
from catalogue.usecases.withdraw_item import withdraw_item
from catalogue.values.codes import (
    Acceptance,
    Audience,
    Channel,
    Charged,
    Level,
    RevisionState,
    TextState,
)
from catalogue.values.commands import PublishItem, SaveDraft, WithdrawItem
from catalogue.values.facts import FaqFacts, FeeFacts, SourceFacts, StepFacts
from groundwork.tables import AuditEntry
from kernel.access import SYSTEM
from kernel.db import transaction
from kernel.refusals import ChangedMeanwhile, NotFound
from tests.catalogue.builders import a_draft, a_material, a_published_item, days, some_facts
from tests.clock import NOW

EVERYTHING: dict[str, Any] = {
    "summary": "一句话",
    "audiences": (Audience.PERSON, Audience.COMPANY),
    "themes": ("household",),
    "channels": (Channel.WINDOW,),
    "accepted_at": (Level.TOWNSHIP,),
    "legal_limit": days(20),
    "promised_limit": days(5),
    "visits": 1,
    "charged": Charged.YES,
    "fees": (FeeFacts(name="工本费", amount_fen=2000),),
    "legal_basis": ("办法第一条",),
    "aliases": ("暂住证",),
    "faqs": (FaqFacts(question="要照片吗", answer="要"),),
    "checked_on": date(2026, 11, 1),
    "source": SourceFacts(platform="p", id="1", url="https://example.org/1"),
    "texts": {"en": {"name": "Residence permit"}, "ug": {"name": "ئولتۇراقلىشىش"}},
    "materials": (
        a_material("身份证", copy_count=1, texts={"en": {"name": "Identity card"}}),
        a_material("照片"),
        a_material("照片"),
    ),
    "steps": (StepFacts(key="", name="受理", who="窗口"),),
}


def test_a_draft_is_read_back_as_it_was_saved(session: Session) -> None:
    saved = a_draft(**EVERYTHING)

    facts = facts_of(get_draft_row(session, saved.item_id))

    assert draft_digest(facts) == draft_digest(some_facts(**EVERYTHING))
    assert facts.code == saved.code
    assert len({material.key for material in facts.materials}) == 3


def test_readers_see_a_draft_only_once_it_is_published(session: Session) -> None:
    saved = a_draft(**EVERYTHING)
    assert find_published(session, saved.code) is None

    with transaction() as write:
        revision_id = publish_item(
            write, PublishItem(item_id=saved.item_id, basis="文〔2026〕1号"), actor=SYSTEM, now=NOW
        )

    found = find_published(session, saved.code)
    assert found is not None
    assert (found.revision_id, found.number) == (revision_id, 1)
    assert found.digest == digest_of(in_chinese(found.facts))
    assert found == get_revision(session, revision_id)
    assert history(session, saved.item_id)[0].basis == "文〔2026〕1号"


def test_a_later_save_changes_nothing_for_readers(session: Session) -> None:
    saved = a_published_item(**EVERYTHING)

    _save_again(saved.item_id, "换了名字")

    found = find_published(session, saved.code)
    assert found is not None
    assert found.facts.name == "居住证申领"


def test_publishing_again_takes_the_old_revision_out_of_force(session: Session) -> None:
    saved = a_published_item()
    _save_again(saved.item_id, "换了名字")

    _publish(saved.item_id)

    found = find_published(session, saved.code)
    assert found is not None
    assert (found.number, found.facts.name) == (2, "换了名字")
    assert [(row.number, row.state) for row in history(session, saved.item_id)] == [
        (2, RevisionState.PUBLISHED),
        (1, RevisionState.WITHDRAWN),
    ]


def test_publishing_what_is_in_force_changes_nothing(session: Session) -> None:
    saved = a_published_item()
    before = last_change(session)

    _publish(saved.item_id)

    assert len(history(session, saved.item_id)) == 1
    assert last_change(session) == before


def test_the_second_of_two_editors_is_told(session: Session) -> None:
    saved = a_draft()
    _save_again(saved.item_id, "第一人", version=saved.version)

    with pytest.raises(ChangedMeanwhile):
        _save_again(saved.item_id, "第二人", version=saved.version)

    assert facts_of(get_draft_row(session, saved.item_id)).name == "第一人"


def test_a_promise_above_the_law_is_not_published(session: Session) -> None:
    saved = a_draft(legal_limit=days(5), promised_limit=days(6))

    with pytest.raises(PromiseAboveLaw):
        _publish(saved.item_id)

    assert find_published(session, saved.code) is None


def test_a_window_accepts_only_with_a_document(session: Session) -> None:
    saved = a_draft(acceptance=Acceptance.WINDOW_ACCEPTS)

    with pytest.raises(AuthorityMissing):
        _publish(saved.item_id)


def test_a_withdrawn_item_is_gone_for_readers_but_not_for_cases(session: Session) -> None:
    saved = a_published_item()
    published = find_published(session, saved.code)
    assert published is not None

    with transaction() as write:
        withdraw_item(write, WithdrawItem(item_id=saved.item_id), actor=SYSTEM, now=NOW)

    assert find_published(session, saved.code) is None
    assert get_revision(session, published.revision_id).facts == published.facts


def test_only_what_is_published_can_be_withdrawn(app: object) -> None:
    saved = a_draft()

    with pytest.raises(NotPublished), transaction() as write:
        withdraw_item(write, WithdrawItem(item_id=saved.item_id), actor=SYSTEM, now=NOW)


def test_a_code_belongs_to_one_item(app: object) -> None:
    a_draft(code="11650000MB0001")

    with pytest.raises(CodeTaken):
        a_draft(code="11650000MB0001")
    with pytest.raises(WrongCode):
        a_draft(code="a/b")


def test_a_translation_keeps_how_far_it_came_until_its_words_change(session: Session) -> None:
    saved = a_draft(texts={"en": {"name": "Permit"}, "ug": {"name": "ئى"}})
    with transaction() as write:
        for row in write.scalars(select(ItemText)):
            row.state = TextState.APPROVED

    _save_again(saved.item_id, texts={"en": {"name": "Permit"}, "ug": {"name": "باشقا"}})

    states = {row.locale: row.state for row in session.scalars(select(ItemText))}
    assert states == {"en": TextState.APPROVED, "ug": TextState.DRAFT}


def test_many_are_found_in_the_order_asked(session: Session) -> None:
    first, second = a_published_item("甲"), a_published_item("乙")

    found = get_published_many(session, [second.code, first.code])

    assert [item.facts.name for item in found] == ["乙", "甲"]
    with pytest.raises(NotFound):
        get_published_many(session, [first.code, "L-NOTTHERE00"])


def test_cards_keep_the_order_and_leave_out_what_is_not_published(session: Session) -> None:
    first, draft, second = a_published_item("甲"), a_draft("乙"), a_published_item("丙")

    found = cards(session, [second.item_id, draft.item_id, first.item_id])

    assert [card.names["zh-Hans"] for card in found] == ["丙", "甲"]
    assert [card.code for card in found] == [second.code, first.code]
    assert most_used(session, 1)[0].item_id == first.item_id


def test_counts_are_of_what_is_published(session: Session) -> None:
    a_published_item("甲", themes=("work", "tax"))
    a_published_item("乙", themes=("work",))
    a_draft("丙", themes=("work",))

    assert theme_counts(session) == {"work": 2, "tax": 1}


def test_every_change_leaves_an_audit_row(session: Session) -> None:
    saved = a_published_item()

    rows = session.scalars(select(AuditEntry).where(AuditEntry.subject_kind == "item"))

    assert [(row.action, row.subject_id) for row in rows] == [
        ("item.save", saved.item_id),
        ("item.publish", saved.item_id),
    ]


def _save_again(
    item_id: int, name: str = "居住证申领", *, version: int | None = None, **facts: Any
) -> None:
    with transaction() as session:
        code = get_draft_row(session, item_id).code
        command = SaveDraft(
            facts=some_facts(name, code=code, **facts), item_id=item_id, version=version
        )
        save_draft(session, command, actor=SYSTEM, now=NOW)


def _publish(item_id: int) -> None:
    with transaction() as session:
        publish_item(session, PublishItem(item_id=item_id), actor=SYSTEM, now=NOW)
