"""Files held while a question about them is open, and what owners chose about how their lists are read."""

import sqlalchemy as sa
from alembic import op

revision = "0012_reading"
down_revision = "0011_run_locks"


def upgrade() -> None:
    op.create_table(
        "held_files",
        sa.Column("workspace_id", sa.String(64), nullable=False),
        sa.Column("upload_id", sa.String(64), nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", name="pk_held_files"),
        _of_workspace("held_files"),
    )
    op.create_index("ix_held_files_created_at", "held_files", ["created_at"])
    if op.get_context().dialect.name == "postgresql":
        # The data is compressed already: a second try would only take seconds.
        op.execute("ALTER TABLE held_files ALTER COLUMN data SET STORAGE EXTERNAL")
    op.create_table(
        "reading_choices",
        sa.Column("workspace_id", sa.String(64), nullable=False),
        sa.Column("layout", sa.String(64), nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.Column("choices_json", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "layout", name="pk_reading_choices"),
        _of_workspace("reading_choices"),
    )


def downgrade() -> None:
    for table in ("reading_choices", "held_files"):
        op.drop_table(table)


def _of_workspace(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id"], ["workspaces.workspace_id"], name=f"fk_{table}_workspace_id", ondelete="CASCADE"
    )
