"""Translators, and what they save."""

from dataclasses import replace
from typing import Any

from catalogue.queries import find_published
from catalogue.queries.drafts import facts_of, get_draft_row
from catalogue.queries.texts import find_unit
from catalogue.rules.texts import in_chinese
from catalogue.usecases.publish_item import publish_item
from catalogue.usecases.save_draft import save_draft
from catalogue.usecases.translate import translate
from catalogue.values.commands import PublishItem, SaveDraft
from catalogue.values.texts import TextUnit, Translate
from kernel.access import SYSTEM, Actor, Grant, Role
from kernel.db import db, transaction
from kernel.locales import Tag
from tests.clock import NOW

EN, UG = Tag("en"), Tag("ug")


def translator(staff_id: int = 1, role: Role = Role.TRANSLATOR, path: str = "/") -> Actor:
    return Actor(staff_id=staff_id, grants=(Grant(role=role, region_path=path),))


def unit(item_id: int, field: str = "name", locale: Tag = EN) -> TextUnit:
    found = find_unit(db.session(), SYSTEM, item_id=item_id, field=field, locale=locale)
    assert found is not None
    return found


def a_command(item_id: int, text: str = "Permit", field: str = "name", **more: Any) -> Translate:
    one = unit(item_id, field, more.get("locale", EN))
    given = {"locale": EN, "source_digest": one.source_digest, "version": one.version, **more}
    return Translate(item_id=item_id, field=field, text=text, **given)


def save(command: Translate, actor: Actor = SYSTEM) -> bool:
    with transaction() as session:
        return translate(session, command, actor=actor, now=NOW)


def save_draft_again(item_id: int, name: str, **facts: Any) -> None:
    with transaction() as session:
        old = in_chinese(facts_of(get_draft_row(session, item_id)))
        command = SaveDraft(facts=replace(old, name=name, **facts), item_id=item_id)
        save_draft(session, command, actor=SYSTEM, now=NOW)


def publish(item_id: int) -> None:
    with transaction() as session:
        publish_item(session, PublishItem(item_id=item_id), actor=SYSTEM, now=NOW)


def names(code: str) -> dict[str, str]:
    found = find_published(db.session(), code)
    assert found is not None
    return {tag: words["name"] for tag, words in found.facts.texts.items()}
