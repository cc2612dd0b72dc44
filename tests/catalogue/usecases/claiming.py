"""A prefecture with two counties, and claims of a standard in them."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries import find_published
from catalogue.rules.claims import LOCKED_FIELDS
from catalogue.tables import ServiceItem
from catalogue.usecases.publish_item import publish_item
from catalogue.usecases.save_local import save_local
from catalogue.values.commands import (
    PublishItem,
    SavedDraft,
    SaveLocal,
)
from kernel.access import SYSTEM
from kernel.db import transaction
from tests.catalogue.builders import (
    a_material,
    a_standard,
    days,
)
from tests.clock import NOW
from tests.organisation.builders import ROOT

MATERIALS = (a_material("申请表", key="m1"), a_material("照片", key="m2"))


def standard(**facts: Any) -> SavedDraft:
    return a_standard(
        region=ROOT,
        department="root局",
        **{"legal_limit": days(20), "materials": MATERIALS, **facts},
    )


def say_locally(item_id: int, local: Mapping[str, Any], *, publish: bool = True) -> None:
    with transaction() as session:
        save_local(
            session,
            SaveLocal(item_id=item_id, local=local),
            locked=LOCKED_FIELDS,
            actor=SYSTEM,
            now=NOW,
        )
        if publish:
            publish_item(session, PublishItem(item_id=item_id), actor=SYSTEM, now=NOW)


def row(session: Session, item_id: int) -> ServiceItem:
    session.expire_all()
    return session.scalars(select(ServiceItem).where(ServiceItem.id == item_id)).one()


def published(session: Session, item_id: int) -> Any:
    found = find_published(session, row(session, item_id).code)
    assert found is not None
    return found
