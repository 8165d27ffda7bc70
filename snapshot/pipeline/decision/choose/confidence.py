"""How likely the named theme is the right one, from 0 to 1.

Product of independent doubts: is it larger than the runner-up, is the sample large enough, were rows rejected, are
invoices and quotes linked. A relief is known up to a factor (normal on the log scale), an outlier up to its interval.
"""

import math
from statistics import NormalDist
from typing import Literal

from snapshot.pipeline.decision.choose import constants as c
from snapshot.pipeline.decision.choose.readiness import documents
from snapshot.pipeline.documents.snapshot import Snapshot

Word = Literal["low", "medium", "high"]


def confidence_label(probability: float) -> Word:
    """The probability as the owner reads it."""
    if probability >= c.HIGH_FROM:
        return "high"
    return "medium" if probability >= c.MEDIUM_FROM else "low"


def bounded(probability: float) -> float:
    """Nothing is certain, nothing impossible; three decimals are more than is known."""
    return round(min(max(probability, c.FLOOR), c.CEILING), 3)


def larger(relief: float, other: float) -> float:
    """Chance that the first of two uncertain reliefs (weeks) is really the larger one."""
    if other <= 0:
        return 1.0
    if relief <= 0:
        return 0.0
    return NormalDist().cdf(math.log(relief / other) / (c.RELIEF_LOG_ERROR * math.sqrt(2)))


def further(widths: float, other: float) -> float:
    """Chance that the first of two excesses (interval widths) is really the larger one."""
    return NormalDist().cdf((widths - other) * c.INTERVAL_SDS / math.sqrt(2))


def sample_size_factor(n: int, minimum: int) -> float:
    """From ``MINIMUM_SAMPLE_WORTH`` at the minimum towards 1 with three and more times as much."""
    if n < minimum:
        return c.MINIMUM_SAMPLE_WORTH * n / minimum
    return 1 - (1 - c.MINIMUM_SAMPLE_WORTH) * math.exp(1 - n / minimum)


def data_quality_factor(snapshot: Snapshot) -> float:
    """What the files themselves leave in doubt: rows set aside, and quotes that nothing ties to invoices."""
    aside = snapshot.exclusions.rows_set_aside
    read = documents(snapshot) + aside
    clean = 1 - aside / read if read else 1.0
    activity = snapshot.activity_signals
    unlinked = activity.invoices.count > 0 and activity.quotes.approved_count > 0 and not snapshot.unbilled_work.known
    return clean * (c.MISSING_LINKS_WORTH if unlinked else 1.0)
