"""The one decision (conclusion_v2), what it rests on, and what the validator said of it."""

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import ConfigDict

from snapshot.pipeline.documents.base import Document


class Theme(StrEnum):
    """One id per decision; it is also the ``pattern_id`` of the conclusion."""

    SLOW_PAYERS = "slow_payers"
    ONE_BIG_DEBTOR = "one_big_debtor"
    STALE_QUOTES = "stale_quotes"
    DECISION_BACKLOG = "decision_backlog"
    LOW_CONVERSION = "low_conversion"
    UNBILLED_WORK = "unbilled_work"
    DUPLICATE_BILLING = "duplicate_billing"
    PRICE_SLIPPAGE = "price_slippage"
    SMALL_JOB_DRAG = "small_job_drag"
    CUSTOMER_CONCENTRATION = "customer_concentration"
    VOLUME_DROP = "volume_drop"
    LUMPY_VOLUME = "lumpy_volume"
    HEALTHY = "healthy"
    TOO_LITTLE_DATA = "too_little_data"


class Conclusion(Document):
    """Field names are published; no further keys.

    ``one_sentence_pattern`` is the takeaway, ``decision`` the next action, ``why_this_now`` why it feels heavy.
    ``evidence_signals`` are ``signals.<path>=<literal>``, each path a leaf of the snapshot document.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    conclusion_version: Literal["conclusion_v2"] = "conclusion_v2"
    pattern_id: Theme
    one_sentence_pattern: str
    decision: str
    why_this_now: str
    boundary: str
    confidence: Literal["low", "medium", "high"]
    evidence_signals: tuple[str, ...]
    season_context: str
    optional_next_steps: tuple[str, ...] = ()


class Decision(Document):
    """What step 5 hands to step 6. ``probability`` is how likely the named theme is the right one (0 to 1).

    ``agent_outcome``: the agent answered, or it raised or returned something else and the safe text stands here.
    """

    conclusion: Conclusion
    probability: float
    runner_up: Theme | None = None
    agent_outcome: Literal["answered", "raised", "wrong_type"] = "answered"


class Check(Document):
    """One rule of the validator. ``detail`` says what was wrong when it did not hold."""

    name: str
    passed: bool
    detail: str | None = None


class Validation(Document):
    """``outcome``: the conclusion held as it was, after one repair, or was replaced by the safe text."""

    outcome: Literal["held", "repaired", "replaced"]
    checks: tuple[Check, ...]


class ValidatedConclusion(Document):
    """``probability`` and ``runner_up`` belong to this conclusion, which a repair may have changed."""

    conclusion: Conclusion
    validation: Validation
    probability: float
    runner_up: Theme | None = None


DaysMean = Literal["past due", "waiting", "since approval", "since issue", "since the answer", "since sent"]
AmountMeans = Literal["left to pay", "quoted", "billed", "below the quote"]


class ShortListItem(Document):
    """``amount`` in the file's currency with two decimals; the list says what it and the ``days`` mean.

    ``number`` is empty where the file has none: then, and only then, the ``row`` (of that ``file`` of the recognition)
    says with the day which document it is. ``due`` is the day that the file states. ``customer`` counts the customers
    of this list from 1, and means nothing outside it; ``None`` where the file names none. ``is_named``: the action
    counts it.
    """

    kind: Literal["invoice", "quote"]
    number: str
    amount: float
    days: int
    issued: date | None = None
    due: date | None = None
    customer: int | None = None
    file: int | None = None
    row: int | None = None
    is_named: bool = True


class ShortList(Document):
    """At most ten customers and thirty documents behind the action, those with the most money first.

    All documents of a customer follow each other. Computed outside the agent, never passed to it. ``count`` is how many
    documents there are, listed or not, ``customers`` how many customers; ``None``, as ``amount_means``, in results of
    older versions.
    """

    theme: Theme
    days_mean: DaysMean
    amount_means: AmountMeans | None = None
    count: int | None = None
    customers: int | None = None
    items: tuple[ShortListItem, ...]
