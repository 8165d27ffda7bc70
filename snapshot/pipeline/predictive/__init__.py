"""Step 4: the watch list. Plain topics that might matter soon; nothing is foretold."""

from snapshot.pipeline.predictive.predictive_context import build_predictive_context

__all__ = ["build_predictive_context"]
