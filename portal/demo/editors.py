"""What editors, reviewers and publishers of the demo have under way, told through the use cases."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from flask import current_app
from sqlalchemy.orm import Session

from catalogue.queries.directory import directory
from catalogue.queries.drafts import facts_of, get_draft_row
from catalogue.rules.content import field_from_json
from catalogue.usecases.comment_item import comment_item
from catalogue.usecases.publish_request import publish_request
from catalogue.usecases.review_item import review_item
from catalogue.usecases.save_draft import save_draft
from catalogue.usecases.save_local import save_local
from catalogue.usecases.submit_item import submit_item
from catalogue.values.commands import SaveDraft, SaveLocal
from catalogue.values.facts import ItemFacts
from catalogue.values.requests import Basis, CommentItem, ReviewItem, SubmitItem
from catalogue.values.states import RequestState
from kernel.access import Actor
from kernel.clock import at_office, office_day
from kernel.db import db, transaction
from organisation.queries import list_departments
from organisation.values import WorkingDays
from portal.demo.calendar import working_after, working_before
from portal.demo.claims import Claimed
from portal.demo.earlier import catch_up
from portal.demo.files import editors
from portal.demo.people import accounts

Row = Mapping[str, Any]
TEN, A_WHILE, WEEK = time(10), timedelta(minutes=20), 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Who works in the offices, on what, and on which days."""

    staff: Mapping[str, Actor]  # by what stands before the @
    standards: Mapping[str, int]
    departments: Mapping[str, int]
    claimed: Claimed
    days: WorkingDays
    today: date

    def at(self, ago: int) -> datetime:
        """Return ten o'clock some working days ago."""
        return at_office(working_before(self.today, self.days, ago)[0], TEN)

    def item(self, row: Row) -> int:
        """Return the item a row is about: the claim of its department, else the standard."""
        standard = self.standards[row["standard"]]
        if "department" not in row:
            return standard
        return self.claimed[standard, self.departments[row["department"]]]


def open_office(claimed: Claimed, days: WorkingDays, *, now: datetime) -> Office:
    """Read who and what there is."""
    return Office(
        staff=accounts(),
        standards={entry.name: entry.item_id for entry in directory(db.session())},
        departments={card.code: int(card.id) for card in list_departments().values()},
        claimed=claimed,
        days=days,
        today=office_day(now),
    )


def change_all(office: Office) -> int:
    """Change drafts, ask for them to be published, and take the steps; return how many."""
    changes = sorted(editors()["changes"], key=lambda row: -row["ago"])
    for row in changes:
        item_id = office.item(row)
        with transaction() as session:
            _save(session, office, row, item_id)
            _say(session, office, row, item_id)
            state = _ask(session, office, row, item_id)
        if state is RequestState.PUBLISHED and "department" not in row:
            catch_up(item_id, _confirm_by(office, row), now=office.at(row["published"]["ago"]))
    return len(changes)


def _save(session: Session, office: Office, row: Row, item_id: int) -> None:
    """Save what a row says in the draft: of a claim what is its own."""
    draft = get_draft_row(session, item_id)
    actor, now = office.staff[row["by"]], office.at(row["ago"])
    if "department" in row:
        local = SaveLocal(item_id=item_id, local={**draft.local, **row["facts"]})
        locked = current_app.config["ONEWINDOW_LOCKED_FIELDS"]
        save_local(session, local, locked=locked, actor=actor, now=now)
    else:
        said = {name: field_from_json(ItemFacts, name, row["facts"][name]) for name in row["facts"]}
        command = SaveDraft(facts=replace(facts_of(draft), **said), item_id=item_id)
        save_draft(session, command, actor=actor, now=now)


def _say(session: Session, office: Office, row: Row, item_id: int) -> None:
    """Let colleagues comment on it, one after the other."""
    for number, said in enumerate(row.get("said", ()), 1):
        command = CommentItem(item_id=item_id, text=said["text"])
        now = office.at(said["ago"]) + number * A_WHILE
        comment_item(session, command, actor=office.staff[said["by"]], now=now)


def _ask(session: Session, office: Office, row: Row, item_id: int) -> RequestState | None:
    """Take the steps that a row names, each by its person on its day."""
    if "submitted" not in row:
        return None
    asked = submit_item(
        session,
        _submission(office, row, item_id),
        actor=office.staff[row["by"]],
        now=office.at(row["submitted"]) + A_WHILE,
    )
    for step in ("reviewed", "returned"):
        if step in row:
            done = row[step]
            review = ReviewItem(
                request_id=asked, approve=step == "reviewed", comment=done["comment"]
            )
            review_item(session, review, actor=office.staff[done["by"]], now=office.at(done["ago"]))
    if "published" not in row:
        return None
    done = row["published"]
    return publish_request(
        session, asked, actor=office.staff[done["by"]], now=office.at(done["ago"])
    )


def _submission(office: Office, row: Row, item_id: int) -> SubmitItem:
    title, number = row["basis"]
    day = office.at(row["ago"] + 1).date()
    monday = office.today + timedelta(days=WEEK - office.today.weekday())
    return SubmitItem(
        item_id=item_id,
        version=None,
        basis=Basis(title=title, number=number, day=day),
        effective_on=monday if "effective" in row else None,
        confirm_by=_confirm_by(office, row) if "confirm_in" in row else None,
    )


def _confirm_by(office: Office, row: Row) -> date:
    return working_after(office.today, office.days, row.get("confirm_in", 1))
