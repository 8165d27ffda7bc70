"""The statements about shared links, each called inside one transaction."""

from hashlib import sha256
from typing import Any

from sqlalchemy import Column, Connection, Row, delete, func, insert, select
from sqlalchemy.sql.elements import ColumnElement

from snapshot.errors import TooManyLinks
from snapshot.store.engine import now_ms
from snapshot.store.protocol import LONGEST_LINK_SECONDS, MAX_LINKS, SharedLink, SharedResults, moment
from snapshot.store.sql.tables import runs, shared_links

LINK: tuple[Column[Any], ...] = (
    shared_links.c.link_id,
    shared_links.c.run_id,
    shared_links.c.created_at,
    shared_links.c.expires_at,
)


def share(connection: Connection, new: dict[str, str], ttl_seconds: float) -> SharedLink | None:
    """Insert the link ``new`` where its run is of its workspace. Raises ``TooManyLinks``."""
    # The run's row is locked: two that share at once would both find room for one.
    own = (runs.c.run_id == new["run_id"]) & (runs.c.workspace_id == new["workspace_id"])
    if connection.execute(select(runs.c.run_id).where(own).with_for_update()).one_or_none() is None:
        return None
    of_run = shared_links.c.run_id == new["run_id"]
    connection.execute(delete(shared_links).where(of_run, _expired(connection)))
    if connection.execute(select(func.count()).select_from(shared_links).where(of_run)).scalar_one() >= MAX_LINKS:
        raise TooManyLinks
    now = now_ms(connection.engine)
    life = round(min(ttl_seconds, LONGEST_LINK_SECONDS) * 1000)
    times = {"created_at": now, "expires_at": now + life}
    values = new | times | {"token_hash": digest(new["token_hash"])}
    return _link(connection.execute(insert(shared_links).values(values).returning(*LINK)).one())


def list_living(connection: Connection, workspace_id: str, run_id: str) -> list[SharedLink]:
    """Those of the run that work now, newest first."""
    mine = (shared_links.c.workspace_id == workspace_id) & (shared_links.c.run_id == run_id)
    newest_first = shared_links.c.created_at.desc(), shared_links.c.link_id
    found = connection.execute(select(*LINK).where(mine, ~_expired(connection)).order_by(*newest_first))
    return [_link(row) for row in found]


def revoke(connection: Connection, workspace_id: str, link_id: str) -> bool:
    """Delete the link; ``False`` where the workspace has no such."""
    mine = (shared_links.c.workspace_id == workspace_id) & (shared_links.c.link_id == link_id)
    return connection.execute(delete(shared_links).where(mine)).rowcount == 1


def find_shared(connection: Connection, token_hash: str) -> SharedResults | None:
    """What the living link with this hash shows; ``None``: there is none."""
    query = select(shared_links.c.results_json, shared_links.c.expires_at)
    asked = query.where(shared_links.c.token_hash == digest(token_hash), ~_expired(connection))
    row = connection.execute(asked).one_or_none()
    return None if row is None else SharedResults(row.results_json, moment(row.expires_at))


def any_expired(connection: Connection) -> bool:
    """Whether there is anything to purge."""
    return connection.execute(select(shared_links.c.link_id).where(_expired(connection)).limit(1)).first() is not None


def purge(connection: Connection) -> int:
    """Delete what has expired, of all workspaces; how many."""
    return connection.execute(delete(shared_links).where(_expired(connection))).rowcount


def digest(token_hash: str) -> str:
    """What is stored of ``token_hash``: whoever reads the table cannot ask with what stands there."""
    return sha256(token_hash.encode()).hexdigest()


def _expired(connection: Connection) -> ColumnElement[bool]:
    return shared_links.c.expires_at <= now_ms(connection.engine)


def _link(row: Row[Any]) -> SharedLink:
    return SharedLink(row.link_id, row.run_id, moment(row.created_at), moment(row.expires_at))
