"""What was said of a draft."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.tables import ItemComment
from catalogue.values.requests import CommentView

MOST = 100


def comments_on(session: Session, item_id: int) -> list[CommentView]:
    """Return the newest comments on an item, newest first."""
    rows = session.scalars(
        select(ItemComment)
        .where(ItemComment.item_id == item_id)
        .order_by(ItemComment.id.desc())
        .limit(MOST)
    )
    return [
        CommentView(
            staff_id=row.staff_id,
            said_at=row.said_at,
            text=row.text,
            request_id=row.request_id,
        )
        for row in rows
    ]
