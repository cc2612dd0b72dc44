"""questions and decisions of items; the answers given to them in a booking and a case."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ADDED = (
    ("service_item", "questions", "[]"),
    ("service_item", "decisions", "[]"),
    ("appointment_item", "answers", "{}"),
    ("case_file", "answers", "{}"),
)


def upgrade() -> None:
    for table, column, empty in ADDED:
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(sa.Column(column, sa.Text(), server_default=empty, nullable=False))
        with op.batch_alter_table(table) as batch_op:  # that was for the rows that are there
            batch_op.alter_column(column, existing_type=sa.Text(), server_default=None)


def downgrade() -> None:
    for table, column, _ in reversed(ADDED):
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_column(column)
