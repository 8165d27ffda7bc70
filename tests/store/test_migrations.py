"""The revisions make exactly the tables that the code speaks of, once, on both engines."""

import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from click.testing import CliRunner
from sqlalchemy import Engine, inspect, text

from snapshot.cli import main
from snapshot.config import SettingRefused
from snapshot.store import migrations
from snapshot.store.engine import open_engine, transaction
from snapshot.store.migrations import upgrade
from snapshot.store.sql.tables import metadata

NEWEST = "0015_shared_links"


def test_migrated_schema_and_tables_are_equal(engine: Engine) -> None:
    with transaction(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_a_database_is_at_the_newest_revision(engine: Engine) -> None:
    with transaction(engine) as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == NEWEST


def test_an_upgrade_of_a_current_database_changes_nothing(engine: Engine) -> None:
    upgrade(engine)
    assert set(inspect(engine).get_table_names()) == {*metadata.tables, "alembic_version"}


def test_programs_that_start_at_once_make_the_tables_once(tmp_path: Path) -> None:
    engines = [open_engine(f"sqlite:///{tmp_path / 'new.db'}") for _ in range(4)]
    threads = [threading.Thread(target=upgrade, args=(engine,)) for engine in engines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(inspect(engines[0]).get_table_names()) == {*metadata.tables, "alembic_version"}
    for engine in engines:
        engine.dispose()


def test_the_sql_for_an_editor_is_printed_without_a_database() -> None:
    variables = {"SNAPSHOT_DATABASE_URL": "postgresql://nobody@nowhere.invalid/none"}
    result = CliRunner().invoke(main, ["db", "upgrade", "--sql"], env=variables)
    assert result.exit_code == 0, result.output
    for table in metadata.tables:
        assert f"CREATE TABLE {table}" in result.output


def test_a_database_of_a_newer_program_is_a_sentence_and_stays_as_it_is(engine: Engine) -> None:
    with transaction(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999_later'"))
    try:
        with pytest.raises(SettingRefused, match="newer Snapshot than this one"):
            upgrade(engine)
    finally:
        with transaction(engine) as connection:
            assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999_later"
            connection.execute(text(f"UPDATE alembic_version SET version_num = '{NEWEST}'"))


def test_a_package_without_its_revisions_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", tmp_path / "migrations")
    new = open_engine(f"sqlite:///{tmp_path / 'new.db'}")
    with pytest.raises(SettingRefused, match="migrations is missing: run Snapshot from its checkout"):
        migrations.upgrade(new)
    new.dispose()
