"""A run's result, and what its owner may do with it."""

from snapshot.blueprints.results.views import blueprint

__all__ = ["blueprint"]
