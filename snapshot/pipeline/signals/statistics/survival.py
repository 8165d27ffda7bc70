"""Durations, some censored -> Kaplan-Meier curve with its median and band.

Kaplan & Meier 1958; Greenwood's variance, log-log band, and the median's interval from that band (Brookmeyer & Crowley
1982). Plain numpy, to avoid importing a library.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from snapshot.pipeline.signals.statistics.intervals import Z95

Days = npt.NDArray[np.int64]
Floats = npt.NDArray[np.floating[Any]]

# The curve is a product of fractions: 0.5 may come out a hair above itself.
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Curve:
    """The share for whom it has not happened yet, just after each of ``days`` (days with at least one event)."""

    days: Days
    surviving: Floats
    low: Floats
    high: Floats
    last_day: int  # up to here somebody was followed; -1 without observations

    def median(self) -> int | None:
        """The smallest day at which the curve is at or below one half."""
        return self._first_day_at_half(self.surviving)

    def median_interval(self) -> tuple[int | None, int | None]:
        return self._first_day_at_half(self.low), self._first_day_at_half(self.high)

    def at(self, day: int) -> tuple[float, float, float] | None:
        """The curve's height on ``day`` with its band; ``None`` beyond what was observed."""
        ended = bool(len(self.surviving)) and self.surviving[-1] <= ROUNDING
        if day > self.last_day and not ended:
            return None
        step = int(np.searchsorted(self.days, day, side="right")) - 1
        if step < 0:
            return 1.0, 1.0, 1.0
        return float(self.surviving[step]), float(self.low[step]), float(self.high[step])

    def _first_day_at_half(self, heights: Floats) -> int | None:
        reached = np.flatnonzero(heights <= 0.5 + ROUNDING)
        return int(self.days[reached[0]]) if len(reached) else None


def kaplan_meier(days: Days, happened: npt.NDArray[np.bool_]) -> Curve:
    """The curve over whole ``days`` (>= 0); where not ``happened`` the observation ended (was censored) on that day."""
    event_days, events = np.unique(days[happened], return_counts=True)
    at_risk = len(days) - np.searchsorted(np.sort(days), event_days, side="left")
    surviving = np.cumprod(1 - events / at_risk)
    low, high = _log_log_band(surviving, events, at_risk)
    return Curve(event_days.astype(np.int64), surviving, low, high, int(days.max()) if len(days) else -1)


def _log_log_band(surviving: Floats, events: Days, at_risk: Days) -> tuple[Floats, Floats]:
    """Bounds that stay between 0 and 1. Where the curve has reached zero the upper bound keeps its last value."""
    with np.errstate(divide="ignore", invalid="ignore"):
        greenwood = np.cumsum(events / (at_risk * (at_risk - events)))
        spread = np.exp(Z95 * np.sqrt(greenwood) / np.abs(np.log(surviving)))
        low, high = surviving**spread, surviving ** (1 / spread)
    ended = surviving <= ROUNDING
    low[ended] = 0.0
    if ended.any():  # only ever the last step
        high[-1] = high[-2] if len(high) > 1 else 1.0
    return low, high
