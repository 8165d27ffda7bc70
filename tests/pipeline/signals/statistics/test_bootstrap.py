"""Resampled intervals: the same every time, and as wide as the sample is small."""

import numpy as np
import pytest

from snapshot.pipeline.signals.statistics.bootstrap import (
    median_ratio_interval,
    ratio_of_sums_interval,
    top_share_interval,
)


def test_the_ratio_of_two_medians_lies_inside_its_interval() -> None:
    generator = np.random.default_rng(4)
    recent, earlier = generator.gamma(2, 6, 60), generator.gamma(2, 3, 90)
    ends = median_ratio_interval(recent, earlier)
    assert ends is not None
    assert ends[0] < np.median(recent) / np.median(earlier) < ends[1]


def test_resampling_does_not_depend_on_row_order() -> None:
    generator = np.random.default_rng(4)
    recent, earlier = generator.gamma(2, 6, 60), generator.gamma(2, 3, 90)
    assert median_ratio_interval(recent, earlier) == median_ratio_interval(recent[::-1], generator.permutation(earlier))


def test_more_answers_narrow_the_interval_at_any_size() -> None:
    generator = np.random.default_rng(4)
    widths = []
    for size in (30, 300, 3_000, 30_000):
        ends = median_ratio_interval(generator.gamma(2, 6, size), generator.gamma(2, 3, size))
        assert ends is not None
        widths.append(ends[1] - ends[0])
    assert widths == sorted(widths, reverse=True)
    assert widths[3] < widths[1] / 5


def test_answers_on_the_same_day_have_no_ratio() -> None:
    assert median_ratio_interval(np.full(10, 3.0), np.zeros(10)) is None


def test_the_share_of_one_month_with_everything_is_wide() -> None:
    parts = np.tile([60.0, 0.0, 40.0], (12, 1))
    parts[3, 1] = 1_200
    low, high = top_share_interval(parts, parts.sum(axis=1))
    assert high - low > 0.1


def test_a_steady_share_is_narrow() -> None:
    parts = np.tile([30.0, 20.0, 10.0], (12, 1))
    assert top_share_interval(parts, parts.sum(axis=1)) == (0.5, 0.5)


@pytest.mark.parametrize("pairs", [40, 400, 40_000])
def test_the_interval_of_a_ratio_of_sums_is_that_of_the_linearised_ratio(pairs: int) -> None:
    """Cochran 1977, 6.4: for samples that are not tiny the two agree."""
    generator = np.random.default_rng(4)
    quoted = generator.integers(5_000, 300_000, pairs)
    invoiced = np.rint(quoted * generator.normal(0.95, 0.08, pairs)).astype(np.int64)
    ratio = invoiced.sum() / quoted.sum()
    error = (((invoiced - ratio * quoted) ** 2).sum() * pairs / (pairs - 1)) ** 0.5 / quoted.sum()
    found = ratio_of_sums_interval(invoiced, quoted)
    assert found == pytest.approx((ratio - 1.96 * error, ratio + 1.96 * error), abs=0.5 * error)
    order = generator.permutation(pairs)
    assert ratio_of_sums_interval(invoiced[order], quoted[order]) == found
