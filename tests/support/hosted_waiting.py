"""What happens while another transaction has the row of a lock."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from tests.support.hosted_pair import Member
from tests.support.supabase_stack import SupabaseStack, driver_dsn


@contextmanager
def while_locked(
    stack: SupabaseStack, member: Member, way: Callable[[], Any]
) -> Iterator[tuple["psycopg.Connection[Any]", list[Any]]]:
    """Go ``way`` while another transaction has the lock's row; its answer is there after the block."""
    answers: list[Any] = []

    def go() -> None:
        answer = way()
        answers.append(answer.json() if hasattr(answer, "json") else answer)

    waiter = threading.Thread(target=go)
    with psycopg.connect(driver_dsn(stack.dsn)) as holder:
        # Written, not only locked: so the waiter must judge the row as it then is.
        holder.execute("update run_locks set fence = fence where workspace_id = %s", (member.ws,))
        waiter.start()
        _until_it_waits(stack, waiter)
        yield holder, answers
    waiter.join()


def _until_it_waits(stack: SupabaseStack, waiter: threading.Thread) -> None:
    waiting = "select count(*) from pg_locks where not granted"
    with psycopg.connect(driver_dsn(stack.dsn), autocommit=True) as connection:
        while waiter.is_alive() and connection.execute(waiting).fetchone() == (0,):
            time.sleep(0.002)
