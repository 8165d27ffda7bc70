"""The network under a website fetch: one deadline, one byte count, and only addresses that were checked.

A name is looked up once, every address it has must be public, and the connection goes to one of exactly these
addresses: nothing is looked up a second time, so a name that changes its answer gains nothing.
"""

import io
import queue
import socket
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from snapshot.pipeline.profile.public_address import is_public
from snapshot.pipeline.profile.refusals import WebsiteNotRead
from snapshot.wording import profile as wording

MOST_ATTEMPTS = 3
_LOOKUPS = threading.BoundedSemaphore(8)  # a look-up cannot be cancelled: abandoned ones must not pile up

Resolver = Callable[[str], Sequence[str]]
Connector = Callable[[str, int, float], socket.socket]


def system_resolver(host: str) -> list[str]:
    """Every address of ``host``. Raises ``OSError`` where there is none."""
    answers = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in answers))


def system_connector(address: str, port: int, timeout: float) -> socket.socket:
    """A connection straight to ``address``, past any proxy of the environment. Raises ``OSError``."""
    return socket.create_connection((address, port), timeout=timeout)


@dataclass(frozen=True, slots=True)
class Network:
    """The two edges to the world, so that a test can stand in for them."""

    resolver: Resolver = system_resolver
    connector: Connector = system_connector


@dataclass(slots=True)
class Budget:
    """What is left of one fetch, redirects included: seconds until its deadline, and bytes."""

    seconds: float
    bytes_left: int
    _ends_at: float = field(init=False)

    def __post_init__(self) -> None:
        self._ends_at = time.monotonic() + self.seconds

    def seconds_left(self) -> float:
        """More than zero. Raises ``TimeoutError`` once the deadline has passed."""
        left = self._ends_at - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class BudgetedReader(io.RawIOBase):
    """Reads a socket within a budget: every wait ends at the deadline, the stream when the bytes are used up."""

    def __init__(self, connection: socket.socket, budget: Budget) -> None:
        super().__init__()
        self._connection = connection
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        room = memoryview(buffer)[: self._budget.bytes_left]
        if not room:
            return 0
        self._connection.settimeout(self._budget.seconds_left())
        count = self._connection.recv_into(room)
        self._budget.bytes_left -= count
        return count


def connect(host: str, port: int, network: Network, budget: Budget) -> socket.socket:
    """A connection to ``host`` at one of its addresses, all of which are public.

    Raises ``WebsiteNotRead`` where one of them is not, ``OSError`` where none answers, ``TimeoutError`` too late.
    """
    addresses = _public_addresses(host, network, budget)[:MOST_ATTEMPTS]
    for left, address in zip(range(len(addresses), 1, -1), addresses, strict=False):
        try:
            return network.connector(address, port, budget.seconds_left() / left)
        except OSError:
            continue
    return network.connector(addresses[-1], port, budget.seconds_left())


def _public_addresses(host: str, network: Network, budget: Budget) -> Sequence[str]:
    addresses = _look_up(host, network.resolver, budget)
    if not addresses:
        raise WebsiteNotRead(wording.NOT_FOUND)
    if not all(is_public(address) for address in addresses):
        raise WebsiteNotRead(wording.NOT_PUBLIC)
    return addresses


def _look_up(host: str, resolver: Resolver, budget: Budget) -> Sequence[str]:
    """The resolver's answer, asked for in a thread of its own because a look-up knows no deadline."""
    answers: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()
    if not _LOOKUPS.acquire(timeout=budget.seconds_left()):
        raise TimeoutError
    threading.Thread(target=_ask, args=(host, resolver, answers), daemon=True).start()
    try:
        answer = answers.get(timeout=budget.seconds_left())
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(answer, Exception):
        raise WebsiteNotRead(wording.NOT_FOUND) from answer
    return answer


def _ask(host: str, resolver: Resolver, answers: "queue.SimpleQueue[Sequence[str] | Exception]") -> None:
    try:
        answers.put(resolver(host))
    except (OSError, ValueError) as reason:
        answers.put(reason)
    finally:
        _LOOKUPS.release()
