"""A run's result, and what its owner may do with it."""

from snapshot.blueprints.results import reading, share, views

blueprint = views.blueprint

__all__ = ["blueprint", "reading", "share"]
