"""Whose a workspace is where visitors sign in; empty for the guests of a browser."""

import sqlalchemy as sa
from alembic import op

revision = "0013_owner_user"
down_revision = "0012_reading"


def upgrade() -> None:
    # A column and an index can be added in place. A constraint would make SQLite build the table anew, and dropping
    # the old one would take every run of every workspace with it.
    op.add_column("workspaces", sa.Column("owner_user_id", sa.Uuid))
    op.create_index("ix_workspaces_owner_user_id", "workspaces", ["owner_user_id"])


def downgrade() -> None:
    op.drop_index("ix_workspaces_owner_user_id", "workspaces")
    op.drop_column("workspaces", "owner_user_id")
