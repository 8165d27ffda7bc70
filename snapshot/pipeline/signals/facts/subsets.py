"""Subsets of one business's documents, measured together: sums, medians and percentiles per subset.

A subset is one row of a table that says which documents it keeps, and the whole business is a table of one row. Each
figure is computed for all rows at once: one by one takes milliseconds each, and there are hundreds of customers and
weeks. Sums of cents are exact: they stay below 2**53.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from snapshot.pipeline.signals.facts.document_arrays import Floats, Ints
from snapshot.pipeline.signals.facts.open_items import OpenItems

Made = TypeVar("Made")

NO_WEEK = -1
# Parts are measured together, as many as a table of this size holds: of a very large file one at a time.
CELLS_AT_ONCE = 500_000


@dataclass(frozen=True, slots=True)
class Subsets:
    """``invoices`` and ``quotes`` have a row per part and a column per document: 1 where it is kept, else 0.

    ``week`` is, per part, the calendar week (since the Monday of day 0) that never was, or ``NO_WEEK``: a week left
    out leaves no empty week behind, which would look like a week without work.
    """

    open_items: OpenItems
    invoices: Floats
    quotes: Floats
    week: Ints

    def __len__(self) -> int:
        return len(self.week)

    @classmethod
    def whole(cls, open_items: OpenItems) -> "Subsets":
        """All documents, as the one row of a table."""
        invoices, quotes = np.ones((1, len(open_items.invoices))), np.ones((1, len(open_items.quotes)))
        return cls(open_items, invoices, quotes, np.array([NO_WEEK]))


def at_once(open_items: OpenItems) -> int:
    """How many parts of this business are measured together."""
    return max(1, CELLS_AT_ONCE // max(1, len(open_items.invoices) + len(open_items.quotes)))


def sums(kept: Floats, *columns: npt.NDArray[np.generic]) -> tuple[Ints, ...]:
    """Of each column the sum over the documents that each part keeps."""
    return tuple(
        np.rint(np.einsum("pd,d->p", kept, np.asarray(column, np.float64))).astype(np.int64) for column in columns
    )


def sums_by(kept: Floats, codes: Ints, values: npt.NDArray[np.generic]) -> tuple[Ints, Floats]:
    """The codes that occur, in order, and per part (a row) the sum of ``values`` for each of them (a column)."""
    order = np.argsort(codes, kind="stable")
    found, starts = np.unique(codes[order], return_index=True)
    if not len(found):
        return found, np.zeros((len(kept), 0))
    return found, np.add.reduceat(kept[:, order] * np.asarray(values, np.float64)[order], starts, axis=1)


def max_per_subset(kept: Floats, values: Ints, otherwise: int) -> Ints:
    """The greatest value that each part keeps."""
    return np.asarray(np.where(kept > 0, values, otherwise).max(axis=1, initial=otherwise), np.int64)


@dataclass(frozen=True, slots=True)
class Ranked:
    """Values in order, and per part how many of the first of them it keeps."""

    values: Floats
    kept_upto: Ints  # a row per part, a column per value

    @property
    def counts(self) -> Ints:
        return self.kept_upto[:, -1] if self.kept_upto.shape[1] else np.zeros(len(self.kept_upto), np.int64)

    def at(self, place: Ints) -> Floats:
        """Of each part the value at that place (from 0) of what it keeps; 0 where it keeps nothing."""
        if not len(self.values):
            return np.zeros(len(self.kept_upto))
        return np.asarray(self.values[(self.kept_upto > place[:, None]).argmax(axis=1)])

    def medians(self) -> Floats:
        return (self.at((self.counts - 1) // 2) + self.at(self.counts // 2)) / 2

    def percentiles(self, percent: int) -> Floats:
        """With linear interpolation, to the last bit as ``numpy.percentile`` has it."""
        place = np.maximum(self.counts - 1, 0) * (percent / 100)
        below = np.floor(place)
        low, high, rest = self.at(below.astype(np.int64)), self.at(np.ceil(place).astype(np.int64)), place - below
        return np.where(rest >= 0.5, high - (high - low) * (1 - rest), low + (high - low) * rest)


def ranked(kept: Floats, values: npt.NDArray[np.generic]) -> Ranked:
    order = np.argsort(values, kind="stable")
    upto = np.cumsum(kept[:, order], axis=1).astype(np.int64)
    return Ranked(np.asarray(values, dtype=np.float64)[order], upto)


def each(build: Callable[..., Made], *columns: npt.NDArray[Any]) -> list[Made]:
    """``build`` of every row, a row per part. Equal rows share what was built: most parts change few figures."""
    made: dict[tuple[Any, ...], Made] = {}
    rows = list(zip(*(column.tolist() for column in columns), strict=True))
    for row in rows:
        if row not in made:
            made[row] = build(*row)
    return [made[row] for row in rows]
