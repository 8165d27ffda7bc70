"""One column of cells, dictionary-encoded: every judgement is made once per distinct cell, then holds for its codes."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

# What a file gave: text, a typed value from a workbook, or ``None`` when it is blank.
Cell = str | int | float | bool | date | None
Mask = npt.NDArray[np.bool_]
Positions = npt.NDArray[np.integer]
Objects = npt.NDArray[np.object_]
Codes = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """``values`` are the distinct filled cells in the order of their first row; ``codes`` point at them, -1 is blank.

    ``1``, ``1.0`` and ``True`` are three cells: they are equal, and not alike.
    """

    values: Objects
    codes: Codes

    @classmethod
    def of(cls, cells: Iterable[object]) -> "Column":
        """The column of these cells; ``None`` and NaN are blank."""
        known: dict[object, int] = {}
        codes = np.fromiter((_code(cell, known) for cell in cells), dtype=np.int32)
        return cls(_objects([key[1] if isinstance(key, tuple) else key for key in known]), codes)

    @classmethod
    def blank(cls, length: int) -> "Column":
        return cls(_objects([]), np.full(length, -1, dtype=np.int32))

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, row: int) -> Cell:
        code = self.codes[row]
        cell: Cell = self.values[code] if code >= 0 else None
        return cell

    @property
    def filled(self) -> Mask:
        """Which rows hold something."""
        return np.asarray(self.codes >= 0, dtype=np.bool_)

    @property
    def counts(self) -> npt.NDArray[np.int64]:
        """In how many rows each of the ``values`` stands."""
        return np.bincount(self.codes[self.codes >= 0], minlength=len(self.values)).astype(np.int64)

    def texts(self) -> list[tuple[str, int]]:
        """The different cells of text, each with the number of its rows."""
        pairs = zip(self.values, self.counts.tolist(), strict=True)
        return [(value, count) for value, count in pairs if isinstance(value, str)]

    def objects(self) -> Objects:
        """Every row's cell, ``None`` where it is blank."""
        return _with_blank(self.values)[self.codes]

    def series(self) -> "pd.Series[str]":
        """Every row's cell, in a form that frames take."""
        return pd.Series(self.objects(), dtype=object)

    def take(self, rows: Positions | Mask | slice) -> "Column":
        """Some of the rows; cells that stand in none of them are forgotten."""
        return _compacted(self.values, self.codes[rows])

    def map(self, function: Callable[[object], object]) -> "Column":
        """``function`` of each distinct cell; blank stays blank, and ``None`` becomes it."""
        mapped = Column.of(map(function, self.values))
        return Column(mapped.values, np.append(mapped.codes, np.int32(-1))[self.codes])

    def where(self, holds: Callable[[object], object]) -> Mask:
        """Rows whose cell ``holds``; a blank one never does."""
        hits = np.fromiter((bool(holds(value)) for value in self.values), dtype=np.bool_, count=len(self.values))
        return np.append(hits, False)[self.codes]

    def equals(self, cell: object) -> Mask:
        return self.where(lambda value: value == cell)

    def without(self, words: Callable[[object], object]) -> "Column":
        """The same column, blank where a cell is one of ``words``."""
        gone = self.where(words)
        return self.blanked(gone) if gone.any() else self

    def blanked(self, rows: Mask) -> "Column":
        return _compacted(self.values, np.where(rows, np.int32(-1), self.codes))

    def beside(self, other: "Column", function: Callable[[Cell, Cell], Cell]) -> "Column":
        """``function`` of each distinct pair of cells in one row."""
        pairs = self.codes * np.int64(len(other.values) + 1) + other.codes
        distinct, at = np.unique(pairs, return_inverse=True)
        left, right = np.divmod(distinct + 1, len(other.values) + 1)
        pair = zip(_with_blank(self.values)[left], _with_blank(other.values)[right - 1], strict=True)
        joined = Column.of(function(*cells) for cells in pair)
        return _compacted(joined.values, joined.codes[at])

    def or_else(self, other: "Column | None") -> "Column":
        """Blank cells take those of ``other``."""
        if other is None:
            return self
        blank = ~self.filled
        if not blank.any() or not other.filled[blank].any():
            return self
        return other if blank.all() else Column.of(np.where(blank, other.objects(), self.objects()))


def _code(cell: object, known: dict[object, int]) -> int:
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return -1
    return known.setdefault(cell if isinstance(cell, str) else (type(cell), cell), len(known))


def _with_blank(values: Objects) -> Objects:
    """So that the code -1 finds ``None``."""
    return _objects([*values, None])


def _objects(cells: Sequence[object]) -> Objects:
    values = np.empty(len(cells), dtype=object)
    values[:] = cells
    return values


def _compacted(values: Objects, codes: Codes) -> Column:
    """Only the values that stand somewhere, in the order of their first row."""
    first = np.full(len(values) + 1, len(codes), dtype=np.int64)
    # Of several rows that write to one place the last one stays: backwards that is the first.
    first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
    first = first[:-1]
    if len(values) == 0 or ((first < len(codes)).all() and (np.diff(first) > 0).all()):
        return Column(values, codes)
    order = np.argsort(first, kind="stable")[: int((first < len(codes)).sum())]
    renamed = np.full(len(values) + 1, -1, dtype=np.int32)
    renamed[order] = np.arange(len(order))
    return Column(values[order], renamed[codes])
