"""The tables. Times are whole milliseconds since 1970 (UTC) of the database's own clock, on every engine."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

# Named constraints, so that a migration can speak of them on every engine.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _workspace_key(*, primary: bool = False) -> Column[str]:
    workspace = ForeignKey("workspaces.workspace_id", ondelete="CASCADE")
    return Column("workspace_id", String(64), workspace, primary_key=primary, nullable=False)


# ``owner_user_id`` is who has signed in, where there is sign-in; ``owner`` is then made of it, and unique in any case.
workspaces = Table(
    "workspaces",
    metadata,
    Column("workspace_id", String(64), primary_key=True),
    Column("owner", String(200), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("owner_user_id", Uuid),
    UniqueConstraint("owner"),
)
Index(None, workspaces.c.owner_user_id)

# The row stays when the lock is released (``expires_at`` in the past), so that ``fence`` never restarts. No foreign
# key: taking a lock must not wait for, or fail on, anything but this one row.
run_locks = Table(
    "run_locks",
    metadata,
    Column("workspace_id", String(64), primary_key=True),
    Column("lock_id", String(64), nullable=False),
    Column("owner", String(200), nullable=False),
    Column("fence", BigInteger, nullable=False),
    Column("acquired_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("run_id", String(64), primary_key=True),
    _workspace_key(),
    Column("lock_id", String(64), nullable=False),
    Column("status", String(16), nullable=False),
    Column("mode", String(16), nullable=False),
    Column("submission_id", String(64)),
    Column("rerun_of", String(64)),
    Column("created_at", BigInteger, nullable=False),
    Column("finished_at", BigInteger),
    Column("results_json", Text, nullable=False),
    UniqueConstraint("workspace_id", "submission_id"),
)
Index(None, runs.c.workspace_id, runs.c.created_at)

packs = Table(
    "packs",
    metadata,
    Column("run_id", String(64), ForeignKey("runs.run_id", ondelete="CASCADE"), primary_key=True),
    _workspace_key(),
    Column("created_at", BigInteger, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
Index(None, packs.c.workspace_id)
Index(None, packs.c.created_at)

assist_requests = Table(
    "assist_requests",
    metadata,
    Column("request_id", String(64), primary_key=True),
    _workspace_key(),
    Column("run_id", String(64)),
    Column("tool", String(200), nullable=False),
    Column("notes", Text, nullable=False),
    Column("website", String(2000), nullable=False),
    Column("contact", String(320), nullable=False),
    Column("created_at", BigInteger, nullable=False),
)
Index(None, assist_requests.c.workspace_id)

# ``token_hash`` is a digest of what a visitor asks with. What is shown stands here, apart from the run.
shared_links = Table(
    "shared_links",
    metadata,
    Column("link_id", String(64), primary_key=True),
    _workspace_key(),
    Column("run_id", String(64), ForeignKey("runs.run_id", ondelete="CASCADE"), nullable=False),
    Column("token_hash", String(64), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("results_json", Text, nullable=False),
    UniqueConstraint("token_hash"),
)
Index(None, shared_links.c.workspace_id)
Index(None, shared_links.c.run_id)
Index(None, shared_links.c.expires_at)

# One upload per workspace: a new one replaces the one before. Raw files are held nowhere else.
held_files = Table(
    "held_files",
    metadata,
    _workspace_key(primary=True),
    Column("upload_id", String(64), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
Index(None, held_files.c.created_at)

reading_choices = Table(
    "reading_choices",
    metadata,
    _workspace_key(primary=True),
    Column("layout", String(64), primary_key=True),
    Column("updated_at", BigInteger, nullable=False),
    Column("choices_json", Text, nullable=False),
)
