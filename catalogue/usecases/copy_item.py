"""Make a new draft from what another item says."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from catalogue.queries.copying import source_facts
from catalogue.rules.copying import copied
from catalogue.usecases.save_draft import save_draft
from catalogue.values.commands import SavedDraft, SaveDraft
from catalogue.values.states import ItemKind
from groundwork.audit import Subject, record
from kernel.access import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyItem:
    """Copy the item with this code for a department, named with the code of its region."""

    code: str
    department: str
    region: str
    name: str = ""
    kind: ItemKind = ItemKind.OWN


def copy_item(session: Session, command: CopyItem, *, actor: Actor, now: datetime) -> SavedDraft:
    """Save the copy as a draft with a code of its own. Raises NotFound or NotYourItem."""
    facts = copied(
        source_facts(session, command.code, actor),
        department=command.department,
        region=command.region,
        name=command.name,
    )
    saved = save_draft(session, SaveDraft(facts=facts, kind=command.kind), actor=actor, now=now)
    subject = Subject("item", saved.item_id)
    record(session, actor, "item.copy", subject, now=now, of=command.code)
    return saved
