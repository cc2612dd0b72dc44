"""Items with dull defaults."""

from typing import Any

from sqlalchemy import select

from catalogue.tables import ServiceItem
from catalogue.usecases.publish_item import publish_item
from catalogue.usecases.save_draft import save_draft
from catalogue.values.commands import PublishItem, SavedDraft, SaveDraft
from catalogue.values.facts import ItemFacts, MaterialFacts
from catalogue.values.limits import LimitUnit, TimeLimit
from kernel.access import SYSTEM
from kernel.db import transaction
from tests.clock import NOW


def days(number: int, unit: LimitUnit = LimitUnit.WORKING_DAY) -> TimeLimit:
    return TimeLimit(number=number, unit=unit)


def a_material(name: str = "申请表", **facts: Any) -> MaterialFacts:
    return MaterialFacts(**{"key": "", "name": name, **facts})


def some_facts(name: str = "居住证申领", **facts: Any) -> ItemFacts:
    return ItemFacts(
        **{"name": name, "department": "公安局", "materials": (a_material(),), **facts}
    )


def a_draft(name: str = "居住证申领", **facts: Any) -> SavedDraft:
    with transaction() as session:
        command = SaveDraft(facts=some_facts(name, **facts))
        return save_draft(session, command, actor=SYSTEM, now=NOW)


def a_published_item(name: str = "居住证申领", **facts: Any) -> SavedDraft:
    draft = a_draft(name, **facts)
    with transaction() as session:
        publish_item(session, PublishItem(item_id=draft.item_id), actor=SYSTEM, now=NOW)
    return draft


def publish_again(code: str, name: str = "居住证申领", **facts: Any) -> None:
    """Publish the item with this code anew, with other facts."""
    with transaction() as session:
        row = session.execute(select(ServiceItem.id).where(ServiceItem.code == code)).one()
        command = SaveDraft(facts=some_facts(name, code=code, **facts), item_id=row.id)
        save_draft(session, command, actor=SYSTEM, now=NOW)
        publish_item(session, PublishItem(item_id=row.id), actor=SYSTEM, now=NOW)
