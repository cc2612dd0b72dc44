"""translations beside the frozen Chinese."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ITEM_FIELDS = (
    "name",
    "summary",
    "conditions",
    "visit_reason",
    "result_name",
    "place",
    "hours",
    "consult",
    "complaint",
)
PART_FIELDS = {
    "material": ("name", "note", "standard", "issuer"),
    "step": ("name", "description", "standard"),
    "fee": ("name", "standard"),
    "faq": ("question", "answer"),
}
ITEM_SOURCE = sa.table(
    "item_source",
    *(sa.column(name) for name in ("item_id", "position", "field", "kind", "text", "digest")),
)


def upgrade() -> None:
    with op.batch_alter_table("service_item") as batch_op:  # a flip looks for shadows by it
        name = batch_op.f("ix_service_item_replaces_id")
        batch_op.create_index(name, ["replaces_id"], unique=False)
    op.create_table(
        "item_source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["service_item.id"],
            name=op.f("fk_item_source_item_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_source")),
        sa.UniqueConstraint("item_id", "field", name=op.f("uq_item_source_item_id_field")),
    )
    with op.batch_alter_table("item_text") as batch_op:
        batch_op.add_column(sa.Column("source", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("version", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("written_by", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("changed_by", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("changed_at", sa.DateTime(), nullable=True))
    with op.batch_alter_table("item_revision") as batch_op:
        batch_op.add_column(sa.Column("words", sa.Text(), nullable=True))
    _fill_sources()
    _fill_texts()
    _fill_revisions()
    with op.batch_alter_table("item_text") as batch_op:
        batch_op.alter_column("source", existing_type=sa.Text(), nullable=False)
        batch_op.alter_column("version", existing_type=sa.Integer(), nullable=False)
        batch_op.alter_column("changed_at", existing_type=sa.DateTime(), nullable=False)
        name = batch_op.f("ix_item_text_source_digest")
        batch_op.create_index(name, ["source_digest"], unique=False)
    with op.batch_alter_table("item_revision") as batch_op:
        batch_op.alter_column("words", existing_type=sa.Text(), nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("item_revision") as batch_op:
        batch_op.drop_column("words")
    with op.batch_alter_table("item_text") as batch_op:
        batch_op.drop_index(batch_op.f("ix_item_text_source_digest"))
        for column in ("changed_at", "changed_by", "written_by", "version", "source"):
            batch_op.drop_column(column)
    op.drop_table("item_source")
    with op.batch_alter_table("service_item") as batch_op:
        batch_op.drop_index(batch_op.f("ix_service_item_replaces_id"))


def _fill_sources() -> None:
    """Write the Chinese that is translated beside each draft."""
    parts = {
        kind: _by_item(kind, f"SELECT item_id, key, {', '.join(names)} FROM {kind}")  # noqa: S608
        for kind, names in PART_FIELDS.items()
        if kind in ("material", "step")
    }
    columns = ", ".join(("id", *ITEM_FIELDS, "fees", "faqs"))
    for item in _rows(f"SELECT {columns} FROM service_item ORDER BY id"):  # noqa: S608 - our words
        found = [("", name, item[name]) for name in ITEM_FIELDS]
        for kind in ("material", "step"):
            for part in parts[kind].get(item["id"], ()):
                found += [(f"{kind}.{part['key']}.", n, part[n]) for n in PART_FIELDS[kind]]
        for kind in ("fee", "faq"):
            for number, part in enumerate(_listed(item[f"{kind}s"]), 1):
                found += [(f"{kind}.{number}.", n, part.get(n)) for n in PART_FIELDS[kind]]
        rows = [_source(item["id"], *one) for one in found if one[2]]
        for position, row in enumerate(rows, 1):
            row["position"] = position
        if rows:
            op.bulk_insert(ITEM_SOURCE, rows)


def _by_item(kind: str, query: str) -> dict[int, list[Mapping[str, Any]]]:
    found: dict[int, list[Mapping[str, Any]]] = {}
    for row in _rows(f"{query} ORDER BY position"):
        found.setdefault(row["item_id"], []).append(row)
    return found


def _source(item_id: int, prefix: str, name: str, text: str) -> dict[str, Any]:
    kind = prefix.partition(".")[0]
    return {
        "item_id": item_id,
        "field": prefix + name,
        "kind": f"{kind}.{name}" if kind else name,
        "text": text,
        "digest": _digest(text),
    }


def _fill_texts() -> None:
    """Who made the texts there are is not known; their Chinese is, where it is as it was."""
    same = (
        "SELECT s.text FROM item_source s WHERE s.item_id = item_text.item_id"
        " AND s.field = item_text.field AND s.digest = item_text.source_digest"
    )
    op.get_bind().execute(
        sa.text(
            f"UPDATE item_text SET source = coalesce(({same}), ''), version = 1, changed_at = :now"  # noqa: S608 - our own words
        ).bindparams(sa.bindparam("now", type_=sa.DateTime())),
        {"now": datetime.now(UTC).replace(tzinfo=None)},  # noqa: TID251 - no clock of ours here
    )


def _fill_revisions() -> None:
    """Put the translations that were frozen with the Chinese beside it.

    Content and digest stay: they were published so. The digest that tells whether a draft says
    more than what is in force knows no translations any more.
    """
    rows = _rows("SELECT id, content, draft_digest FROM item_revision ORDER BY id")
    for row in rows:
        content = json.loads(row["content"])
        content = content if isinstance(content, dict) else {}
        new = _digest(_canonical(_bare(content))) if content else row["draft_digest"]
        values = {"id": row["id"], "words": _canonical(_words(content)), "new": new}
        op.get_bind().execute(
            sa.text("UPDATE item_revision SET words = :words, draft_digest = :new WHERE id = :id"),
            values,
        )
        op.get_bind().execute(
            sa.text(
                "UPDATE service_item SET digest = :new"
                " WHERE current_revision_id = :id AND digest = :old"
            ),
            {"id": row["id"], "new": new, "old": row["draft_digest"]},
        )


def _words(content: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, dict[str, str]] = {}
    parts = [("", content)]
    for kind in ("material", "step"):
        parts += [(f"{kind}.{part.get('key')}.", part) for part in content.get(f"{kind}s", ())]
    for prefix, part in parts:
        for locale, words in part.get("texts", {}).items():
            found.setdefault(locale, {}).update({prefix + k: text for k, text in words.items()})
    return {locale: {"state": "draft", "texts": texts} for locale, texts in found.items()}


def _bare(content: dict[str, Any]) -> dict[str, Any]:
    """Return content without its code, the keys of its parts and all translations."""
    own = {name: value for name, value in content.items() if name not in ("code", "texts")}
    for name in ("materials", "steps"):
        if name in own:
            own[name] = [
                {k: v for k, v in part.items() if k not in ("key", "texts")} for part in own[name]
            ]
    return own


def _rows(query: str) -> Iterator[dict[str, Any]]:
    rows = op.get_bind().execute(sa.text(query)).mappings().all()
    return (dict(row) for row in rows)


def _listed(data: str) -> list[dict[str, Any]]:
    found = json.loads(data)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _canonical(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
