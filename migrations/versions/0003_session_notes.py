"""what a session holds is in one table."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _table("session_note", sa.Column("name", sa.String(104)), "until", data=True)
    op.execute(
        "INSERT INTO session_note (session_id, name, data, until)"
        " SELECT session_id, 'see:' || subject, '{}', until FROM session_grant"
        " UNION ALL SELECT session_id, 'draft:' || name, data, saved_at FROM draft"
    )
    op.drop_table("session_grant")
    op.drop_table("draft")


def downgrade() -> None:
    _table("session_grant", sa.Column("subject", sa.String(96)), "until", data=False)
    _table("draft", sa.Column("name", sa.String(64)), "saved_at", data=True)
    op.execute(
        "INSERT INTO session_grant (session_id, subject, until)"
        " SELECT session_id, substr(name, 5), until FROM session_note WHERE name LIKE 'see:%'"
    )
    op.execute(
        "INSERT INTO draft (session_id, name, data, saved_at)"
        " SELECT session_id, substr(name, 7), data, until FROM session_note"
        " WHERE name LIKE 'draft:%'"
    )
    op.drop_table("session_note")


def _table(table: str, named: sa.Column[str], moment: str, *, data: bool) -> None:
    named.nullable = False
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        named,
        *([sa.Column("data", sa.Text(), nullable=False)] if data else []),
        sa.Column(moment, sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["web_session.id"],
            name=op.f(f"fk_{table}_session_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint(
            "session_id", named.name, name=op.f(f"uq_{table}_session_id_{named.name}")
        ),
    )
    if data:
        op.create_index(op.f(f"ix_{table}_{moment}"), table, [moment])
