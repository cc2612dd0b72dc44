"""Items with dull defaults."""

from typing import Any

from sqlalchemy import select

from catalogue.jobs import HANDLERS
from catalogue.tables import ServiceItem
from catalogue.usecases.claim_standard import claim_standard
from catalogue.usecases.publish_item import publish_item
from catalogue.usecases.save_draft import save_draft
from catalogue.values.commands import ClaimStandard, PublishItem, SavedDraft, SaveDraft
from catalogue.values.facts import ItemFacts, MaterialFacts
from catalogue.values.limits import LimitUnit, TimeLimit
from catalogue.values.states import ItemKind
from groundwork.worker import work_once
from kernel.access import SYSTEM
from kernel.db import transaction
from organisation.queries import forget_places
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


def a_standard(name: str = "居住证申领", *, publish: bool = True, **facts: Any) -> SavedDraft:
    """An entry of the base directory, in force unless `publish` says otherwise."""
    with transaction() as session:
        command = SaveDraft(facts=some_facts(name, **facts), kind=ItemKind.STANDARD)
        standard = save_draft(session, command, actor=SYSTEM, now=NOW)
        if publish:
            wish = PublishItem(item_id=standard.item_id, basis="标准〔2026〕1号")
            publish_item(session, wish, actor=SYSTEM, now=NOW)
    return standard


def a_claim(standard: SavedDraft, department_id: int, *, publish: bool = True) -> int:
    """Let a department carry a standard out; return the id of its item."""
    command = ClaimStandard(
        standard_id=standard.item_id, department_ids=(department_id,), publish=publish
    )
    forget_places()
    with transaction() as session:
        return claim_standard(session, command, actor=SYSTEM, now=NOW)[0]


def change_standard(standard: SavedDraft, name: str = "居住证申领", **facts: Any) -> None:
    """Publish a standard anew, and let its claims follow."""
    with transaction() as session:
        command = SaveDraft(
            facts=some_facts(name, code=standard.code, **facts), item_id=standard.item_id
        )
        save_draft(session, command, actor=SYSTEM, now=NOW)
        publish_item(session, PublishItem(item_id=standard.item_id), actor=SYSTEM, now=NOW)
    let_claims_follow()


def let_claims_follow() -> None:
    """Do what the worker does a moment after a standard changed."""
    while work_once(HANDLERS, now=NOW):
        pass
