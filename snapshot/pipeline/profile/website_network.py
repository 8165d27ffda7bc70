"""Network access for a website fetch: one deadline, one byte count, public addresses only.

A name is looked up once, all its addresses must be public, and the connection goes to one of exactly these: nothing is
looked up a second time, so a name that changes its answer gains nothing. Non-public addresses are the IANA
special-purpose registries (RFC 6890 and its updates) plus one cloud platform's service address that looks public. IPv6
forms that contain an IPv4 address (mapped, compatible, 6to4, Teredo, NAT64, ISATAP) are refused: a website that people
visit does not need them. A host that reaches IPv4 only through NAT64 cannot read websites.
"""

import io
import ipaddress
import queue
import socket
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from snapshot.pipeline.profile.website_address import WebsiteNotRead
from snapshot.wording import profile as wording

_INSIDE_V4 = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network, unspecified
        "10.0.0.0/8",
        "100.64.0.0/10",  # shared by carriers
        "127.0.0.0/8",
        "168.63.129.16/32",  # a cloud platform's host agent
        "169.254.0.0/16",  # link-local, cloud metadata
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
_UNICAST_V6 = ipaddress.IPv6Network("2000::/3")  # the only block from which public addresses are given out
_INSIDE_V6 = tuple(
    ipaddress.IPv6Network(network)
    for network in (
        "2001::/23",  # Teredo, benchmarking, ORCHID and other protocol assignments
        "2001:db8::/32",
        "2002::/16",  # 6to4
        "2620:4f:8000::/48",
        "3fff::/20",
    )
)
_ISATAP = (0x00005EFE, 0x02005EFE)  # upper half of the interface part, before the embedded IPv4 address


def is_public(address: str) -> bool:
    """Whether ``address``, in the usual text form of IPv4 or IPv6, lies on the public internet.

    Anything that is not such a text is not public.
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv4Address):
        return parsed.is_global and not any(parsed in network for network in _INSIDE_V4)
    return _is_public_v6(parsed)


def _is_public_v6(parsed: ipaddress.IPv6Address) -> bool:
    carries_v4 = (int(parsed) >> 32) & 0xFFFFFFFF in _ISATAP
    plain = parsed in _UNICAST_V6 and parsed.is_global and parsed.scope_id is None
    return plain and not carries_v4 and not any(parsed in network for network in _INSIDE_V6)


MAX_ATTEMPTS = 3
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
    addresses = _public_addresses(host, network, budget)[:MAX_ATTEMPTS]
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
