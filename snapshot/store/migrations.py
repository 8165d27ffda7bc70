"""Bringing a database up to date from the revisions under ``migrations/``."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from snapshot.store.engine import transaction

MIGRATIONS = Path(__file__).resolve().parent.parent.parent / "migrations"


def upgrade(engine: Engine) -> None:
    """Apply all missing revisions in one transaction: two programs that start at once do it once.

    Raises ``StoreUnavailable`` when the database cannot be used.
    """
    with transaction(engine) as connection:
        config = revisions()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def print_sql(url: str) -> None:
    """Print the statements that an empty database at ``url`` needs, without connecting to it."""
    config = revisions()
    config.attributes["url"] = url
    command.upgrade(config, "head", sql=True)


def revisions() -> Config:
    """Alembic's configuration, without a file of its own and without touching the program's logging."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config
