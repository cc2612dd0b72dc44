"""The three steps a draft goes through, and the people who take them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flask import Flask

from catalogue.queries.comments import comments_on
from catalogue.queries.requests import last_request
from catalogue.usecases.publish_request import publish_request
from catalogue.usecases.review_item import review_item
from catalogue.usecases.save_draft import save_draft
from catalogue.usecases.submit_item import submit_item
from catalogue.values.commands import SavedDraft, SaveDraft
from catalogue.values.requests import Basis, RequestView, ReviewItem, SubmitItem
from catalogue.values.states import RequestState
from kernel.access import Actor, Grant, Role
from kernel.db import db, transaction
from tests.catalogue.builders import some_facts
from tests.clock import NOW
from tests.faults.house import a_visitor


def an_actor(role: Role, staff_id: int, path: str = "/") -> Actor:
    return Actor(staff_id=staff_id, grants=(Grant(role=role, region_path=path),))


EDITOR = an_actor(Role.EDITOR, 11)
REVIEWER = an_actor(Role.REVIEWER, 12)
PUBLISHER = an_actor(Role.PUBLISHER, 13)
BASIS = Basis(title="关于调整居住证的通知", number="文〔2026〕1号")


def typed(name: str = "居住证申领", **facts: Any) -> SavedDraft:
    """A draft that the editor wrote."""
    with transaction() as session:
        command = SaveDraft(facts=some_facts(name, **facts))
        return save_draft(session, command, actor=EDITOR, now=NOW)


def typed_again(draft: SavedDraft, name: str, actor: Actor = EDITOR, **facts: Any) -> SavedDraft:
    with transaction() as session:
        command = SaveDraft(facts=some_facts(name, code=draft.code, **facts), item_id=draft.item_id)
        return save_draft(session, command, actor=actor, now=NOW)


def submit(draft: SavedDraft, actor: Actor = EDITOR, **asked: Any) -> int:
    with transaction() as session:
        said = {"basis": BASIS, **asked}
        command = SubmitItem(item_id=draft.item_id, version=draft.version, **said)
        return submit_item(session, command, actor=actor, now=NOW)


def review(
    request: int, actor: Actor = REVIEWER, *, approve: bool = True, comment: str = ""
) -> None:
    with transaction() as session:
        command = ReviewItem(request_id=request, approve=approve, comment=comment)
        review_item(session, command, actor=actor, now=NOW)


def publish(request: int, actor: Actor = PUBLISHER, now: datetime = NOW) -> RequestState:
    with transaction() as session:
        return publish_request(session, request, actor=actor, now=now)


def reviewed(draft: SavedDraft, **asked: Any) -> int:
    request = submit(draft, **asked)
    review(request)
    return request


def published(name: str = "居住证申领", **facts: Any) -> SavedDraft:
    draft = typed(name, **facts)
    publish(reviewed(draft))
    return draft


def asked_of(draft: SavedDraft) -> RequestView:
    found = last_request(db.session(), draft.item_id)
    assert found is not None
    return found


def said_of(draft: SavedDraft) -> list[str]:
    return [one.text for one in comments_on(db.session(), draft.item_id)]


def publish_on_the_pages(app: Flask, code: str, roles: Sequence[Role] = tuple(Role)) -> None:
    """Have a draft submitted, reviewed and published by three people, each on their page."""
    base = f"/staff/catalogue/items/{code}"
    editor, reviewer, office = (a_visitor(app, *roles) for _ in range(3))
    for answer in (
        editor.submit(f"{base}/submit", {"title": "文〔2026〕1号"}, form=1),
        reviewer.submit(f"{base}/review", {"decision": "approve"}, form=1),
        office.submit(f"{base}/review", form=1),
    ):
        assert answer.status_code == 302, answer.text
