"""what editors typed and did not save yet."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "typed_form",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=48), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("typed", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_typed_form_staff_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_typed_form")),
        sa.UniqueConstraint("staff_id", "form", name=op.f("uq_typed_form_staff_id_form")),
    )
    with op.batch_alter_table("typed_form") as batch_op:
        batch_op.create_index(batch_op.f("ix_typed_form_at"), ["at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("typed_form") as batch_op:
        batch_op.drop_index(batch_op.f("ix_typed_form_at"))
    op.drop_table("typed_form")
