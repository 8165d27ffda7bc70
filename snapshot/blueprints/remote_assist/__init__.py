"""Asking a person for help with exporting."""

from snapshot.blueprints.remote_assist.views import blueprint

__all__ = ["blueprint"]
