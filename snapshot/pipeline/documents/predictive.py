"""The watch list: a few plain topics that might matter in the next 30 to 90 days."""

from datetime import date

from snapshot.pipeline.documents.base import Document
from snapshot.pipeline.documents.profile import Industry


class WatchItem(Document):
    """``source`` and ``reviewed`` stand where the item states a fact of the world."""

    topic: str
    why_it_matters: str
    what_to_watch: str
    time_horizon: str
    source: str | None = None
    reviewed: date | None = None


class PredictiveContext(Document):
    industry: Industry
    items: tuple[WatchItem, ...]
    disclaimer: str
