"""One lock row per workspace."""

import sqlalchemy as sa
from alembic import op

revision = "0011_run_locks"
down_revision = "0010_first_tables"


def upgrade() -> None:
    op.create_table(
        "run_locks",
        sa.Column("workspace_id", sa.String(64), nullable=False),
        sa.Column("lock_id", sa.String(64), nullable=False),
        sa.Column("owner", sa.String(200), nullable=False),
        sa.Column("fence", sa.BigInteger, nullable=False),
        sa.Column("acquired_at", sa.BigInteger, nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", name="pk_run_locks"),
    )


def downgrade() -> None:
    op.drop_table("run_locks")
