"""alliances of regions, and the points that take an item in for its department."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "alliance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alliance")),
        sa.UniqueConstraint("code", name=op.f("uq_alliance_code")),
    )
    op.create_table(
        "alliance_member",
        sa.Column("alliance_id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["alliance_id"], ["alliance.id"], name=op.f("fk_alliance_member_alliance_id")
        ),
        sa.ForeignKeyConstraint(
            ["region_id"], ["region.id"], name=op.f("fk_alliance_member_region_id")
        ),
        sa.PrimaryKeyConstraint("alliance_id", "region_id", name=op.f("pk_alliance_member")),
    )
    op.create_table(
        "intake_point",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("document", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_intake_point_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["service_item.id"],
            name=op.f("fk_intake_point_item_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_point")),
        sa.UniqueConstraint(
            "item_id", "department_id", name=op.f("uq_intake_point_item_id_department_id")
        ),
    )
    with op.batch_alter_table("intake_point") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_intake_point_department_id"), ["department_id"], unique=False
        )
    with op.batch_alter_table("service_item") as batch_op:
        batch_op.add_column(
            sa.Column("alliance", sa.String(length=32), server_default="", nullable=False)
        )
    with op.batch_alter_table("service_item") as batch_op:  # that was for the rows that are there
        batch_op.alter_column("alliance", existing_type=sa.String(length=32), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("service_item") as batch_op:
        batch_op.drop_column("alliance")
    with op.batch_alter_table("intake_point") as batch_op:
        batch_op.drop_index(batch_op.f("ix_intake_point_department_id"))
    op.drop_table("intake_point")
    op.drop_table("alliance_member")
    op.drop_table("alliance")
