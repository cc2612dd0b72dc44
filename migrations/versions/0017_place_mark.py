"""the mark that says when places were changed last."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    mark = op.create_table(
        "place_mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place_mark")),
    )
    op.bulk_insert(mark, [{"id": 1, "mark": "as it was"}])


def downgrade() -> None:
    op.drop_table("place_mark")
