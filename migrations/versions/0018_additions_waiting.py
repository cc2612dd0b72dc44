"""how many additions of a claim wait for the consent of the standard's owner."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

WAITING = sa.text("additions_waiting > 0")
AT_ONCE = 500


def upgrade() -> None:
    with op.batch_alter_table("service_item") as batch_op:
        batch_op.add_column(
            sa.Column("additions_waiting", sa.Integer(), server_default="0", nullable=False)
        )
    with op.batch_alter_table("service_item") as batch_op:  # that was for the rows that are there
        batch_op.alter_column("additions_waiting", existing_type=sa.Integer(), server_default=None)
    op.create_index(
        "ix_service_item_additions_waiting",
        "service_item",
        ["standard_id"],
        sqlite_where=WAITING,
        postgresql_where=WAITING,
    )
    _count()


def _count() -> None:
    item = sa.table("service_item", *map(sa.column, ("id", "local", "additions_waiting")))
    adding = sa.select(item.c.id, item.c.local).where(item.c.local.contains('"added":['))
    last = 0
    while True:
        some = adding.where(item.c.id > last).order_by(item.c.id).limit(AT_ONCE)
        rows = op.get_bind().execute(some).all()
        for item_id, local in rows:
            number = sum(map(_waits, json.loads(local)["added"]))
            if number:
                put = sa.update(item).where(item.c.id == item_id)
                op.get_bind().execute(put.values(additions_waiting=number))
        if len(rows) < AT_ONCE:
            return
        last = rows[-1].id


def _waits(added: dict[str, object]) -> bool:
    return not added.get("approved") and not added.get("refused")


def downgrade() -> None:
    op.drop_index("ix_service_item_additions_waiting", "service_item")
    with op.batch_alter_table("service_item") as batch_op:
        batch_op.drop_column("additions_waiting")
