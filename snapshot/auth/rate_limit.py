"""Limits attempts per name: so many in so many seconds, then a pause.

Each process counts for itself and forgets when it ends: this slows guessing down, it is no lock-out. The project's own
limits apply as well.
"""

import ipaddress
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from threading import Lock

MAX_NAMES = 10_000
PAUSE_SECONDS = 300  # of the tries to sign in; the sentence about it says five minutes


class RateLimit:
    """``most`` attempts within ``seconds``, for each name, of at most 10,000. Threads may share it."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._attempts: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def allows(self, name: str) -> bool:
        """Count one attempt of ``name``; ``False`` where it is one too many (which does not prolong the pause)."""
        with self._lock:
            now = self._clock()
            attempts = self._attempts.setdefault(name, deque())
            self._attempts.move_to_end(name)
            if len(self._attempts) > MAX_NAMES:
                self._attempts.popitem(last=False)
            while attempts and attempts[0] <= now - self._seconds:
                attempts.popleft()
            if len(attempts) >= self._most:
                return False
            attempts.append(now)
            return True


def network_of(address: str | None) -> str:
    """The name of whoever is at ``address``: one household has a whole /64 of IPv6 addresses."""
    try:
        parsed = ipaddress.ip_address(address or "")
    except ValueError:
        return "unknown"
    if parsed.version == 6 and parsed.ipv4_mapped is None:
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)
