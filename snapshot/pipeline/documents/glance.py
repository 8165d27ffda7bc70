"""As much of ``results_json`` as a list of runs says: a hundred of them are read for one page."""

from datetime import datetime

from snapshot.pipeline.documents.base import Document
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.results import Readiness


class GlanceMeta(Document):
    created_at: datetime
    rerun_of: str | None = None


class GlanceConclusion(Document):
    pattern_id: Theme
    one_sentence_pattern: str


class Glance(Document):
    """The same names as in ``RunResults``; the rest of the document is passed over."""

    conclusion: GlanceConclusion | None = None
    readiness_level: Readiness | None = None
    meta: GlanceMeta
