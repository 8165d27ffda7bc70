"""``results_json``: everything a run leaves behind, in one versioned document."""

from datetime import date, datetime
from typing import Literal

from snapshot.pipeline.documents.base import Document
from snapshot.pipeline.documents.conclusion import Conclusion, ShortList, Theme, Validation
from snapshot.pipeline.documents.manifest import RunManifest
from snapshot.pipeline.documents.predictive import PredictiveContext
from snapshot.pipeline.documents.profile import BusinessProfile
from snapshot.pipeline.documents.recognition import InputRecognition
from snapshot.pipeline.documents.robustness import Robustness
from snapshot.pipeline.documents.snapshot import Snapshot

RESULTS_VERSION = 1

Readiness = Literal["ready", "partial", "blocked"]


class RunMeta(Document):
    """``run_day`` is the latest day on Earth when the run began; ``tool``, ``industry``, ``website`` are the owner's.

    They are kept so that a rerun asks the same question. ``redraws``: how often the business was looked at again with
    some documents missing, and how often that pointed to the same theme. ``citations``: each number of the conclusion's
    sentences as it is written there, with the path of its leaf; none in results of older versions.
    """

    results_version: int = RESULTS_VERSION
    app_version: str
    created_at: datetime
    run_day: date
    tool: str | None = None
    industry: str | None = None
    website: str | None = None
    rerun_of: str | None = None
    confidence_probability: float | None = None
    runner_up: Theme | None = None
    redraws: int = 0
    redraws_agreeing: int = 0
    citations: tuple[tuple[str, str], ...] = ()


class RunResults(Document):
    """Parts are empty while the run is under way, and stay empty where it failed before them."""

    run_id: str
    snapshot: Snapshot | None = None
    conclusion: Conclusion | None = None
    validation: Validation | None = None
    input_recognition: InputRecognition | None = None
    data_warnings: tuple[str, ...] = ()
    readiness_level: Readiness | None = None
    business_profile: BusinessProfile | None = None
    predictive_context: PredictiveContext | None = None
    short_list: ShortList | None = None
    robustness: Robustness | None = None
    run_manifest: RunManifest
    meta: RunMeta
