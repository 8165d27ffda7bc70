"""Samples -> intervals by resampling. Seeded: the same files give the same interval."""

from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating[Any]]
Ints = npt.NDArray[np.int64]

DRAWS, SEED = 400, 20250101
# A draw of a large sample repeats it: beyond this many values the spread is that of a random part, scaled.
_MAX_VALUES = 2_000


def median_ratio_interval(recent: Floats, earlier: Floats) -> tuple[float, float] | None:
    """The 5th to 95th percentile of median(recent) / median(earlier) over resampled pairs of samples.

    ``None`` where a resampled denominator is zero more than now and then: then the ratio has no upper end.
    """
    generator = np.random.default_rng(SEED)
    above, below = _medians(recent, generator), _medians(earlier, generator)
    if (below <= 0).mean() > 0.05:
        return None
    ratios = above[below > 0] / below[below > 0]
    return float(np.percentile(ratios, 5)), float(np.percentile(ratios, 95))


def top_share_interval(parts: Floats, whole: Floats) -> tuple[float, float]:
    """The 5th to 95th percentile of the largest column's share of the whole, over resampled rows.

    ``parts`` has a row per period and a column per customer, ``whole`` each row's sum with what no column holds.
    """
    generator = np.random.default_rng(SEED)
    periods = len(parts)
    times = generator.multinomial(periods, np.full(periods, 1 / periods), size=DRAWS)
    sums = times @ whole
    shares = (times @ parts).max(axis=1)[sums > 0] / sums[sums > 0]
    return float(np.percentile(shares, 5)), float(np.percentile(shares, 95))


def ratio_of_sums_interval(above: Ints, below: Ints) -> tuple[float, float]:
    """The 2.5th to 97.5th percentile of sum(above) / sum(below) over resampled pairs; ``below`` above zero."""
    ratios = _ratios(above, below, np.random.default_rng(SEED))
    return float(np.percentile(ratios, 2.5)), float(np.percentile(ratios, 97.5))


def change_of_ratios_interval(now: tuple[Ints, Ints], then: tuple[Ints, Ints]) -> tuple[float, float]:
    """The 2.5th to 97.5th percentile of one ratio of sums over another, both over resampled pairs."""
    generator = np.random.default_rng(SEED)
    change = _ratios(*now, generator) / _ratios(*then, generator)
    return float(np.percentile(change, 2.5)), float(np.percentile(change, 97.5))


def _ratios(above: Ints, below: Ints, generator: np.random.Generator) -> Floats:
    # Sorted first: the order of the rows in a file says nothing, and must not change the draw.
    order = np.lexsort((above, below))
    drawn = order[_draw(len(order), generator)]
    return _spread(above[drawn].sum(axis=1) / below[drawn].sum(axis=1), above.sum() / below.sum(), len(order))


def _medians(values: Floats, generator: np.random.Generator) -> Floats:
    # Sorted first: the order of the rows in a file says nothing, and must not change the draw.
    drawn = np.sort(values)[_draw(len(values), generator)]
    return _spread(np.median(drawn, axis=1), float(np.median(values)), len(values))


def _draw(count: int, generator: np.random.Generator) -> Ints:
    """A row of places per draw."""
    return generator.integers(0, count, size=(DRAWS, min(count, _MAX_VALUES)))


def _spread(drawn: Floats, middle: float, count: int) -> Floats:
    """The drawn values, drawn together where each comes from a part of the sample only."""
    return middle + (drawn - middle) * (_MAX_VALUES / count) ** 0.5 if count > _MAX_VALUES else drawn
