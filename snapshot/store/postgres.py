"""A PostgreSQL connection whose every wait ends, also where the server stands still and its own time-outs with it."""

from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen
from psycopg.pq import TransactionStatus

# Longer than the server lets a statement of ours wait for a row; with a fresh connection behind it, an upload is
# answered within 12 seconds and a page within 5.
STATEMENT_SECONDS = 7.0
PING_SECONDS = 1.0
POLL_SECONDS = 0.1

T = TypeVar("T")


class BoundedConnection(psycopg.Connection[Any]):
    """Raises ``psycopg.OperationalError`` and closes itself when the server does not answer in time."""

    def wait(self, gen: PQGen[T], interval: float = POLL_SECONDS, timeout: float | None = None) -> T:
        # Only the question whether the server is there (and ready) is asked in autocommit.
        bound = PING_SECONDS if self.autocommit else STATEMENT_SECONDS
        try:
            return super().wait(gen, interval, timeout or bound)
        except psycopg.OperationalError:
            if self.pgconn.transaction_status == TransactionStatus.ACTIVE:
                self.close()
            raise


def connect(_dialect: object, _record: object, arguments: list[Any], options: dict[str, Any]) -> BoundedConnection:
    """For SQLAlchemy's event ``do_connect``."""
    return BoundedConnection.connect(*arguments, **options)
