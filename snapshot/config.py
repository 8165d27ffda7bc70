"""All settings, from SNAPSHOT_* variables. Nonsense stops the program at start with a sentence on how to fix it."""

import os
import secrets
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import Field, dataclass, fields
from pathlib import Path
from typing import Any

from snapshot.setting import SHORTEST_SECRET, SettingRefused, setting
from snapshot.supabase_settings import SupabaseSettings, is_supabase_variable, supabase_settings

__all__ = [
    "LONGEST_RUN_SECONDS",
    "PREFIX",
    "SettingRefused",
    "Settings",
    "SupabaseSettings",
    "database_url",
    "instance_folder",
    "is_variable",
    "load_settings",
    "plain_settings",
    "secret_key",
    "variable_name",
]

PREFIX = "SNAPSHOT_"
MEGABYTE = 1_000_000
# Workbooks read twice and a website stay under it; the server waits as long, and on a public host a lock lives longer.
LONGEST_RUN_SECONDS = 120
DRIVERS = {"postgresql+psycopg", "sqlite", "sqlite+pysqlite"}
NO_SETTINGS = {"SNAPSHOT_EXAMPLES"}  # says where the tests find example exports; a server started by one inherits it
DEFAULT_INSTANCE = Path(__file__).resolve().parent.parent / "instance"


@dataclass(frozen=True, slots=True)
class Settings:
    """Each field is read from ``SNAPSHOT_`` plus its name in capitals. Sizes are bytes, times seconds."""

    instance_dir: str = setting(str(DEFAULT_INSTANCE), "folder of the embedded database and the generated secret key")
    database_url: str = setting(
        "", "SQLAlchemy address; empty: the embedded SQLite file `snapshot.db` in the folder above"
    )
    secret_key: str = setting(
        "",
        "signs cookies and shared links: with another one everybody is signed out, guests lose their snapshots and all "
        "shared links end; empty: generated once and kept in the folder above; hosts that share a database share it",
    )
    host: str = setting("127.0.0.1", "address that `snapshot serve` listens on")
    port: int = setting(8000, "port that `snapshot serve` listens on", least=1, most=65_535)
    workers: int = setting(1, "web processes", least=1, most=64)
    threads: int = setting(4, "threads in each web process", least=1, most=64)
    trusted_proxies: int = setting(0, "how many proxies in front of the app set X-Forwarded-* headers", least=0, most=5)
    max_file_bytes: int = setting(15 * MEGABYTE, "largest single file", least=1_000, most=1_000 * MEGABYTE)
    max_upload_bytes: int = setting(
        30 * MEGABYTE, "largest upload, all files together", least=1_000, most=1_000 * MEGABYTE
    )
    max_files: int = setting(12, "most files in one upload", least=1, most=100)
    # An upload may be read twice in one request, before the run and in it: both, a website and the measuring must end
    # within the server's patience.
    read_seconds: int = setting(
        30,
        "longest time that reading the workbooks of an upload may take (never more than half of the lock's life)",
        least=1,
        most=45,
    )
    read_max_rows: int = setting(100_000, "most rows of an upload, all files together", least=1, most=10_000_000)
    read_max_columns: int = setting(400, "most columns of a table", least=1, most=16_384)
    read_max_cells: int = setting(
        2_000_000, "most cells of an upload; a sheet counts from its first cell to its last", least=1, most=200_000_000
    )
    read_max_inflated_bytes: int = setting(
        250 * MEGABYTE, "largest workbook when unpacked", least=MEGABYTE, most=4_000 * MEGABYTE
    )
    held_hours: int = setting(
        24, "hours for which raw files are held while a question about them is open", least=1, most=24
    )
    held_total_bytes: int = setting(
        500 * MEGABYTE,
        "room for held files, of all visitors together; where there is none, nothing is asked and nothing held",
        least=0,
        most=1_000_000 * MEGABYTE,
    )
    daily_run_limit: int = setting(25, "snapshots that one workspace may start in 24 hours", least=1, most=1_000_000)
    lock_ttl_seconds: int = setting(300, "how long a run's lock lives without a sign of life", least=2, most=3_600)
    pack_keep_days: int = setting(
        90, "days for which the read documents (no names) are kept for another run", least=1, most=36_500
    )
    supabase: SupabaseSettings | None = None

    def __post_init__(self) -> None:
        for one in plain_settings():
            _refuse_out_of_range(one.name, getattr(self, one.name), one.metadata)
        if self.secret_key and len(self.secret_key) < SHORTEST_SECRET:
            raise SettingRefused(
                f"{PREFIX}SECRET_KEY is too short to be safe: use at least {SHORTEST_SECRET} random characters, "
                "or leave it empty to have one generated."
            )
        if self.max_file_bytes > self.max_upload_bytes:
            raise SettingRefused(f"{PREFIX}MAX_FILE_BYTES must not be larger than {PREFIX}MAX_UPLOAD_BYTES.")


