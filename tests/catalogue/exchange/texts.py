"""Texts of items in the hands of a translator's tool."""

from dataclasses import replace
from io import BytesIO
from typing import Any

from lxml import etree

from catalogue.exchange.texts_exporting import export_texts
from catalogue.exchange.texts_importing import TextsReport, import_texts
from catalogue.queries.drafts import facts_of, get_draft_row
from catalogue.queries.texts import find_unit
from catalogue.rules.texts import in_chinese
from catalogue.usecases.save_draft import save_draft
from catalogue.usecases.translate import translate
from catalogue.values.codes import TextState
from catalogue.values.commands import SaveDraft
from catalogue.values.texts import TextQuery, TextUnit, Translate
from kernel.access import SYSTEM, Actor, Grant, Role
from kernel.db import db, transaction
from kernel.locales import Tag
from tests.clock import NOW

UG = Tag("ug")
SEGMENT = "{urn:oasis:names:tc:xliff:document:2.0}segment"


def translator(path: str = "/") -> Actor:
    return Actor(staff_id=7, grants=(Grant(role=Role.TRANSLATOR, region_path=path),))


def exported(actor: Actor = SYSTEM, *, po: bool = False, **narrowed: Any) -> bytes:
    """Return what a translator gets."""
    file = BytesIO()
    query = TextQuery(**{"locale": UG, **narrowed})
    export_texts(db.session(), file, query, po=po, actor=actor)
    return file.getvalue()


def imported(content: bytes, actor: Actor | None = None, *, dry_run: bool = False) -> TextsReport:
    """Give a file back."""
    actor = actor or translator()
    return import_texts(BytesIO(content), actor=actor, now=NOW, dry_run=dry_run)


def worked_on(content: bytes, texts: dict[str, str], state: str | None = None) -> bytes:
    """Return a file in which a tool has translated some texts, by Chinese; and set their state."""
    tree = etree.fromstring(content)
    for segment in tree.iter(SEGMENT):
        source = segment.find("{*}source").text
        if source in texts:
            target = segment.find("{*}target")
            if target is None:
                target = etree.SubElement(segment, SEGMENT.replace("segment", "target"))
            target.text = texts[source]
            if state:
                segment.set("state", state)
    return etree.tostring(tree, encoding="utf-8", xml_declaration=True)


def text_of(item_id: int, field: str = "name", locale: Tag = UG) -> TextUnit:
    """Return a text as it is now."""
    found = find_unit(db.session(), SYSTEM, item_id=item_id, field=field, locale=locale)
    assert found is not None
    return found


def save(item_id: int, text: str, state: TextState = TextState.DRAFT, field: str = "name") -> None:
    """Somebody in the house translates a text."""
    command = Translate(
        item_id=item_id,
        field=field,
        locale=UG,
        text=text,
        source_digest=text_of(item_id, field).source_digest,
        state=state,
    )
    with transaction() as session:
        translate(session, command, actor=SYSTEM, now=NOW)


def reworded(item_id: int, name: str) -> None:
    """An editor changes the Chinese."""
    with transaction() as session:
        old = in_chinese(facts_of(get_draft_row(session, item_id)))
        command = SaveDraft(facts=replace(old, name=name), item_id=item_id)
        save_draft(session, command, actor=SYSTEM, now=NOW)
