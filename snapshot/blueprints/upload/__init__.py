"""The upload form, where a run begins."""

from snapshot.blueprints.upload.views import blueprint

__all__ = ["blueprint"]
