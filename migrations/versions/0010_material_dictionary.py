"""the material dictionary, its files, and which entry a material of an item points at."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "known_material",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("form", sa.String(length=32), nullable=False),
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.Column("paper_size", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("licence", sa.Text(), nullable=False),
        sa.Column("licence_code", sa.String(length=64), nullable=False),
        sa.Column("held_by", sa.Text(), nullable=False),
        sa.Column("held_since", sa.Date(), nullable=True),
        sa.Column("held_basis", sa.Text(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "held_by = '' OR held_basis <> ''", name=op.f("ck_known_material_held_on_some_basis")
        ),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_known_material_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["region_id"], ["region.id"], name=op.f("fk_known_material_region_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_known_material")),
        sa.UniqueConstraint("key", name=op.f("uq_known_material_key")),
    )
    op.create_index("ix_known_material_region_id", "known_material", ["region_id"])
    op.create_index("ix_known_material_department_id", "known_material", ["department_id"])
    op.create_table(
        "known_material_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("material_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("media", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("added_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["material_id"],
            ["known_material.id"],
            name=op.f("fk_known_material_file_material_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_known_material_file")),
    )
    op.create_index("ix_known_material_file_material_id", "known_material_file", ["material_id"])
    op.create_index("ix_known_material_file_digest", "known_material_file", ["digest"])
    with op.batch_alter_table("material") as batch_op:
        batch_op.add_column(
            sa.Column("dictionary", sa.String(length=36), server_default="", nullable=False)
        )
        batch_op.create_index(batch_op.f("ix_material_dictionary"), ["dictionary"], unique=False)
    with op.batch_alter_table("material") as batch_op:  # that was for the rows that are there
        batch_op.alter_column("dictionary", existing_type=sa.String(length=36), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("material") as batch_op:
        batch_op.drop_index(batch_op.f("ix_material_dictionary"))
        batch_op.drop_column("dictionary")
    op.drop_table("known_material_file")
    op.drop_table("known_material")
