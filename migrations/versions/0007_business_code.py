"""items have codes for business items and local basic codes; departments a credit code."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

NEW = (
    ("service_item", "business_code", 50),
    ("service_item", "local_basic_code", 50),
    ("department", "uscc", 18),
)


def upgrade() -> None:
    for table, column, length in NEW:
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(
                sa.Column(column, sa.String(length=length), nullable=False, server_default="")
            )
        with op.batch_alter_table(table) as batch_op:
            batch_op.alter_column(column, existing_type=sa.String(length), server_default=None)
    with op.batch_alter_table("service_item") as batch_op:
        batch_op.alter_column(
            "basic_code", existing_type=sa.String(12), type_=sa.String(36), existing_nullable=False
        )


def downgrade() -> None:
    op.execute("UPDATE service_item SET basic_code = '' WHERE length(basic_code) > 12")
    with op.batch_alter_table("service_item") as batch_op:
        batch_op.alter_column(
            "basic_code", existing_type=sa.String(36), type_=sa.String(12), existing_nullable=False
        )
    for table, column, _length in reversed(NEW):
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_column(column)
