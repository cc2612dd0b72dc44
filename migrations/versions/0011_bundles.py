"""bundles: several services that somebody needs together, and what was published of them."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bundle",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=True),
        sa.Column("current_number", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f("fk_bundle_region_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bundle")),
        sa.UniqueConstraint("slug", name=op.f("uq_bundle_slug")),
    )
    with op.batch_alter_table("bundle") as batch_op:
        batch_op.create_index(batch_op.f("ix_bundle_region_id"), ["region_id"], unique=False)
    op.create_table(
        "bundle_issue",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bundle_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(), nullable=False),
        sa.Column("published_by", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["bundle_id"], ["bundle.id"], name=op.f("fk_bundle_issue_bundle_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bundle_issue")),
        sa.UniqueConstraint("bundle_id", "number", name=op.f("uq_bundle_issue_bundle_id_number")),
    )


def downgrade() -> None:
    op.drop_table("bundle_issue")
    with op.batch_alter_table("bundle") as batch_op:
        batch_op.drop_index(batch_op.f("ix_bundle_region_id"))
    op.drop_table("bundle")
