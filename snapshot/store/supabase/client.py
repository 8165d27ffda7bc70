"""A Supabase project as this process reaches it: one pool of connections, and a client of its own for each visitor.

A client carries one visitor's token and changes its identity when it sees a sign-in, so it is never shared; it costs a
tenth of a millisecond. Importing this module loads the ``supabase`` package, half a second.
"""

import logging
import os
from collections.abc import Callable

import httpx
from supabase import Client, create_client
from supabase.lib.client_options import SyncClientOptions

from snapshot.store.supabase.deadline import new_connections


class SupabaseProject:
    """The project at ``url`` (https://....supabase.co) with its publishable (or anon) ``key``.

    May be made before a server forks and used by many threads after it.
    """

    def __init__(self, url: str, key: str, connect: Callable[[], httpx.Client] = new_connections) -> None:
        self._url = url
        self._key = key
        self._connect = connect
        self._connections: dict[int, httpx.Client] = {}
        # It writes every address at its level "info", and ours hold the ids of runs.
        logging.getLogger("httpx").setLevel(logging.WARNING)

    def client(self, access_token: str | None = None) -> Client:
        """A client for whoever carries ``access_token``; ``None``: for nobody in particular."""
        options = SyncClientOptions(
            httpx_client=self._shared(),
            persist_session=False,
            auto_refresh_token=False,
            # Pages would otherwise wait for 1 + 2 + 4 seconds where the database is away.
            postgrest_client_retry=False,
        )
        options.headers["Authorization"] = f"Bearer {access_token or self._key}"
        return create_client(self._url, self._key, options)

    def close(self) -> None:
        """Close the connections of this process; the next client opens new ones."""
        mine = self._connections.pop(os.getpid(), None)
        if mine is not None:
            mine.close()

    def _shared(self) -> httpx.Client:
        """The connections of this process. Those of the process that it was forked from stay untouched.

        Without a lock, which a fork could copy while it is held: of threads that come first at once, one's is kept, and
        the others' are not connected to anything.
        """
        mine = self._connections.get(os.getpid())
        return mine or self._connections.setdefault(os.getpid(), self._connect())
