"""Whether this process can serve."""

from snapshot.services.context import RunContext


def ready(context: RunContext) -> None:
    """Raises ``StoreUnavailable`` when the database cannot be used."""
    context.store.ping()
