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
    stack: SupabaseStack, member: Member, *ways: Callable[[], Any]
) -> Iterator[tuple["psycopg.Connection[Any]", list[Any]]]:
    """Go all ``ways`` while another transaction has the lock's row; their answers are there after the block."""
    answers: list[Any] = []

    def go(way: Callable[[], Any]) -> None:
        answer = way()
        answers.append(answer.json() if hasattr(answer, "json") else answer)

    waiters = [threading.Thread(target=go, args=(way,)) for way in ways]
    with psycopg.connect(driver_dsn(stack.dsn)) as holder:
        # Written, not only locked: so the waiters must judge the row as it then is.
        holder.execute("update run_locks set fence = fence where workspace_id = %s", (member.ws,))
        for waiter in waiters:
            waiter.start()
        _until_all_wait(stack, waiters)
        yield holder, answers
    for waiter in waiters:
        waiter.join()


def _until_all_wait(stack: SupabaseStack, waiters: list[threading.Thread]) -> None:
    waiting = "select count(*) from pg_locks where not granted"
    with psycopg.connect(driver_dsn(stack.dsn), autocommit=True) as connection:
        while all(waiter.is_alive() for waiter in waiters):
            (count,) = connection.execute(waiting).fetchone() or (0,)
            if count >= len(waiters):
                return
            time.sleep(0.002)
