"""Bringing a database up to date from the revisions under ``migrations/``."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Engine

from snapshot.config import PREFIX, SettingRefused
from snapshot.store.engine import transaction

MIGRATIONS = Path(__file__).resolve().parent.parent.parent / "migrations"
ANY_SUPABASE_URL = "postgresql+psycopg://"


def upgrade(engine: Engine) -> None:
    """Apply all missing revisions in one transaction: two programs that start at once do it once.

    Raises ``StoreUnavailable`` when the database cannot be used, ``SettingRefused`` for one of a newer program.
    """
    with transaction(engine) as connection:
        config = revisions()
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:  # its revision is none of ours
            raise SettingRefused(
                f"The database {engine.url.database} was last used by a newer Snapshot than this one: update the "
                f"program, or name another database ({PREFIX}DATABASE_URL, {PREFIX}INSTANCE_DIR)."
            ) from error


def print_sql(url: str, *, supabase: bool) -> None:
    """Print the statements that an empty database at ``url`` needs, without connecting to it.

    ``supabase``: it is one of Supabase's, whatever ``url`` says; only such a one has users of its own.
    """
    config = revisions()
    config.attributes["url"] = ANY_SUPABASE_URL if supabase else url
    config.attributes["supabase"] = supabase
    command.upgrade(config, "head", sql=True)


def revisions() -> Config:
    """Alembic's configuration, without a file of its own and without touching the program's logging.

    Raises ``SettingRefused`` where the revisions do not lie beside the package, as in a checkout and in the image.
    """
    if not MIGRATIONS.is_dir():
        raise SettingRefused(
            f"The folder {MIGRATIONS} is missing: run Snapshot from its checkout or its image, or install the checkout "
            "with `pip install --editable .`."
        )
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config
