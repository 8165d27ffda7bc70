"""One suite for every store: what a test file asks for with ``pytestmark = EVERY_STORE``.

Its tests then run on SQLite, on PostgreSQL and on a Supabase project, where each visitor reaches the store with a token
of their own.
"""

import json
from collections.abc import Callable, Mapping
from functools import cache

import pytest

from snapshot.store.base import Store
from snapshot.store.engine import open_engine
from snapshot.store.sql import SqlStore
from tests.support.supabase_stack import SupabaseStack

ENGINES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
HOSTED = pytest.param("supabase", marks=pytest.mark.postgres)
EVERY_STORE = pytest.mark.parametrize("kept_by", [*ENGINES, HOSTED], indirect=True)


class Members:
    """Visitors of a Supabase project who have signed in, made when they are first named."""

    def __init__(self, stack: SupabaseStack) -> None:
        # Half a second to import: only where it is asked for.
        from snapshot.store.supabase_client import SupabaseProject

        self._stack = stack
        self._project = SupabaseProject(stack.url, stack.anon_key)

    @cache  # noqa: B019  # lives as long as the tests do
    def token(self, name: str) -> str:
        """The same visitor for the same name."""
        assert name
        return self._stack.token(self._stack.new_user())

    def store(self, name: str) -> Store:
        from snapshot.store.supabase import SupabaseStore

        return SupabaseStore(lambda: self._project.client(self.token(name)))

    def address(self, name_of: Mapping[str, str]) -> str:
        """For another process, see ``opened``: each workspace with the token of its visitor."""
        tokens = {workspace_id: self.token(name) for workspace_id, name in name_of.items()}
        return json.dumps({"url": self._stack.url, "key": self._stack.anon_key, "tokens": tokens})

    def close(self) -> None:
        self._project.close()


def opened(address: str) -> Callable[[str], Store]:
    """The store as the visitor of a workspace reaches it. ``address``: a database's, or what ``Members`` says."""
    if not address.startswith("{"):
        one = SqlStore(open_engine(address))
        return lambda _workspace_id: one
    from snapshot.store.supabase import SupabaseStore
    from snapshot.store.supabase_client import SupabaseProject

    hosted = json.loads(address)
    project, tokens = SupabaseProject(hosted["url"], hosted["key"]), hosted["tokens"]
    return lambda workspace_id: SupabaseStore(lambda: project.client(tokens[workspace_id]))
