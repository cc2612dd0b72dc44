"""what was found in items, counted by department."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

TO_LINT = sa.text("linted_version <> version AND coalesce(batch_id, 0) = 0")


def upgrade() -> None:
    op.create_table(
        "item_finding",
        sa.Column("what", sa.String(length=32), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["service_item.id"],
            name=op.f("fk_item_finding_item_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("what", "item_id", name=op.f("pk_item_finding")),
    )
    op.create_index(op.f("ix_item_finding_item_id"), "item_finding", ["item_id"])
    op.create_index("ix_item_finding_department_id_what", "item_finding", ["department_id", "what"])
    op.create_table(
        "finding_tally",
        sa.Column("department_id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("region_id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("what", sa.String(length=32), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "department_id", "region_id", "what", name=op.f("pk_finding_tally")
        ),
    )
    with op.batch_alter_table("service_item") as batch_op:
        batch_op.add_column(
            sa.Column("linted_version", sa.Integer(), server_default="0", nullable=False)
        )
    with op.batch_alter_table("service_item") as batch_op:  # that was for the rows that are there
        batch_op.alter_column("linted_version", existing_type=sa.Integer(), server_default=None)
    op.create_index(
        "ix_service_item_to_lint",
        "service_item",
        ["id"],
        sqlite_where=TO_LINT,
        postgresql_where=TO_LINT,
    )


def downgrade() -> None:
    op.drop_index("ix_service_item_to_lint", "service_item")
    with op.batch_alter_table("service_item") as batch_op:
        batch_op.drop_column("linted_version")
    op.drop_table("finding_tally")
    op.drop_index("ix_item_finding_department_id_what", "item_finding")
    op.drop_index(op.f("ix_item_finding_item_id"), "item_finding")
    op.drop_table("item_finding")
