"""Weekly documents -> whether the year repeats, and its current phase. Needs two full years (Hyndman 2018)."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from snapshot.pipeline.documents.snapshot import Season
from snapshot.pipeline.signals.facts.signal_values import share
from snapshot.pipeline.signals.facts.weeks import Weeks

Phase = Literal["rising", "active", "peak", "lower"]
Floats = npt.NDArray[np.float64]

MIN_WEEKS, MIN_A_WEEK = 104, 3
CYCLE_WEEKS = 365.25 / 7
SIGNIFICANT_P = 0.01
PEAKS_WITHIN_WEEKS = 6.0
# Within 60 degrees of the top or the bottom of the year.
NEAR = 0.5


@dataclass(frozen=True, slots=True)
class _Wave:
    """One yearly pair: ``peak`` is the week of its top, counted from the first week of the fit."""

    peak: float
    p_value: float


def season(weeks: Weeks) -> Season:
    """The phase in the week after the last complete one, where the yearly pair is beyond chance in both years.

    Square-rooted weekly counts (their variance hardly depends on their mean) with a trend and one sine/cosine pair; an
    F test of the pair; the peaks of the two last years, fitted apart, within six weeks of each other.
    """
    counts = weeks.documents
    if len(counts) < MIN_WEEKS or counts.mean() < MIN_A_WEEK:
        return Season()
    roots = np.sqrt(counts.astype(np.float64))
    whole = _fit(roots)
    repeats = _distance(_fit(roots[-52:]).peak + len(roots) - 52, _fit(roots[-104:-52]).peak + len(roots) - 104)
    if whole.p_value > SIGNIFICANT_P or repeats > PEAKS_WITHIN_WEEKS:
        return Season(p_value=share(whole.p_value))
    return Season(phase=_phase(len(roots), whole.peak), p_value=share(whole.p_value))


def _fit(roots: Floats) -> _Wave:
    """Least squares with and without the pair."""
    from scipy.stats import f

    week = np.arange(len(roots), dtype=np.float64)
    angle = 2 * np.pi * week / CYCLE_WEEKS
    trend = np.column_stack([np.ones_like(week), week])
    full = np.column_stack([trend, np.cos(angle), np.sin(angle)])
    without, (parts, left) = _solve(trend, roots)[1], _solve(full, roots)
    free = len(roots) - full.shape[1]
    ratio = (without - left) / 2 / (left / free) if left > 1e-12 else np.inf
    if without <= 1e-12:  # every week alike: no wave
        ratio = 0.0
    peak = float(np.arctan2(parts[3], parts[2])) / (2 * np.pi) * CYCLE_WEEKS
    return _Wave(peak, float(f.sf(ratio, 2, free)))


def _solve(design: Floats, roots: Floats) -> tuple[Floats, float]:
    """The coefficients and the squared rest."""
    parts = np.linalg.lstsq(design, roots, rcond=None)[0]
    return np.asarray(parts, dtype=np.float64), float(np.sum((roots - design @ parts) ** 2))


def _distance(one: float, other: float) -> float:
    """Weeks between two places in the cycle, the short way round."""
    apart = abs(one - other) % CYCLE_WEEKS
    return min(apart, CYCLE_WEEKS - apart)


def _phase(now: int, peak: float) -> Phase:
    angle = 2 * np.pi * (now - peak) / CYCLE_WEEKS
    if np.cos(angle) >= NEAR:
        return "peak"
    if np.cos(angle) <= -NEAR:
        return "lower"
    return "rising" if np.sin(angle) < 0 else "active"
