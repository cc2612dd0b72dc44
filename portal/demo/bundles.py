"""What belongs together in the demo: bundles of its standards, with drafts of their words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from catalogue.queries.bundle_drafts import members_said
from catalogue.rules.content import text_digest
from catalogue.usecases.publish_bundle import publish_bundle
from catalogue.usecases.save_bundle import save_bundle
from catalogue.values.bundles import (
    QUESTION,
    BundleFacts,
    BundleMember,
    BundleText,
    PublishBundle,
    SaveBundle,
)
from catalogue.values.codes import Audience
from kernel.access import SYSTEM
from kernel.locales import LEGAL
from portal.demo.files import rows

BASIS = "云澜地区“高效办成一件事”清单（2026年版）"


def load_bundles(session: Session, *, now: datetime) -> int:
    """Save and publish all of them; return how many."""
    found = rows("bundles")
    for row in found:
        command = SaveBundle(facts=_facts(session, row), slug=row["slug"], region=row["region"])
        saved = save_bundle(session, command, actor=SYSTEM, now=now)
        wish = PublishBundle(bundle_id=saved.bundle_id, basis=BASIS)
        publish_bundle(session, wish, actor=SYSTEM, now=now)
    return len(found)


def _facts(session: Session, row: Mapping[str, Any]) -> BundleFacts:
    ids = members_said(session, [member["item"] for member in row["members"]], SYSTEM)
    said: dict[str, Mapping[str, str]] = {"name": row["name"], "summary": row["summary"]}
    for member in row["members"]:
        if "question" in member:
            said[f"{QUESTION}{ids[member['item']]}"] = member["question"]
    return BundleFacts(
        name=row["name"][LEGAL],
        summary=row["summary"][LEGAL],
        audiences=tuple(map(Audience, row["audiences"])),
        aliases=tuple(row["aliases"]),
        members=tuple(
            BundleMember(
                item_id=ids[member["item"]],
                after=tuple(ids[name] for name in member.get("after", ())),
                question=member.get("question", {}).get(LEGAL, ""),
            )
            for member in row["members"]
        ),
        texts=tuple(
            BundleText(locale=locale, field=field, text=text, of=text_digest(words[LEGAL]))
            for field, words in said.items()
            for locale, text in words.items()
            if locale != LEGAL
        ),
    )
