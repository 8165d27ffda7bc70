"""The few largest of a pile: as many as one sitting holds."""

from typing import TypedDict

import numpy as np

from snapshot.pipeline.signals.columns import Ints
from snapshot.pipeline.signals.measures import money


class Top(TypedDict):
    """As the leaves are called."""

    top_count: int
    top_amount: float


def largest(cents: Ints, most: int) -> Top:
    """The ``most`` largest of ``cents``, or all where there are fewer."""
    few = np.sort(cents)[::-1][:most]
    return Top(top_count=len(few), top_amount=money(int(few.sum())))
