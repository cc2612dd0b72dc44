"""How completely services are translated, by language and department."""

import re

from catalogue.queries.completeness import Complete, by_department, by_language
from catalogue.rules.content import text_digest
from catalogue.usecases.translate import translate
from catalogue.values.texts import Translate
from kernel.access import SYSTEM
from kernel.db import db, transaction
from kernel.locales import Tag
from tests.catalogue.builders import a_claim, a_draft, a_material, a_published_item, a_standard
from tests.catalogue.flow import typed_again
from tests.catalogue.views.test_staff_review import HERE
from tests.client import PageClient
from tests.clock import NOW
from tests.organisation.builders import COUNTY, a_department

UG = Tag("ug")
TWO = (a_material("照片", key="m1"), a_material("申请表", key="m2"))


def say(item_id: int, field: str, chinese: str, text: str = "سۆز") -> None:
    command = Translate(
        item_id=item_id, field=field, locale=UG, text=text, source_digest=text_digest(chinese)
    )
    with transaction() as session:
        translate(session, command, actor=SYSTEM, now=NOW)


def counted(part: str) -> Complete:
    found = by_department(db.session(), SYSTEM, UG)
    assert len(found) == 1
    return next(iter(found.values()))[part]


def test_services_are_whole_in_part_or_not_translated(people: dict[str, PageClient]) -> None:
    names = ("甲", "乙", "丙")
    first, second, _third = (a_published_item(name, **HERE, materials=TWO) for name in names)
    for key, chinese in (("m1", "照片"), ("m2", "申请表")):
        say(first.item_id, f"material.{key}.name", chinese)
    say(second.item_id, "material.m1.name", "照片")

    assert counted("material") == Complete(services=3, full=1, partly=1)
    assert counted("material").none == 1
    assert by_language(db.session(), SYSTEM)["ug"]["material"].full == 1


def test_a_translation_of_older_chinese_is_stale(people: dict[str, PageClient]) -> None:
    draft = a_published_item("甲", **HERE)
    say(draft.item_id, "name", "甲")
    typed_again(draft, "甲甲", **HERE)

    assert counted("name") == Complete(services=1, full=0, partly=0, stale=1)


def test_claims_count_with_the_texts_of_their_standard(people: dict[str, PageClient]) -> None:
    standard = a_standard("标准", **HERE)
    a_claim(standard, a_department("x", COUNTY))
    say(standard.item_id, "name", "标准")

    assert counted("name") == Complete(services=1, full=1)


def test_drafts_are_not_counted(people: dict[str, PageClient]) -> None:
    a_draft(**HERE)

    assert by_department(db.session(), SYSTEM, UG) == {}


def test_the_page_leads_to_what_is_missing(people: dict[str, PageClient]) -> None:
    draft = a_published_item("甲", **HERE)
    say(draft.item_id, "name", "甲")

    page = people["editor"].get("/staff/translations/complete?to=ug").text

    assert "1 of 1 whole" in page
    link = re.search(r'href="(/staff/translations\?[^"]*department=police[^"]*)"', page)
    assert link is not None
    assert people["editor"].get(link[1].replace("&amp;", "&")).status_code == 200
