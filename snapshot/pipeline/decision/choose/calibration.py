"""Margin and stability of a theme -> the probability that it is right.

A logistic curve, fitted to constructed businesses with a known answer (``python -m evals.calibrate``). How well it does
on others is in ``RELIABILITY.md`` in this folder.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from snapshot.pipeline.decision.choose import constants as c
from snapshot.pipeline.decision.choose.candidates import Themes
from snapshot.pipeline.decision.choose.confidence import bounded
from snapshot.pipeline.decision.choose.ranking import Choice, choose
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.snapshot import Snapshot


def calibrate_choice(choice: Choice, stability: Mapping[Theme, float]) -> Choice:
    """The choice with its calibrated probability; as it was where nothing was redrawn."""
    if not stability:
        return choice
    return replace(choice, probability=calibrated(choice.probability, stability.get(choice.theme, 0.0)))


def calibrated(margin: float, won: float) -> float:
    """``margin``: how clearly the theme leads over the next and over its own minimum sample, with the data's own
    doubts (0 to 1). ``won``: the share of redraws that it won."""
    return bounded(1 / (1 + math.exp(-evidence(margin, won))))


def evidence(margin: float, won: float) -> float:
    """Log odds that the theme is right."""
    return c.CALIBRATION_BASE + c.CALIBRATION_MARGIN * margin + c.CALIBRATION_WON * won


def stability_of(redraws: Sequence[Snapshot], themes: Themes) -> Mapping[Theme, float]:
    """The share of redraws (0 to 1) that each theme won; empty where nothing was redrawn."""
    won = Counter(choose(redraw, themes).theme for redraw in redraws)
    return {theme: round(count / len(redraws), 4) for theme, count in sorted(won.items())}
