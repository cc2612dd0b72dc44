"""names of materials of which somebody said that they do not mean the same."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "names_apart",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("first", sa.String(length=64), nullable=False),
        sa.Column("second", sa.String(length=64), nullable=False),
        sa.Column("said_by", sa.Integer(), nullable=True),
        sa.Column("said_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_names_apart")),
        sa.UniqueConstraint("first", "second", name=op.f("uq_names_apart_first_second")),
    )


def downgrade() -> None:
    op.drop_table("names_apart")
