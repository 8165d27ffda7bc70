"""The ``snapshot`` command. Exit 0 also when a run is gated; 2 for arguments that cannot be used."""

import json
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from snapshot.config import SettingRefused, database_url, load_settings
from snapshot.errors import StoreUnavailable
from snapshot.pipeline.documents.profile import Industry
from snapshot.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from snapshot.services.context import RunContext

# The reader accepts the same range of days in files.
EARLIEST_DAY, LATEST_DAY = date(1990, 1, 1), date(2100, 12, 31)
HOW_TO_WRITE_A_DAY = "Write year, month and day, for example 2025-10-01."

FILES = click.argument(
    "paths", metavar="FILE...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")


def _day(_context: click.Context, _option: click.Parameter, written: str | None) -> date | None:
    """Return the day that ``written`` names, None if nothing is written. Raises ``BadParameter``."""
    if written is None:
        return None
    try:
        day = date.fromisoformat(written)
    except ValueError:
        raise click.BadParameter(f"{written!r} is not a day. {HOW_TO_WRITE_A_DAY}") from None
    if not EARLIEST_DAY <= day <= LATEST_DAY:
        raise click.BadParameter(f"{day} is not between {EARLIEST_DAY} and {LATEST_DAY}. {HOW_TO_WRITE_A_DAY}")
    return day


AS_OF = click.option(
    "--as-of", metavar="DAY", callback=_day, help="The day of the run, for example 2025-10-01 (default: today)."
)


CURRENCY = click.option(
    "--currency",
    metavar="CODE",
    help="Which of several currencies to look at, for example EUR (default: that of most documents).",
)


class Sentences(click.Group):
    """Settings and databases that cannot be used end a command with a sentence, not with a trace."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except SettingRefused as refused:
            raise click.UsageError(str(refused)) from None
        except StoreUnavailable:
            raise click.ClickException("The database does not answer. Check its address, and that it runs.") from None


@click.group(cls=Sentences)
@click.version_option(VERSION, prog_name="snapshot")
def main() -> None:
    """One finite page from a small business's invoice and quote exports."""


@main.command()
def serve() -> None:
    """Serve the web app; the embedded database needs no set-up."""
    from snapshot import create_app
    from snapshot.server import Server, refuse_unusable_address

    settings = load_settings()
    refuse_unusable_address(settings)
    app = create_app()
    click.echo(f"Snapshot is on http://{settings.host}:{settings.port} (stop it with Ctrl-C)")
    Server(lambda: app, settings).run()


@main.command()
@FILES
@JSON
@AS_OF
@CURRENCY
def read(paths: tuple[Path, ...], as_json: bool, as_of: date | None, currency: str | None) -> None:
    """Read FILES as one upload: what each was taken for, and what they hold together."""
    from snapshot import offline

    try:
        recognition = offline.read(_files(paths), as_of=as_of, currency=currency)
    except offline.NoSuchCurrency as refused:
        raise click.UsageError(str(refused)) from None
    _warn(None if currency else offline.currency_warning(recognition))
    click.echo(json.dumps(offline.read_as_json(recognition)) if as_json else offline.read_as_text(recognition))


@main.command()
@FILES
@JSON
@AS_OF
@CURRENCY
@click.option(
    "--industry",
    metavar="NAME",
    type=click.Choice([str(name) for name in Industry]),
    help=f"{', '.join(Industry)}; by default the words in the files decide.",
)
def analyze(
    paths: tuple[Path, ...], as_json: bool, as_of: date | None, currency: str | None, industry: str | None
) -> None:
    """Make a snapshot of FILES without a server, or one of each folder; with --json in one line each."""
    from snapshot import offline

    folders = [path for path in paths if path.is_dir()]
    if folders and len(folders) != len(paths):
        raise click.UsageError("Name either files or folders, not both.")
    businesses: list[tuple[str | None, tuple[Path, ...]]] = [
        (folder.resolve().name, _inside(folder)) for folder in folders
    ] or [(None, paths)]
    for name, files in businesses:
        try:
            answer = offline.analyze(_files(files), industry=industry, pack_name=name, as_of=as_of, currency=currency)
        except offline.NoSuchCurrency as refused:
            raise click.UsageError(f"{name}: {refused}" if name else str(refused)) from None
        _warn(None if currency else offline.warning_of(answer))
        click.echo(json.dumps(answer) if as_json else offline.analysis_as_text(answer))


@main.command()
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--output", metavar="PATH", type=click.Path(path_type=Path), help="Where to write it (default: here).")
@click.option("--force", is_flag=True, help="Overwrite a file that is there already.")
def mask(path: Path, output: Path | None, force: bool) -> None:
    """Write a copy of FILE that names nobody: other words, numbers, dates and amounts in the same layout."""
    from snapshot import offline

    try:
        click.echo(offline.write_masked_copy(path, output, force=force))
    except offline.NotMasked as refused:
        raise click.UsageError(str(refused)) from None


@main.command()
def purge() -> None:
    """Delete what has outlived its time: stored packs, held uploads and links."""
    from snapshot import create_app
    from snapshot.services import retention

    with _as_owner(create_app().extensions["snapshot"]) as context:
        gone = retention.purge(context)
    packs, uploads = "pack" if gone.packs == 1 else "packs", "upload" if gone.held == 1 else "uploads"
    links = "link" if gone.links == 1 else "links"
    click.echo(f"{gone.packs} stored {packs}, {gone.held} held {uploads} and {gone.links} {links} deleted.")


@main.group()
def db() -> None:
    """The database."""


@db.command()
@click.option("--sql", is_flag=True, help="Print the SQL for an empty database instead of running it.")
@click.option("--supabase", is_flag=True, help="With --sql: print it for the SQL editor of a Supabase project.")
def upgrade(sql: bool, supabase: bool) -> None:
    """Bring the database up to date."""
    from snapshot.store import migrations
    from snapshot.store.engine import open_engine

    if supabase and not sql:
        raise click.UsageError("--supabase goes with --sql; without it, the database itself says what it is.")
    settings = load_settings()
    if settings.supabase and not settings.database_url and not sql:
        # Not refused: a host's release step must not need the database's password.
        click.echo(
            "Nothing was changed. To bring the Supabase project up to date, set SNAPSHOT_DATABASE_URL to the address "
            "of its own database."
        )
        return
    # Not looked up for a project's SQL: that would make the folder of the embedded database.
    url = "" if supabase else database_url(settings)
    if sql:
        migrations.print_sql(url, supabase=supabase)
    else:
        engine = open_engine(url)
        try:
            migrations.upgrade(engine)
        finally:
            engine.dispose()
        click.echo("The database is up to date.")


@contextmanager
def _as_owner(context: "RunContext") -> "Iterator[RunContext]":
    """The same over the database itself: through a Supabase project's interface, only visitors reach rows."""
    if context.settings.supabase is None:
        yield context
        return
    from snapshot.store.engine import open_engine
    from snapshot.store.sql.store import SqlStore

    if not context.settings.database_url:
        raise click.UsageError("Set SNAPSHOT_DATABASE_URL to the address of the Supabase project's own database.")
    engine = open_engine(database_url(context.settings))
    try:
        yield replace(context, store=SqlStore(engine))
    finally:
        engine.dispose()


def _warn(sentence: str | None) -> None:
    """Beside the answer, on standard error."""
    if sentence:
        click.echo(sentence, err=True)


def _inside(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith(".")))


def _files(paths: tuple[Path, ...]) -> list[Path]:
    if any(path.is_dir() for path in paths):
        raise click.UsageError("This command reads files, not folders.")
    return list(paths)
