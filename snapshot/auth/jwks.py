"""A project's published signing keys, cached. Limited in number, in age, and in how often they are fetched."""

import logging
import time
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any

import jwt

KEPT_SECONDS = 600  # as long as the platform's own edge keeps them
FETCH_PAUSE_SECONDS = 30  # tokens with made-up key ids must not become a storm of fetches
STALE_SECONDS = 24 * 3_600  # while the project does not answer
MAX_KEYS = 10

log = logging.getLogger(__name__)


class KeysUnavailable(Exception):
    """The project did not say which keys it has."""


class KeyRing:
    """``fetch`` gives the project's JSON Web Key Set, or raises ``KeysUnavailable``. Threads may share it."""

    def __init__(self, fetch: Callable[[], object], clock: Callable[[], float] = time.monotonic) -> None:
        self._fetch = fetch
        self._clock = clock
        self._keys: Mapping[tuple[str, str], jwt.PyJWK] = {}
        self._fetched_at: float | None = None
        self._tried_at: float | None = None
        self._lock = Lock()

    def key(self, key_id: str, algorithm: str) -> jwt.PyJWK | None:
        """The key of that id for that algorithm; ``None``: the project has none.

        Raises ``KeysUnavailable`` where the project has not said so for a day.
        """
        with self._lock:
            fresh = self._age(self._fetched_at) < KEPT_SECONDS
            if not (fresh and (key_id, algorithm) in self._keys) and self._age(self._tried_at) >= FETCH_PAUSE_SECONDS:
                self._renew()
            if self._age(self._fetched_at) > STALE_SECONDS:
                raise KeysUnavailable
            return self._keys.get((key_id, algorithm))

    def _renew(self) -> None:
        self._tried_at = self._clock()
        try:
            self._keys = _usable(self._fetch())
        except KeysUnavailable:
            log.warning("the project's signing keys cannot be fetched")
        else:
            self._fetched_at = self._tried_at

    def _age(self, moment: float | None) -> float:
        return float("inf") if moment is None else self._clock() - moment


def _usable(key_set: object) -> Mapping[tuple[str, str], jwt.PyJWK]:
    """The set's public signing keys. Others are left out: a shared secret that is published is none."""
    listed = key_set.get("keys") if isinstance(key_set, Mapping) else None
    if not isinstance(listed, list):
        raise KeysUnavailable
    found: dict[tuple[str, str], jwt.PyJWK] = {}
    for one in listed[:MAX_KEYS]:
        if isinstance(one, dict) and one.get("kty") in {"EC", "RSA"} and isinstance(one.get("kid"), str):
            key = _parsed(one)
            if key is not None:
                found[one["kid"], str(key.algorithm_name)] = key
    return found


def _parsed(one: dict[str, Any]) -> jwt.PyJWK | None:
    try:
        return jwt.PyJWK(one)
    except jwt.PyJWTError:
        return None
