"""What a revision does on Supabase's databases alone: statements in ``migrations/supabase``, run or printed."""

from pathlib import Path

from alembic import op
from sqlalchemy import text

SCRIPTS = Path(__file__).resolve().parent.parent.parent / "migrations" / "supabase"


def on_supabase() -> bool:
    """Whether the revision is applied to a database of Supabase's, which knows who is asking."""
    context = op.get_context()
    if context.dialect.name != "postgresql":
        return False
    if context.as_sql:
        return context.config is not None and bool(context.config.attributes.get("supabase"))
    known = text("SELECT to_regclass('auth.users') IS NOT NULL AND to_regprocedure('auth.uid()') IS NOT NULL")
    return bool(op.get_bind().scalar(known))


def run_script(name: str) -> None:
    """Run the statements of one file, or print them as they stand there."""
    _run((SCRIPTS / name).read_text("utf-8"))


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
