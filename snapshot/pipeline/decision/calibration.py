"""From what speaks for a theme to the probability that it is the right one.

A logistic curve, fitted to constructed businesses whose right answer is known (``python -m evals.calibrate``); how well
it holds on others stands in ``RELIABILITY.md`` beside this module.
"""

import math
from collections.abc import Mapping
from dataclasses import replace

from snapshot.pipeline.decision import constants as c
from snapshot.pipeline.decision.confidence import bounded
from snapshot.pipeline.decision.ranking import Choice
from snapshot.pipeline.documents.conclusion import Theme


def with_stability(choice: Choice, stability: Mapping[Theme, float]) -> Choice:
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
