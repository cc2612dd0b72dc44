"""readers report wrong words."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "word_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("locale", sa.String(length=16), nullable=False),
        sa.Column("page", sa.String(length=200), nullable=False),
        sa.Column("wrong", sa.Text(), nullable=False),
        sa.Column("better", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("settled_by", sa.Integer(), nullable=True),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "(state = 'open') = (settled_at IS NULL)",
            name=op.f("ck_word_report_settled_when_not_open"),
        ),
        sa.ForeignKeyConstraint(
            ["settled_by"], ["staff.id"], name=op.f("fk_word_report_settled_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_word_report")),
    )
    with op.batch_alter_table("word_report", schema=None) as batch_op:
        batch_op.create_index("ix_word_report_listed", ["state", "locale", "id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("word_report", schema=None) as batch_op:
        batch_op.drop_index("ix_word_report_listed")

    op.drop_table("word_report")
