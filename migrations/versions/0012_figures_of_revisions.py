"""figures of revisions, and baselines to hold them against."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

AT_ONCE = 500
MOST = 10**12
PAIRS = (("limit", "promised_limit"), ("legal", "legal_limit"))


def upgrade() -> None:
    figures = op.create_table(
        "revision_figures",
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("limit_number", sa.BigInteger(), nullable=True),
        sa.Column("limit_unit", sa.String(length=32), nullable=True),
        sa.Column("legal_number", sa.BigInteger(), nullable=True),
        sa.Column("legal_unit", sa.String(length=32), nullable=True),
        sa.Column("materials", sa.Integer(), nullable=True),
        sa.Column("intermediaries", sa.Integer(), nullable=True),
        sa.Column("fees_fen", sa.BigInteger(), nullable=True),
        sa.Column("steps", sa.Integer(), nullable=True),
        sa.Column("visits", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["item_revision.id"],
            name=op.f("fk_revision_figures_revision_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("revision_id", name=op.f("pk_revision_figures")),
    )
    op.create_table(
        "baseline",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("later", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("used_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f("fk_baseline_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_baseline")),
        sa.UniqueConstraint("region_id", "day", name=op.f("uq_baseline_region_id_day")),
    )
    op.create_table(
        "baseline_item",
        sa.Column("baseline_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("later", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["baseline_id"],
            ["baseline.id"],
            name=op.f("fk_baseline_item_baseline_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["service_item.id"],
            name=op.f("fk_baseline_item_item_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["item_revision.id"], name=op.f("fk_baseline_item_revision_id")
        ),
        sa.PrimaryKeyConstraint("baseline_id", "item_id", name=op.f("pk_baseline_item")),
    )
    connection = op.get_bind()
    for rows in _batches(connection):
        connection.execute(figures.insert(), rows)


def _batches(connection: sa.Connection) -> Iterator[list[dict[str, Any]]]:
    """Yield the figures of all that was frozen before, some at a time."""
    table = sa.table("item_revision", *map(sa.column, ("id", "base_id", "content")))
    bases = table.alias("base")
    query = sa.select(table.c.id, table.c.content, bases.c.content).select_from(
        table.outerjoin(bases, bases.c.id == table.c.base_id)
    )
    last = 0
    while True:
        found = connection.execute(
            query.where(table.c.id > last).order_by(table.c.id).limit(AT_ONCE)
        ).all()
        if not found:
            return
        last = found[-1][0]
        yield [
            {"revision_id": number, **_figures(_whole(content, base))}
            for number, content, base in found
        ]


def _whole(content: str, base: str | None) -> dict[str, Any]:
    both = {**json.loads(base or "{}"), **json.loads(content)}
    return {key: value for key, value in both.items() if value is not None}


def _figures(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return what can be counted, as `catalogue.rules.figures` did when this was written."""
    materials = facts.get("materials", [])
    asked = [
        one.get("source", "unknown")
        for one in materials
        if one.get("necessity", "required") == "required" and not one.get("exempt")
    ]
    from_agencies = None if "unknown" in asked else asked.count("agency")
    return {
        **{key: value for name, field in PAIRS for key, value in _limit(name, facts.get(field))},
        "materials": len(asked) if materials else None,
        "intermediaries": from_agencies if materials else None,
        "fees_fen": _fees(facts),
        "steps": len(facts.get("steps", [])) or None,
        "visits": _known(facts.get("visits")),
    }


def _limit(name: str, limit: Mapping[str, Any] | None) -> Iterator[tuple[str, Any]]:
    number, unit = (limit["number"], limit["unit"]) if limit else (None, None)
    if unit == "on_the_spot":
        number = 0
    elif not _known(number):
        number, unit = None, None
    yield f"{name}_number", number
    yield f"{name}_unit", unit


def _fees(facts: Mapping[str, Any]) -> int | None:
    if facts.get("charged") == "no":
        return 0
    amounts = [fee.get("amount_fen") for fee in facts.get("fees", [])]
    return None if not amounts or None in amounts else _known(sum(amounts))


def _known(number: int | None) -> int | None:
    return number if number is not None and 0 <= number < MOST else None


def downgrade() -> None:
    for table in ("baseline_item", "baseline", "revision_figures"):
        op.drop_table(table)
