"""Whether a database can be used: it answers soon, and no revision is missing."""

from functools import cache

from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text
from sqlalchemy.exc import ProgrammingError

from snapshot.errors import StoreOutdated
from snapshot.store.engine import question
from snapshot.store.migrations import revisions


def refuse_outdated(engine: Engine) -> None:
    """Raise ``StoreOutdated`` where revisions are missing, ``StoreUnavailable`` where nothing answers in time.

    A database of a newer program is fine: while hosts are replaced one by one, the old ones go on serving.
    """
    with question(engine) as connection:
        try:
            found = connection.scalar(text("SELECT version_num FROM alembic_version"))
        except ProgrammingError:  # not one table yet
            found = None
    refuse_older(found)


def refuse_older(revision: str | None) -> None:
    """Raise ``StoreOutdated`` where ``revision`` (``None``: there are no tables) is older than the program's."""
    if revision is None or revision in _older_revisions():
        raise StoreOutdated


@cache
def _older_revisions() -> frozenset[str]:
    """All that this program knows, but the newest."""
    script = ScriptDirectory.from_config(revisions())
    return frozenset(one.revision for one in script.walk_revisions()) - set(script.get_heads())
