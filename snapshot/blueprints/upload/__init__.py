"""The upload form, where a run begins, and the questions that may stand before it."""

from snapshot.blueprints.upload import masked_copies, questions, views

blueprint = views.blueprint

__all__ = ["blueprint", "masked_copies", "questions"]
