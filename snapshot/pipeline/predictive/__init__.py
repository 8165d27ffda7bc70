"""Step 4: the watch list, topics that may matter soon. Not a forecast."""

from snapshot.pipeline.predictive.predictive_context import build_predictive_context

__all__ = ["build_predictive_context"]
