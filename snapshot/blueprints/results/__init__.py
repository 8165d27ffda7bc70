"""A run's result, and what its owner may do with it."""

from snapshot.blueprints.results import import_corrections, share, views

blueprint = views.blueprint

__all__ = ["blueprint", "import_corrections", "share"]
