"""standards and claims."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "claim_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("standard_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=False),
        sa.Column("replied_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_claim_answer_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["service_item.id"],
            name=op.f("fk_claim_answer_item_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["standard_id"],
            ["service_item.id"],
            name=op.f("fk_claim_answer_standard_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_answer")),
        sa.UniqueConstraint(
            "standard_id", "department_id", name=op.f("uq_claim_answer_standard_id_department_id")
        ),
    )
    with op.batch_alter_table("claim_answer") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_claim_answer_department_id"), ["department_id"], unique=False
        )

    op.create_table(
        "change_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("basis_number", sa.String(length=100), nullable=False),
        sa.Column("basis_date", sa.Date(), nullable=True),
        sa.Column("scan_digest", sa.String(length=64), nullable=False),
        sa.Column("scan_name", sa.String(length=255), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("confirm_by", sa.Date(), nullable=True),
        sa.Column("revision_id", sa.Integer(), nullable=True),
        sa.Column("submitted_by", sa.Integer(), nullable=True),
        sa.Column("submitted_at", sa.DateTime(), nullable=False),
        sa.Column("reviewed_by", sa.Integer(), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["service_item.id"],
            name=op.f("fk_change_request_item_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["item_revision.id"], name=op.f("fk_change_request_revision_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_request")),
    )
    with op.batch_alter_table("change_request") as batch_op:
        batch_op.create_index(
            "ix_change_request_one_open",
            ["item_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('submitted', 'reviewed')"),
            postgresql_where=sa.text("state IN ('submitted', 'reviewed')"),
        )
        batch_op.create_index("ix_change_request_state", ["state", "item_id"], unique=False)

    op.create_table(
        "item_comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("said_at", sa.DateTime(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["service_item.id"],
            name=op.f("fk_item_comment_item_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["change_request.id"],
            name=op.f("fk_item_comment_request_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_comment")),
    )
    with op.batch_alter_table("item_comment") as batch_op:
        batch_op.create_index(batch_op.f("ix_item_comment_item_id"), ["item_id"], unique=False)

    with op.batch_alter_table("import_order") as batch_op:
        batch_op.add_column(
            sa.Column("standards", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
    with op.batch_alter_table("department") as batch_op:
        batch_op.add_column(
            sa.Column("line", sa.String(length=32), server_default="", nullable=False)
        )

    with op.batch_alter_table("item_revision") as batch_op:
        batch_op.add_column(sa.Column("base_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("local", sa.Text(), server_default="{}", nullable=False))
        batch_op.create_index(batch_op.f("ix_item_revision_base_id"), ["base_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_item_revision_base_id"), "item_revision", ["base_id"], ["id"]
        )

    with op.batch_alter_table("service_item") as batch_op:
        batch_op.add_column(
            sa.Column("kind", sa.String(length=32), server_default="own", nullable=False)
        )
        batch_op.add_column(sa.Column("standard_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("directory_revision_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("local", sa.Text(), server_default="{}", nullable=False))
        batch_op.add_column(sa.Column("claimed_at", sa.Text(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("confirm_by", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("confirm_fields", sa.Text(), server_default="[]", nullable=False)
        )
        for name in ("standard_id", "kind", "confirm_by"):
            batch_op.create_index(batch_op.f(f"ix_service_item_{name}"), [name], unique=False)
        batch_op.create_unique_constraint(
            batch_op.f("uq_service_item_standard_id_department_id"),
            ["standard_id", "department_id"],
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_service_item_standard_id"), "service_item", ["standard_id"], ["id"]
        )
        batch_op.create_foreign_key(
            "fk_service_item_directory_revision_id",
            "item_revision",
            ["directory_revision_id"],
            ["id"],
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_service_item_only_claims_have_a_standard"),
            "(kind = 'claim' AND standard_id IS NOT NULL)"
            " OR (kind <> 'claim' AND standard_id IS NULL)",
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_service_item_nobody_is_served_by_a_standard"),
            "(kind = 'standard' AND current_revision_id IS NULL)"
            " OR (kind <> 'standard' AND directory_revision_id IS NULL)",
        )
    _no_defaults()  # those were for the rows that are there


def _no_defaults() -> None:
    with op.batch_alter_table("department") as batch_op:
        batch_op.alter_column("line", existing_type=sa.String(length=32), server_default=None)
    with op.batch_alter_table("import_order") as batch_op:
        batch_op.alter_column("standards", existing_type=sa.Boolean(), server_default=None)
    with op.batch_alter_table("item_revision") as batch_op:
        batch_op.alter_column("local", existing_type=sa.Text(), server_default=None)
    with op.batch_alter_table("service_item") as batch_op:
        batch_op.alter_column("kind", existing_type=sa.String(length=32), server_default=None)
        for name in ("local", "claimed_at", "confirm_fields"):
            batch_op.alter_column(name, existing_type=sa.Text(), server_default=None)


def _write_out() -> None:
    """Let revisions of claims say all that they and their standard said together."""
    table = sa.table("item_revision", *map(sa.column, ("id", "base_id", "content", "card")))
    bases = table.alias("base")
    rows = op.get_bind().execute(
        sa.select(table.c.id, table.c.content, table.c.card, bases.c.content, bases.c.card).join(
            bases, bases.c.id == table.c.base_id
        )
    )
    for number, content, card, base_content, base_card in rows.all():
        whole = {"content": _joined(base_content, content), "card": _joined(base_card, card)}
        op.get_bind().execute(table.update().where(table.c.id == number).values(whole))


def _joined(base: str, own: str) -> str:
    both = {**json.loads(base), **json.loads(own)}
    return json.dumps({key: value for key, value in both.items() if value is not None})


def downgrade() -> None:
    _write_out()
    with op.batch_alter_table("service_item") as batch_op:
        batch_op.drop_constraint("fk_service_item_directory_revision_id", type_="foreignkey")
        batch_op.drop_constraint(
            batch_op.f("ck_service_item_nobody_is_served_by_a_standard"), type_="check"
        )
        batch_op.drop_constraint(
            batch_op.f("ck_service_item_only_claims_have_a_standard"), type_="check"
        )
        batch_op.drop_constraint(batch_op.f("fk_service_item_standard_id"), type_="foreignkey")
        batch_op.drop_constraint(
            batch_op.f("uq_service_item_standard_id_department_id"), type_="unique"
        )
        for name in ("confirm_by", "kind", "standard_id"):
            batch_op.drop_index(batch_op.f(f"ix_service_item_{name}"))
        batch_op.drop_column("confirm_fields")
        batch_op.drop_column("confirm_by")
        batch_op.drop_column("claimed_at")
        batch_op.drop_column("local")
        batch_op.drop_column("directory_revision_id")
        batch_op.drop_column("standard_id")
        batch_op.drop_column("kind")

    with op.batch_alter_table("item_revision") as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_item_revision_base_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_item_revision_base_id"))
        batch_op.drop_column("local")
        batch_op.drop_column("base_id")

    with op.batch_alter_table("import_order") as batch_op:
        batch_op.drop_column("standards")
    with op.batch_alter_table("department") as batch_op:
        batch_op.drop_column("line")

    with op.batch_alter_table("item_comment") as batch_op:
        batch_op.drop_index(batch_op.f("ix_item_comment_item_id"))

    op.drop_table("item_comment")
    with op.batch_alter_table("change_request") as batch_op:
        batch_op.drop_index("ix_change_request_state")
        batch_op.drop_index(
            "ix_change_request_one_open",
            sqlite_where=sa.text("state IN ('submitted', 'reviewed')"),
            postgresql_where=sa.text("state IN ('submitted', 'reviewed')"),
        )

    op.drop_table("change_request")
    with op.batch_alter_table("claim_answer") as batch_op:
        batch_op.drop_index(batch_op.f("ix_claim_answer_department_id"))

    op.drop_table("claim_answer")
