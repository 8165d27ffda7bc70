"""Sample businesses, in one click."""

from snapshot.blueprints.samples.views import blueprint

__all__ = ["blueprint"]
