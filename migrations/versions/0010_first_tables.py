"""Workspaces, runs with their packs, requests for remote assist."""

import sqlalchemy as sa
from alembic import op

revision = "0010_first_tables"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "workspaces",
        sa.Column("workspace_id", sa.String(64), nullable=False),
        sa.Column("owner", sa.String(200), nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", name="pk_workspaces"),
        sa.UniqueConstraint("owner", name="uq_workspaces_owner"),
    )
    op.create_table(
        "runs",
        sa.Column("run_id", sa.String(64), nullable=False),
        sa.Column("workspace_id", sa.String(64), nullable=False),
        sa.Column("lock_id", sa.String(64), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("mode", sa.String(16), nullable=False),
        sa.Column("submission_id", sa.String(64)),
        sa.Column("rerun_of", sa.String(64)),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("finished_at", sa.BigInteger),
        sa.Column("results_json", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("run_id", name="pk_runs"),
        _of_workspace("runs"),
        sa.UniqueConstraint("workspace_id", "submission_id", name="uq_runs_workspace_id_submission_id"),
    )
    op.create_index("ix_runs_workspace_id_created_at", "runs", ["workspace_id", "created_at"])
    op.create_table(
        "packs",
        sa.Column("run_id", sa.String(64), nullable=False),
        sa.Column("workspace_id", sa.String(64), nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("run_id", name="pk_packs"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.run_id"], name="fk_packs_run_id", ondelete="CASCADE"),
        _of_workspace("packs"),
    )
    op.create_index("ix_packs_workspace_id", "packs", ["workspace_id"])
    op.create_index("ix_packs_created_at", "packs", ["created_at"])
    op.create_table(
        "assist_requests",
        sa.Column("request_id", sa.String(64), nullable=False),
        sa.Column("workspace_id", sa.String(64), nullable=False),
        sa.Column("run_id", sa.String(64)),
        sa.Column("tool", sa.String(200), nullable=False),
        sa.Column("notes", sa.Text, nullable=False),
        sa.Column("website", sa.String(2000), nullable=False),
        sa.Column("contact", sa.String(320), nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("request_id", name="pk_assist_requests"),
        _of_workspace("assist_requests"),
    )
    op.create_index("ix_assist_requests_workspace_id", "assist_requests", ["workspace_id"])


def downgrade() -> None:
    for table in ("assist_requests", "packs", "runs", "workspaces"):
        op.drop_table(table)


def _of_workspace(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id"], ["workspaces.workspace_id"], name=f"fk_{table}_workspace_id", ondelete="CASCADE"
    )
