"""changes of many items at once, and how to take them back."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bulk_edit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("narrow", sa.Text(), nullable=False),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("basis_number", sa.String(length=100), nullable=False),
        sa.Column("basis_date", sa.Date(), nullable=True),
        sa.Column("scan_digest", sa.String(length=64), nullable=False),
        sa.Column("scan_name", sa.String(length=255), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["undoes_id"],
            ["bulk_edit.id"],
            name=op.f("fk_bulk_edit_undoes_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_bulk_edit_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulk_edit")),
        sa.UniqueConstraint("undoes_id", name=op.f("uq_bulk_edit_undoes_id")),
    )
    with op.batch_alter_table("bulk_edit") as batch_op:
        batch_op.create_index(batch_op.f("ix_bulk_edit_staff_id"), ["staff_id"], unique=False)
    op.create_table(
        "bulk_edit_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bulk_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("inherited", sa.Text(), nullable=False),
        sa.Column("drops", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(length=32), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=True),
        sa.Column("refused", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["bulk_id"],
            ["bulk_edit.id"],
            name=op.f("fk_bulk_edit_item_bulk_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["service_item.id"],
            name=op.f("fk_bulk_edit_item_item_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["change_request.id"],
            name=op.f("fk_bulk_edit_item_request_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulk_edit_item")),
        sa.UniqueConstraint("bulk_id", "item_id", name=op.f("uq_bulk_edit_item_bulk_id_item_id")),
    )
    with op.batch_alter_table("bulk_edit_item") as batch_op:
        batch_op.create_index(batch_op.f("ix_bulk_edit_item_item_id"), ["item_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_bulk_edit_item_request_id"), ["request_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("bulk_edit_item") as batch_op:
        batch_op.drop_index(batch_op.f("ix_bulk_edit_item_request_id"))
        batch_op.drop_index(batch_op.f("ix_bulk_edit_item_item_id"))
    op.drop_table("bulk_edit_item")
    with op.batch_alter_table("bulk_edit") as batch_op:
        batch_op.drop_index(batch_op.f("ix_bulk_edit_staff_id"))
    op.drop_table("bulk_edit")
