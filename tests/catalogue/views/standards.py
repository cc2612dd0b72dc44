"""A base directory for its pages: a prefecture with two counties, and who works there."""

from typing import Any

from flask import Flask, g

from catalogue.usecases.publish_item import publish_item
from catalogue.usecases.save_draft import save_draft
from catalogue.values.codes import Level
from catalogue.values.commands import PublishItem, SavedDraft, SaveDraft
from catalogue.values.states import ItemKind
from kernel.access import SYSTEM, Role
from kernel.db import transaction
from organisation.usecases.set_up import add_department
from organisation.values import NewDepartment
from tests.catalogue.builders import a_material, days, some_facts
from tests.catalogue.views.test_staff import sign_in
from tests.client import PageClient
from tests.clock import NOW
from tests.organisation.builders import COUNTY, OTHER_COUNTY, ROOT, a_region, an_account

LINE = "police"
MATERIALS = (a_material("申请表", key="m1"), a_material("照片", key="m2"))


def a_directory() -> dict[str, int]:
    """Police departments of a prefecture and of one county; in the other only the tax."""
    a_region(ROOT, calendar=None)
    a_region(COUNTY, ROOT, None)
    a_region(OTHER_COUNTY, ROOT, None)
    found = {
        code: a_line(code, region, line)
        for code, region, line in (
            ("root", ROOT, LINE),
            ("a", COUNTY, LINE),
            ("a2", COUNTY, "tax"),
            ("b", OTHER_COUNTY, "tax"),
        )
    }
    g.pop("organisation", None)
    return found


def a_line(code: str, region: str, line: str) -> int:
    names = {"zh-Hans": f"{code}局", "en": code}
    with transaction() as session:
        new = NewDepartment(code=code, names=names, region=region, line=line)
        return add_department(session, new, actor=SYSTEM, now=NOW)


def a_wish(
    name: str = "居住证申领",
    *,
    publish: bool = True,
    claimed_at: tuple[Level, ...] = (Level.COUNTY,),
    **facts: Any,
) -> SavedDraft:
    """A standard of the prefecture that counties are asked to claim."""
    usual: dict[str, Any] = {"region": ROOT, "department": "root局", "materials": MATERIALS}
    usual |= {"legal_limit": days(20), "claimed_at": claimed_at}
    with transaction() as session:
        command = SaveDraft(
            facts=some_facts(name, **{**usual, **facts}),
            kind=ItemKind.STANDARD,
        )
        saved = save_draft(session, command, actor=SYSTEM, now=NOW)
        if publish:
            publish_item(session, PublishItem(item_id=saved.item_id), actor=SYSTEM, now=NOW)
    return saved


def somebody(app: Flask, role: Role, scope: str) -> PageClient:
    """A browser in which somebody with one role is signed in."""
    client = PageClient(app, use_cookies=True)
    return sign_in(client, an_account(f"{role.value}-{scope}@hall.example", role, scope))
