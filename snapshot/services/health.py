"""Whether this process can serve."""

from snapshot.services.context import RunContext


def ready(context: RunContext) -> None:
    """Raises ``StoreUnavailable`` when the database does not answer soon, ``StoreOutdated`` when its tables are old."""
    context.store.ping()
