"""One column of cells, dictionary-encoded, so that each distinct cell is looked at once. Cells in, ``Column`` out."""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from snapshot.pipeline.pack.values.arrow_text import all_distinct, beyond_digits, matches, prefilter

# What a file gave: text, a typed value from a workbook, or ``None`` when it is blank.
Cell = str | int | float | bool | date | None
Mask = npt.NDArray[np.bool_]
Positions = npt.NDArray[np.integer]
Objects = npt.NDArray[np.object_]
Codes = npt.NDArray[np.int32]
Judgement = TypeVar("Judgement")
_LONG = 500
_TEXT = pd.StringDtype("pyarrow", na_value=np.nan)


class Column:
    """``values`` are the distinct filled cells in the order of their first row; ``codes`` point at them, -1 is blank.

    ``1``, ``1.0`` and ``True`` are three cells: they are equal, and not alike. A column of text may hold its rows as
    Arrow text (blank is null) and be encoded when somebody asks: most amounts and numbers are distinct anyway.
    """

    __slots__ = ("_codes", "_judged", "_text", "_values")

    def __init__(self, values: Objects | None, codes: Codes | None, text: Any = None) -> None:
        self._values, self._codes, self._text = values, codes, text
        self._judged: dict[Callable[[object], Any], list[Any]] = {}

    @classmethod
    def of(cls, cells: Iterable[object]) -> "Column":
        """The column of these cells; ``None`` and NaN are blank."""
        rows = list(cells)
        if set(map(type, rows)) <= {str, type(None)}:
            places, values = pd.factorize(_objects(rows), use_na_sentinel=True)
            return cls(values, places.astype(np.int32))
        known: dict[tuple[type, object], int] = {}
        codes = np.fromiter((_code(cell, known) for cell in rows), dtype=np.int32, count=len(rows))
        return cls(_objects([cell for _, cell in known]), codes)

    @classmethod
    def of_codes(cls, values: Sequence[object], codes: Codes) -> "Column":
        """The column of distinct ``values`` and their places in each row (-1: blank)."""
        return _compacted(_objects(values), codes)

    @classmethod
    def of_text(cls, text: Any) -> "Column":
        """The column of an Arrow array of strings, in which null is blank."""
        return cls(None, None, text)

    @classmethod
    def blank(cls, length: int) -> "Column":
        return cls(_objects([]), np.full(length, -1, dtype=np.int32))

    @property
    def values(self) -> Objects:
        self._encode()
        return self._values  # type: ignore[return-value] # encoded just above

    @property
    def codes(self) -> Codes:
        self._encode()
        return self._codes  # type: ignore[return-value] # encoded just above

    def encoded(self) -> "Column":
        self._encode()
        return self

    def _encode(self) -> None:
        if self._codes is None:
            encoded = self._text.dictionary_encode()
            self._codes = encoded.indices.fill_null(-1).to_numpy()
            self._values = encoded.dictionary.to_numpy(zero_copy_only=False)

    def __len__(self) -> int:
        return len(self._text if self._codes is None else self._codes)

    def __getitem__(self, row: int) -> Cell:
        if self._codes is None:
            cell: Cell = self._text[row].as_py()
            return cell
        code = self._codes[row]
        return self.values[code] if code >= 0 else None

    @property
    def filled(self) -> Mask:
        """Which rows hold something."""
        if self._codes is None:
            return np.asarray(self._text.is_valid())
        return np.asarray(self._codes >= 0, dtype=np.bool_)

    @property
    def counts(self) -> npt.NDArray[np.int64]:
        """In how many rows each of the ``values`` stands."""
        return np.bincount(self.codes[self.codes >= 0], minlength=len(self.values)).astype(np.int64)

    @property
    def ids(self) -> npt.NDArray[np.int64]:
        """Equal where the cells are equal, below the number of rows, and -1 where they are blank."""
        if self._codes is None and all_distinct(self._text):
            return np.arange(len(self), dtype=np.int64)
        return self.codes.astype(np.int64)

    def texts(self, hint: str = "") -> list[tuple[str, int]]:
        """The different cells of text (with the pattern ``hint`` in any case), each with the number of its rows."""
        distinct_text = self.distinct_text() if hint and self.is_long else None
        if distinct_text is not None:
            return self.take(self.broadcast(prefilter(distinct_text, hint), False)).texts()
        pairs = zip(self.values, self.counts.tolist(), strict=True)
        found = ((value, count) for value, count in pairs if isinstance(value, str))
        return [(value, count) for value, count in found if not hint or re.search(hint, value, re.IGNORECASE)]

    def objects(self) -> Objects:
        """Every row's cell, ``None`` where it is blank."""
        if self._codes is None:
            return np.asarray(self._text.to_numpy(zero_copy_only=False))
        return _with_blank(self.values)[self.codes]

    def series(self) -> "pd.Series[str]":
        """Every row's cell of a column of text, in a form that frames take."""
        if self._codes is None:
            return pd.Series(self._text, dtype=_TEXT)
        places = pa.array(self._codes, mask=self._codes < 0)
        return pd.Series(pa.array(self.values, type=pa.string()).take(places), dtype=_TEXT)

    def distinct_text(self) -> Any:
        """The Arrow text over which a judgement is made at once (``broadcast`` brings it to the rows), or ``None``.

        It holds the distinct cells, or those of all rows while nobody needed them encoded.
        """
        if self._codes is None:
            return self._text
        try:
            return pa.array(self._values, type=pa.string())
        except (pa.ArrowTypeError, pa.ArrowInvalid):
            return None

    def broadcast(self, judged: npt.NDArray[Any], blank: object) -> npt.NDArray[Any]:
        """What was ``judged`` of the ``distinct_text``, for each row."""
        if self._codes is None:
            return np.where(self.filled, judged, np.array(blank, dtype=judged.dtype))
        return np.append(judged, np.array([blank], dtype=judged.dtype))[self._codes]

    @property
    def is_long(self) -> bool:
        """Whether looking at its cells one by one takes longer than a judgement over all at once."""
        return self.longer_than(_LONG)

    def longer_than(self, count: int) -> bool:
        """Whether more cells than ``count`` would have to be looked at."""
        return len(self._text if self._codes is None else self.values) > count

    def take(self, rows: Positions | Mask | slice) -> "Column":
        """Some of the rows; cells that stand in none of them are forgotten."""
        if self._codes is not None:
            return _compacted(self.values, self._codes[rows])
        if isinstance(rows, slice):
            return Column.of_text(self._text[rows])
        positions = np.flatnonzero(rows) if rows.dtype == np.bool_ else rows
        return Column.of_text(self._text.take(pa.array(positions)))

    def first(self, count: int) -> "Column":
        """The first filled cells."""
        rows = np.flatnonzero(self.take(slice(count)).filled)
        if len(rows) < min(count, len(self)):
            rows = np.flatnonzero(self.take(slice(count * 20)).filled)[:count]
        return self.take(rows)

    def first_values(self, count: int) -> Objects:
        """The first distinct cells."""
        early = self.take(slice(count * 4)) if self._codes is None else self
        return (early if len(early.values) >= count else self).values[:count]

    def map_cached(self, function: Callable[[object], Judgement]) -> "list[Judgement]":
        """``function`` of each of the ``values``, worked out once however often it is asked for."""
        if function not in self._judged:
            self._judged[function] = [function(value) for value in self.values]
        return self._judged[function]

    def map(self, function: Callable[[object], object]) -> "Column":
        """``function`` of each distinct cell; blank stays blank, and ``None`` becomes it."""
        mapped = Column.of(map(function, self.values))
        return Column(mapped.values, np.append(mapped.codes, np.int32(-1))[self.codes])

    def map_text(self, function: Callable[[object], str | None], keep: str) -> "Column":
        """The same for a function to text that leaves cells with the pattern ``keep`` as they are."""
        if not self.is_long or self._text is None:
            return self.map(function)
        others = np.flatnonzero(~matches(self._text, keep) & self.filled)
        if not len(others):
            return self
        changed = pa.array(self.take(others).map(function).objects(), type=pa.string())
        mask = np.zeros(len(self), dtype=np.bool_)
        mask[others] = True
        return Column.of_text(pc.replace_with_mask(self._text, pa.array(mask), changed))

    def where(self, holds: Callable[[object], object], hint: str | None = None) -> Mask:
        """Rows whose cell ``holds``; a blank one never does.

        Only text in which the pattern ``hint`` is found (whatever its case) can hold: the rest is not looked at.
        """
        distinct_text = self.distinct_text() if self.is_long else None
        if hint is not None and distinct_text is not None:
            hits = prefilter(distinct_text, hint)
            hits[hits] = Column.of_text(distinct_text.filter(pa.array(hits))).where(holds)
            return self.broadcast(hits, False)
        hits = np.fromiter((bool(holds(value)) for value in self.values), dtype=np.bool_, count=len(self.values))
        return self.broadcast(hits, False)

    def equals(self, cell: object) -> Mask:
        if self._codes is None and isinstance(cell, str):
            if max(cell, default="") > "9" and not beyond_digits(self._text):
                return np.zeros(len(self), dtype=np.bool_)
            return np.asarray(pc.equal(self._text, cell).fill_null(False))
        return self.where(lambda value: value == cell)

    def without(self, words: Callable[[object], object]) -> "Column":
        """The same column, blank where a cell is one of ``words``."""
        gone = self.where(words)
        return self.with_blanks(gone) if gone.any() else self

    def with_blanks(self, rows: Mask) -> "Column":
        return _compacted(self.values, np.where(rows, np.int32(-1), self.codes))

    def combine_with(self, other: "Column", function: Callable[[Cell, Cell], Cell]) -> "Column":
        """``function`` of each distinct pair of cells in one row."""
        pairs = self.codes * np.int64(len(other.values) + 1) + other.codes
        distinct, at = np.unique(pairs, return_inverse=True)
        left, right = np.divmod(distinct + 1, len(other.values) + 1)
        pair = zip(_with_blank(self.values)[left], _with_blank(other.values)[right - 1], strict=True)
        joined = Column.of(function(*cells) for cells in pair)
        return _compacted(joined.values, joined.codes[at])

    def coalesce(self, other: "Column | None") -> "Column":
        """Blank cells take those of ``other``."""
        blank = ~self.filled
        if other is None or not blank.any() or not other.filled[blank].any():
            return self
        return other if blank.all() else Column.of(np.where(blank, other.objects(), self.objects()))


def _code(cell: object, known: dict[tuple[type, object], int]) -> int:
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return -1
    return known.setdefault((type(cell), cell), len(known))


def _with_blank(values: Objects) -> Objects:
    """So that the code -1 finds ``None``."""
    return np.append(values, _objects([None]))


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
    if len(values) == 0 or (first[-1] < len(codes) and (first[:-1] < first[1:]).all()):
        return Column(values, codes)
    order = np.argsort(first, kind="stable")[: int((first < len(codes)).sum())]
    renamed = np.full(len(values) + 1, -1, dtype=np.int32)
    renamed[order] = np.arange(len(order))
    return Column(values[order], renamed[codes])
