"""One suite for every store: what a test file asks for with ``pytestmark = EVERY_STORE``.

Its tests then run on SQLite, on PostgreSQL and on a Supabase project, where each visitor reaches the store with a token
of their own.
"""

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

import httpx
import pytest

from snapshot.store.engine import open_engine
from snapshot.store.protocol import Store
from snapshot.store.sql.store import SqlStore
from tests.support.supabase_stack import SupabaseStack

if TYPE_CHECKING:
    from supabase import Client

    from snapshot.store.supabase.client import SupabaseProject

ENGINES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
HOSTED = pytest.param("supabase", marks=pytest.mark.postgres)
EVERY_STORE = pytest.mark.parametrize("kept_by", [*ENGINES, HOSTED], indirect=True)


class Members:
    """Visitors of a Supabase project who have signed in, made when they are first named."""

    def __init__(self, stack: SupabaseStack) -> None:
        self._stack = stack
        self._project = _project(stack.anon_key, stack.rest_url)

    @cache  # noqa: B019  # lives as long as the tests do
    def token(self, name: str) -> str:
        """The same visitor for the same name."""
        assert name
        return self._stack.token(self._stack.new_user())

    def client(self, name: str) -> "Client":
        return self._project.client(self.token(name))

    def store(self, name: str) -> Store:
        return _store(self._project, self.token(name))

    def address(self, name_of: Mapping[str, str]) -> str:
        """For another process, see ``opened``: each workspace with the token of its visitor."""
        tokens = {workspace_id: self.token(name) for workspace_id, name in name_of.items()}
        return json.dumps({"key": self._stack.anon_key, "rest_url": self._stack.rest_url, "tokens": tokens})

    def close(self) -> None:
        self._project.close()


def opened(address: str) -> Callable[[str], Store]:
    """The store as the visitor of a workspace reaches it. ``address``: a database's, or what ``Members`` says."""
    if not address.startswith("{"):
        one = SqlStore(open_engine(address))
        return lambda _workspace_id: one
    hosted = json.loads(address)
    project = _project(hosted["key"], hosted["rest_url"])
    return lambda workspace_id: _store(project, hosted["tokens"][workspace_id])


# Half a second to import: only where it is asked for.
def _project(key: str, rest_url: str) -> "SupabaseProject":
    from snapshot.store.supabase.client import SupabaseProject
    from tests.support.line import Direct

    return SupabaseProject("http://project", key, lambda: httpx.Client(transport=Direct(rest_url), trust_env=False))


def _store(project: "SupabaseProject", token: str) -> Store:
    from snapshot.store.supabase.store import SupabaseStore

    return SupabaseStore(lambda: project.client(token))
