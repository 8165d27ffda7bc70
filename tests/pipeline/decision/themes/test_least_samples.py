"""A rule about structure speaks from its least sample on, and not with one fewer."""

from collections.abc import Callable

import pytest

from snapshot.pipeline.decision.choose.candidates import Excess
from snapshot.pipeline.decision.themes import customer_concentration as concentration
from snapshot.pipeline.decision.themes import low_conversion, price_slippage, small_job_drag, volume, waiting_quotes
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.snapshot import Snapshot
from tests.pipeline.decision.planted import PLANTED

Rule = Callable[[Snapshot], Excess | None]


def resized(theme: Theme, path: str, n: int) -> Snapshot:
    """The planted business with the signal at ``path`` resting on ``n``."""
    part, leaf = path.split(".")
    whole = PLANTED[theme]
    document = getattr(whole, part)
    signal = getattr(document, leaf).model_copy(update={"n": n})
    return whole.model_copy(update={part: document.model_copy(update={leaf: signal})})


@pytest.mark.parametrize(
    ("rule", "theme", "path", "least"),
    [
        (concentration.customer_concentration, Theme.CUSTOMER_CONCENTRATION, "customer_share.top_share", 20),
        (low_conversion.low_conversion, Theme.LOW_CONVERSION, "conversion.approval_rate", 20),
        (price_slippage.price_slippage, Theme.PRICE_SLIPPAGE, "price_held.change", 10),
        (small_job_drag.small_job_drag, Theme.SMALL_JOB_DRAG, "job_size.count_share", 30),
        (volume.volume_drop, Theme.VOLUME_DROP, "flow.ratio", 16),
        (volume.lumpy_volume, Theme.LUMPY_VOLUME, "lumpiness.dispersion", 8),
        (waiting_quotes.growing_backlog, Theme.DECISION_BACKLOG, "decision_time.recent_median_days", 8),
    ],
)
def test_a_rule_speaks_from_its_least_sample_on(rule: Rule, theme: Theme, path: str, least: int) -> None:
    found = rule(resized(theme, path, least))
    assert found is not None
    assert found.minimum == least
    assert rule(resized(theme, path, least - 1)) is None
