"""What translators have done in the demo: texts read over and approved, and some left behind."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from catalogue.queries.drafts import DraftFilter, all_drafts
from catalogue.queries.texts import every_unit
from catalogue.usecases.publish_item import publish_item
from catalogue.usecases.save_draft import save_draft
from catalogue.usecases.translate import translate_many
from catalogue.values.codes import TextState
from catalogue.values.commands import PublishItem, SaveDraft
from catalogue.values.texts import TextQuery, TextUnit, Translate
from kernel.access import SYSTEM, Actor
from kernel.db import db, transaction
from kernel.locales import Tag
from portal.demo.people import accounts

READ = (Tag("en"), Tag("ug"))
TRANSLATOR, PUBLISHER = "translator", "publisher"
REVIEWED_OF, APPROVED_OF = 3, 7  # every third has been read over, every seventh of all approved
STANDARDS = DraftFilter(kind="standard")
CHANGED = 5  # items whose Chinese says more than what was translated
DIRECTORY = "云澜地区政务服务事项目录（2026年版）"
ADDED = "可以先预约再来。"


def read_over(*, now: datetime) -> None:
    """Let the translator read some texts over and the publisher approve some of them."""
    people = accounts()
    for locale in READ:
        every = every_unit(db.session(), SYSTEM, TextQuery(locale=locale))
        units = [one for one in every if one.text]
        _mark(units[::REVIEWED_OF], TextState.REVIEWED, people[TRANSLATOR], now)
        _mark(units[::APPROVED_OF], TextState.APPROVED, people[PUBLISHER], now)


def leave_behind(*, now: datetime) -> None:
    """Change the Chinese of a few summaries, so that their translations are stale."""
    units = {
        one.item_code: one.item_id
        for one in every_unit(db.session(), SYSTEM, TextQuery(locale=READ[0], kind="summary"))
    }
    drafts = [draft for draft in all_drafts(db.session(), STANDARDS) if draft.facts.code in units]
    for draft in drafts[:: len(drafts) // CHANGED]:
        facts = replace(draft.facts, summary=draft.facts.summary + ADDED)
        with transaction() as session:
            command = SaveDraft(facts=facts, item_id=units[facts.code])
            item_id = save_draft(session, command, actor=SYSTEM, now=now).item_id
            publish_item(
                session, PublishItem(item_id=item_id, basis=DIRECTORY), actor=SYSTEM, now=now
            )


def _mark(units: Sequence[TextUnit], state: TextState, actor: Actor, now: datetime) -> None:
    commands = [
        Translate(
            item_id=one.item_id,
            field=one.field,
            locale=one.locale,
            text=one.text,
            state=state,
            source_digest=one.source_digest,
        )
        for one in units
    ]
    with transaction() as session:
        translate_many(session, commands, actor=actor, now=now)
