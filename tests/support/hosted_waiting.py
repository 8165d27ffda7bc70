"""What happens while another transaction has a row: that of the lock, or another of the member."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from tests.support.hosted_pair import Member
from tests.support.supabase_stack import SupabaseStack, driver_dsn

# Written, not only locked: so the waiters must judge the row as it then is.
THE_LOCK = "update run_locks set fence = fence where workspace_id = %s"


@contextmanager
def while_locked(
    stack: SupabaseStack, member: Member, *ways: Callable[[], Any], row: str = THE_LOCK
) -> Iterator[tuple["psycopg.Connection[Any]", list[Any]]]:
    """Go all ``ways`` while another transaction holds what ``row`` takes; their answers are there after the block."""
    answers: list[Any] = []

    def go(way: Callable[[], Any]) -> None:
        answer = way()
        answers.append(answer.json() if hasattr(answer, "json") else answer)

    waiters = [threading.Thread(target=go, args=(way,)) for way in ways]
    with psycopg.connect(driver_dsn(stack.dsn)) as holder:
        holder.execute(row, (member.ws,))
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
