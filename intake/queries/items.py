"""The item of a case, as it is in the applicant's situation."""

from typing import Protocol

from sqlalchemy.orm import Session

from catalogue.queries import get_revision
from catalogue.rules.situations import for_answers
from catalogue.values.published import PublishedItem
from catalogue.values.situations import Answers


class OfCase(Protocol):
    """A case as its table or a view of it has it."""

    @property
    def revision_id(self) -> int: ...

    @property
    def answers(self) -> Answers: ...


def item_of(session: Session, case: OfCase) -> PublishedItem:
    """Return the revision a case is under, narrowed to the answers that were given."""
    return for_answers(get_revision(session, case.revision_id), case.answers)
