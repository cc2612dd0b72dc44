"""The demo's material dictionary: entries with their forms, and who points at them."""

import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from catalogue.queries.dictionary import choices, get_entry
from catalogue.rules.dictionary import by_name
from catalogue.usecases.entry_files import add_entry_file
from catalogue.usecases.save_entry import save_entry
from catalogue.usecases.scans import keep_scan
from catalogue.values.codes import MaterialForm, MaterialSource
from catalogue.values.dictionary import AddFile, EntryFacts, EntryState, FileKind, SaveEntry
from kernel.access import SYSTEM
from kernel.db import db, transaction
from kernel.locales import LEGAL, Tag
from organisation.queries import department_by_code
from portal.demo.files import rows
from portal.demo.forms import form_of

Row = Mapping[str, Any]
OURS = ("department", "fields", "labels")  # what an entry does not know


def load_materials(*, now: datetime) -> int:
    """Write the entries, with their forms; return how many they are."""
    found = rows("materials")
    files = [
        (row, kind, tag, form_of(row, kind, tag, now))
        for row in found
        if "fields" in row
        for kind in FileKind
        for tag in (LEGAL, *row.get("labels", ()))
    ]
    with transaction() as session:
        for row in found:
            card = department_by_code(session, row["department"])
            if card is None:
                raise LookupError(row["department"])
            command = SaveEntry(
                facts=_facts(row), state=EntryState.IN_USE, department_id=int(card.id)
            )
            save_entry(session, command, actor=SYSTEM, now=now)
        for row, kind, tag, content in files:
            entry = get_entry(session, row["key"], SYSTEM)
            file = _file(row, kind, tag, content, entry.entry_id)
            add_entry_file(session, file, actor=SYSTEM, now=now)
    return len(found)


@contextmanager
def pointing(path: Path, codes: Mapping[str, str]) -> Iterator[Path]:
    """Give a copy of a list whose materials point at the entries of their names.

    `codes`: of standards that are there already, by name.
    """
    known = by_name(choices(db.session()))
    data = json.loads(path.read_text("utf-8"))
    for item in data["items"]:
        item["code"] = codes.get(item["name"]) or item.get("code", "")
        for material in item.get("materials", ()):
            if material["name"] in known:
                material["dictionary"] = known[material["name"]].key
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        copy.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        yield copy


def _facts(row: Row) -> EntryFacts:
    plain = {
        name: text for name, text in row.items() if name not in ("department", "fields", "labels")
    }
    since = row.get("held_since")
    return EntryFacts(
        **{
            **plain,
            "aliases": tuple(row.get("aliases", ())),
            "form": MaterialForm(row.get("form", MaterialForm.UNKNOWN.value)),
            "source": MaterialSource(row["source"]),
            "held_since": date.fromisoformat(since) if since else None,
        }
    )


def _file(row: Row, kind: FileKind, tag: Tag, content: bytes, entry_id: int) -> AddFile:
    what = "填写样例" if kind is FileKind.SAMPLE else "空白表格"
    spoken = "" if tag == LEGAL else f"-{tag}"
    return AddFile(
        entry_id=entry_id,
        kind=kind,
        language=tag,
        name=f"{row['name']}-{what}{spoken}.pdf",
        media="application/pdf",
        size=len(content),
        digest=keep_scan(content),
    )
