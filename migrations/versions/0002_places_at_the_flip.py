"""an import makes departments at its flip."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

PLACES = ("department_id", "region_id")
PLACED = "(department_id IS NOT NULL AND region_id IS NOT NULL)"
UNSEEN = {"service_item": "batch_id IS NOT NULL", "item_revision": "state = 'draft'"}


def upgrade() -> None:
    for table, unseen in UNSEEN.items():
        with op.batch_alter_table(table) as batch_op:
            for column in PLACES:
                batch_op.alter_column(column, existing_type=sa.Integer(), nullable=True)
            name = batch_op.f(f"ck_{table}_placed_when_seen")
            batch_op.create_check_constraint(name, f"{unseen} OR {PLACED}")


def downgrade() -> None:
    _remove_unplaced()
    for table in UNSEEN:
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_constraint(batch_op.f(f"ck_{table}_placed_when_seen"), type_="check")
            for column in PLACES:
                batch_op.alter_column(column, existing_type=sa.Integer(), nullable=False)


def _remove_unplaced() -> None:
    """What a killed import left has no place; nobody has seen it."""
    unplaced = "(SELECT id FROM service_item WHERE department_id IS NULL)"
    op.execute("UPDATE service_item SET current_revision_id = NULL WHERE department_id IS NULL")
    op.execute("DELETE FROM item_revision WHERE department_id IS NULL")
    for part in ("material", "step", "item_text"):
        op.execute(f"DELETE FROM {part} WHERE item_id IN {unplaced}")  # noqa: S608 - our own words
    op.execute("DELETE FROM service_item WHERE department_id IS NULL")
