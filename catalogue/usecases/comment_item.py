"""Say something of a draft to those who work on it too."""

from datetime import datetime

from sqlalchemy.orm import Session

from catalogue.queries.drafts import get_draft_row
from catalogue.tables import ItemComment
from catalogue.usecases.access import check_may
from catalogue.values.requests import LONGEST_COMMENT, CommentItem
from groundwork.audit import Subject, record
from kernel.access import Action, Actor
from kernel.plain import plain


def comment_item(session: Session, command: CommentItem, *, actor: Actor, now: datetime) -> bool:
    """Keep a comment; return whether there was anything to keep. Raises NotFound or NotYourItem."""
    item = get_draft_row(session, command.item_id)
    check_may(session, actor, Action.EDIT_ITEM, item)
    said = say_of(session, command, actor=actor, now=now)
    if said:
        record(session, actor, "item.comment", Subject("item", item.id), now=now)
    return said


def say_of(session: Session, command: CommentItem, *, actor: Actor, now: datetime) -> bool:
    """Keep what somebody said, where something was said. The caller asked whether they may."""
    text = _clean(command.text)[:LONGEST_COMMENT]
    if text:
        session.add(
            ItemComment(
                item_id=command.item_id,
                request_id=command.request_id,
                staff_id=actor.staff_id,
                said_at=now,
                text=text,
            )
        )
    return bool(text)


def _clean(text: str) -> str:
    """Return a text without control characters; lines stay lines."""
    return plain(text.replace("\r", "")).strip()
