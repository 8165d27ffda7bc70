"""The front page and the host's health checks."""

from snapshot.blueprints.pages.views import blueprint

__all__ = ["blueprint"]