def plain_settings() -> list[Field[Any]]:
    """The fields of ``Settings`` that are one variable each."""
    return [one for one in fields(Settings) if "about" in one.metadata]


def variable_name(setting: str) -> str:
    """The environment variable of a field of ``Settings``."""
    return PREFIX + setting.upper()


def is_variable(name: str) -> bool:
    """Whether ``name`` is read here, or would be refused here."""
    return name.startswith(PREFIX) or is_supabase_variable(name)


def load_settings(variables: Mapping[str, Any] | None = None) -> Settings:
    """Settings from ``variables`` (the environment by default); an empty one counts as not given.

    Raises ``SettingRefused``.
    """
    given = os.environ if variables is None else variables
    known = {variable_name(one.name): one for one in plain_settings()}
    unknown = sorted(name for name in given if name.startswith(PREFIX) and name not in {*known, *NO_SETTINGS})
    if unknown:
        raise SettingRefused(f"{unknown[0]} is not a setting. The settings are: {', '.join(sorted(known))}.")
    filled = {name: one for name, one in known.items() if str(given.get(name, "")).strip()}
    values = {one.name: _parse(name, given[name], one.type) for name, one in filled.items()}
    return Settings(**values, supabase=supabase_settings(given))


def database_url(settings: Settings) -> str:
    """The address in use; the embedded database's folder is created, for its owner only."""
    if settings.database_url:
        return _with_driver(settings.database_url)
    return f"sqlite:///{instance_folder(settings) / 'snapshot.db'}"


def secret_key(settings: Settings) -> str:
    """The key in use: the given one, or one that is generated at the first start and kept.

    Raises ``SettingRefused`` where the kept one cannot be read: going on with another would lock every visitor out.
    """
    if settings.secret_key:
        return settings.secret_key
    path = instance_folder(settings) / "secret_key"
    try:
        if not path.exists():
            _keep_new_key(path)
        key = path.read_text("ascii", errors="replace").strip()
    except OSError as error:
        raise SettingRefused(
            f"{path} cannot be used ({error.strerror}): let this account read and write it, or set {PREFIX}SECRET_KEY."
        ) from error
    if len(key) < SHORTEST_SECRET:
        raise SettingRefused(
            f"{path} holds no usable key: delete it to have a new one generated (visitors then begin anew, without "
            f"their earlier snapshots), or set {PREFIX}SECRET_KEY."
        )
    return key


def instance_folder(settings: Settings) -> Path:
    """The folder of the embedded database, made where it is missing. Raises ``SettingRefused``."""
    try:
        folder = Path(settings.instance_dir).resolve()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingRefused(
            f"{PREFIX}INSTANCE_DIR cannot be used ({error.strerror}): name a folder that this account may write to."
        ) from error
    return folder


def _keep_new_key(path: Path) -> None:
    """Write a key beside ``path`` and then give it that name: of programs that start at once, the first one's stays.

    Nobody ever finds the file half written, which creating it under its own name would allow.
    """
    descriptor, unnamed = tempfile.mkstemp(dir=path.parent, prefix=".secret_key-")
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(unnamed, path)
    finally:
        Path(unnamed).unlink()


def _with_driver(url: str) -> str:
    """Hosts hand out addresses that name no driver, or the old one; ours is psycopg 3. Raises ``SettingRefused``."""
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    for scheme in ("postgres://", "postgresql://"):
        if url.startswith(scheme):
            url = "postgresql+psycopg://" + url.removeprefix(scheme)
    try:
        driver = make_url(url).drivername
    except ArgumentError:
        driver = ""
    if driver not in DRIVERS:
        raise SettingRefused(
            f"{PREFIX}DATABASE_URL is no address that can be used: write postgresql://user:password@host/database or "
            "sqlite:////folder/file.db, or leave it empty for the embedded database."
        )
    return url


def _parse(name: str, value: Any, kind: Any) -> Any:
    if kind is not int:
        return str(value).strip()
    try:
        return int(str(value).strip().replace("_", ""))
    except ValueError:
        raise SettingRefused(f"{name} must be a whole number, not {str(value)[:40]!r}.") from None


def _refuse_out_of_range(name: str, value: Any, limits: Mapping[str, Any]) -> None:
    least, most = limits["least"], limits["most"]
    if least is not None and value < least:
        raise SettingRefused(f"{variable_name(name)} must be at least {least}, not {value}.")
    if most is not None and value > most:
        raise SettingRefused(f"{variable_name(name)} must be at most {most}, not {value}.")
