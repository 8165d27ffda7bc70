"""A PostgreSQL server that stands still: every wait ends, and the next use finds it when it is back."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, text

from snapshot.errors import StoreUnavailable
from snapshot.store import postgres
from snapshot.store.engine import open_engine, transaction

pytestmark = pytest.mark.postgres
FOREVER = 3_600.0  # seconds: what waits by this bound hangs


@pytest.fixture
def engine(postgres_url: str) -> Iterator[Engine]:
    opened = open_engine(postgres_url)
    yield opened
    opened.dispose()


@contextmanager
def standing_still(process: int) -> Iterator[None]:
    os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(process, signal.SIGCONT)


def ask_while_standing_still(engine: Engine) -> None:
    with transaction(engine) as connection:
        server = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
        with standing_still(server):
            connection.execute(text("SELECT 1"))


def test_a_statement_that_is_not_answered_ends(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "STATEMENT_SECONDS", 0.2)
    with pytest.raises(StoreUnavailable):
        ask_while_standing_still(engine)
    with transaction(engine) as connection:
        assert connection.scalar(text("SELECT 1")) == 1


def test_a_kept_connection_is_asked_only_briefly(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "PING_SECONDS", 0.2)
    monkeypatch.setattr(postgres, "STATEMENT_SECONDS", FOREVER)
    with transaction(engine) as connection:
        server = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    with standing_still(server), transaction(engine) as connection:
        assert connection.execute(text("SELECT pg_backend_pid()")).scalar_one() != server, "a fresh one"


def test_the_bounds_keep_a_page_within_five_seconds_and_an_upload_within_twelve(engine: Engine) -> None:
    with transaction(engine) as connection:
        wait_for_row = connection.execute(text("SHOW lock_timeout")).scalar_one()
    connecting = 3
    assert wait_for_row == "2s"
    assert postgres.STATEMENT_SECONDS > 2
    assert postgres.PING_SECONDS + connecting < 5
    assert postgres.STATEMENT_SECONDS + postgres.PING_SECONDS + connecting < 12
