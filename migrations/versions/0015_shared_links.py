"""Links to a result for somebody without a workspace; on Supabase also the functions for them.

There, what is deleted is counted, too, and a row has a largest size. What each function takes, answers and refuses is
said at the top of ``migrations/supabase/0015_doors.sql``.
"""

import sqlalchemy as sa
from alembic import op

from snapshot.store.migrations import on_supabase, restore_functions, run_script, say_revision

revision = "0015_shared_links"
down_revision = "0014_supabase"

SCRIPTS = ("0015_access.sql", "0015_bodies.sql", "0015_doors.sql")


def upgrade() -> None:
    op.create_table(
        "shared_links",
        sa.Column("link_id", sa.String(64), nullable=False),
        sa.Column("workspace_id", sa.String(64), nullable=False),
        sa.Column("run_id", sa.String(64), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.Column("results_json", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("link_id", name="pk_shared_links"),
        _within("workspaces", "workspace_id"),
        _within("runs", "run_id"),
        sa.UniqueConstraint("token_hash", name="uq_shared_links_token_hash"),
    )
    for column in ("workspace_id", "run_id", "expires_at"):
        op.create_index(f"ix_shared_links_{column}", "shared_links", [column])
    if on_supabase():
        for script in SCRIPTS:
            run_script(script)
        say_revision(revision)


def downgrade() -> None:
    if on_supabase():
        run_script("0015_downgrade.sql")
        restore_functions("0014_bodies.sql", "begin_run", "delete_workspace")
        say_revision(down_revision)
    op.drop_table("shared_links")


def _within(table: str, column: str) -> sa.ForeignKeyConstraint:
    name = f"fk_shared_links_{column}"
    return sa.ForeignKeyConstraint([column], [f"{table}.{column}"], name=name, ondelete="CASCADE")
