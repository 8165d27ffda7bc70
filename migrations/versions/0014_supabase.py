"""On Supabase: who may see which row, and the functions through which a signed-in visitor writes.

Nothing on SQLite and on a PostgreSQL without Supabase's schema ``auth``: there only the program itself speaks to the
database. The statements stand in ``migrations/supabase``, in the order of ``SCRIPTS``; what each function takes,
answers and refuses is said at the top of ``0014_doors.sql``.
"""

from snapshot.store.migrations import on_supabase, run_script, say_revision

revision = "0014_supabase"
down_revision = "0013_owner_user"

SCRIPTS = ("0014_access.sql", "0014_bodies.sql", "0014_doors.sql", "0014_views.sql")


def upgrade() -> None:
    if on_supabase():
        for script in SCRIPTS:
            run_script(script)
        say_revision(revision)


def downgrade() -> None:
    if on_supabase():
        run_script("0014_downgrade.sql")
