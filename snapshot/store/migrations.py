"""Brings a database up to date from the revisions in ``migrations/``; runs or prints the scripts for Supabase."""

from pathlib import Path

from alembic import command, op
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Engine, text

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


SCRIPTS = Path(__file__).resolve().parent.parent.parent / "migrations" / "supabase"

# Asked of the catalog, which answers also those who may not use the schema.
_KNOWS_USERS = """
SELECT EXISTS (SELECT FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace
               WHERE nspname = 'auth' AND proname = 'uid')
"""
END_OF_FUNCTION = "\nend $$;\n"
_MAY_BYPASS = "SELECT rolbypassrls OR rolsuper FROM pg_roles WHERE rolname = current_user"


def on_supabase() -> bool:
    """Whether the revision is applied to a database of Supabase's, which knows who is asking.

    Raises ``SettingRefused`` where the account is not the one that owns a project's tables.
    """
    context = op.get_context()
    if context.dialect.name != "postgresql":
        return False
    if context.as_sql:
        return context.config is not None and bool(context.config.attributes.get("supabase"))
    connection = op.get_bind()
    if not connection.scalar(text(_KNOWS_USERS)):
        return False
    if not connection.scalar(text(_MAY_BYPASS)):
        raise SettingRefused(
            f"{PREFIX}DATABASE_URL leads to a Supabase database, but not as its account postgres: use the connection "
            "string that Supabase shows under Connect."
        )
    return True


def run_script(name: str) -> None:
    """Run the statements of one file, or print them as they stand there."""
    _run((SCRIPTS / name).read_text("utf-8"))


def restore_functions(script: str, *names: str) -> None:
    """Give functions of the schema private the bodies back that an earlier revision's script has."""
    statements = (SCRIPTS / script).read_text("utf-8")
    for name in names:
        start = statements.index(f"create function private.{name}(")
        end = statements.index(END_OF_FUNCTION, start) + len(END_OF_FUNCTION)
        _run(statements[start:end].replace("create", "create or replace", 1))


def say_revision(revision: str) -> None:
    """Let the database answer ``schema_revision()`` with this one; each revision on Supabase ends so."""
    _run((SCRIPTS / "revision.sql").read_text("utf-8").replace("{revision}", revision))


def _run(statements: str) -> None:
    context = op.get_context()
    if context.as_sql:
        context.impl.static_output(statements)
    else:
        # Without arguments the driver takes several statements at once, and no sign in them means anything to it.
        op.get_bind().exec_driver_sql(statements, execution_options={"no_parameters": True})
