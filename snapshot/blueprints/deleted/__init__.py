"""The receipt of a deletion, as a page and as a file."""

from snapshot.blueprints.deleted.views import blueprint

__all__ = ["blueprint"]
