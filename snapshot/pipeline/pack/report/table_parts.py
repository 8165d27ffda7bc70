"""One file -> its tables with their documents, and what these add up to above each row.

A tool's footer may add up all rows, or leave drafts, voids or credit notes out: each is one way to count.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from snapshot.pipeline.pack.extract.table_reading import SourceFile, TableReading
from snapshot.pipeline.pack.report.totals import ISSUED, SENT
from snapshot.pipeline.pack.schema.column_types import ColumnMeaning
from snapshot.pipeline.pack.values.column import Mask

Numbers = npt.NDArray[np.int64]
# What a footer adds up: the first of these columns that is filled.
ASKED_FOR = ("total", "amount", "line_total", "net", "balance")


@dataclass(frozen=True, slots=True)
class Part:
    """One reading of a table and the documents built of it."""

    reading: TableReading
    documents: pd.DataFrame

    def column(self, *roles: str) -> ColumnMeaning | None:
        """The column of the first of the roles that has a filled one."""
        found = (self.reading.column_for_role(role) for role in roles)
        return next((column for column in found if column is not None and column.filled), None)

    def cents(self, name: str) -> "pd.Series[int]":
        """An amount of the documents; what was received is all that a payment has."""
        return self.documents["amount_cents" if self.reading.category == "payments" else name]

    @property
    def counted(self) -> Mask:
        """Which documents count: no drafts and no voids."""
        if "state" not in self.documents:
            return np.ones(len(self.documents), dtype=np.bool_)
        return np.asarray(self.documents["state"].isin([*ISSUED, *SENT]), dtype=np.bool_)


def parts_of(file: SourceFile) -> list[Part]:
    """The tables of which documents of money were built; none before they are built."""
    readings = [reading for reading in file.readings if reading.category != "unknown"]
    pairs = zip(readings, (frame for _, frame in file.frames), strict=False)
    return [Part(*pair) for pair in pairs if pair[0].category in ("invoices", "quotes", "payments") and len(pair[0])]


def tables_of(parts: Sequence[Part]) -> list[list[Part]]:
    """A table that was split by the type of its rows is one again: its footer adds up all of them."""
    same: defaultdict[tuple[int, int | None], list[Part]] = defaultdict(list)
    for part in parts:
        column = part.column(*ASKED_FOR)
        same[id(part.reading.table), None if column is None else column.index].append(part)
    return list(same.values())


def running_sums(parts: Sequence[Part], column: ColumnMeaning, of_documents: str | None) -> Iterator[Numbers]:
    """What stands above each row of the table, added up, in every way in which a tool may do it."""
    rows = [_whole(part.reading.amounts(column)[0]) for part in parts]
    yield _above(parts, rows, [np.ones(len(part.reading), dtype=np.bool_) for part in parts])
    if of_documents is not None:
        yield from _of_documents(parts, rows, [_whole(part.cents(of_documents)) for part in parts])


def running_counts(parts: Sequence[Part]) -> Iterator[Numbers]:
    """The same for how many there are."""
    rows = [np.ones(len(part.reading), dtype=np.int64) for part in parts]
    yield _above(parts, rows, [one.astype(np.bool_) for one in rows])
    yield from _of_documents(parts, rows, [np.ones(len(part.documents), dtype=np.int64) for part in parts])


def _whole(cents: "pd.Series[int]") -> Numbers:
    return np.asarray(cents.fillna(0), dtype=np.int64)


def _above(parts: Sequence[Part], numbers: Sequence[Numbers], chosen: Sequence[Mask]) -> Numbers:
    """The sum of the chosen records above each row of the table and, last, of all."""
    added = np.zeros(len(parts[0].reading.table) + 1, dtype=np.int64)
    for part, ours, rows in zip(parts, numbers, chosen, strict=True):
        added[part.reading.records.positions[rows] + 1] += ours[rows]
    return np.cumsum(added, dtype=np.int64)


def _of_documents(parts: Sequence[Part], rows: Sequence[Numbers], documents: Sequence[Numbers]) -> Iterator[Numbers]:
    """Each way of counting the documents; a file may also add what was set aside, or subtract it as payments."""
    at = [np.searchsorted(part.reading.row_numbers(), part.documents["row"].to_numpy()) for part in parts]
    aside = _above(parts, rows, [part.reading.set_aside.mask for part in parts])
    for ways in _choices([_ways_to_count(part) for part in parts]):
        chosen = zip(parts, at, documents, ways, strict=True)
        spread = [_spread(len(part.reading), places, ours, way) for part, places, ours, way in chosen]
        above = _above(parts, spread, [one != 0 for one in spread])
        yield above
        if aside[-1]:
            yield above + aside
            yield above - aside


def _spread(length: int, at: Numbers, numbers: Numbers, chosen: Mask) -> Numbers:
    """The chosen numbers on the records in which their documents stand."""
    spread = np.zeros(length, dtype=np.int64)
    spread[at[chosen]] = numbers[chosen]
    return spread


def _choices(ways: Sequence[Sequence[Mask]]) -> list[tuple[Mask, ...]]:
    """The same way for every part; and of several parts each alone."""
    every = [first for first, *_ in ways]
    alone = [tuple(mask & (at == only) for at, mask in enumerate(every)) for only in range(len(every))]
    return [*zip(*ways, strict=True), *(alone if len(every) > 1 else [])]


def _ways_to_count(part: Part) -> list[Mask]:
    """All documents, those that count, all but drafts, voids or what was given up; and these without credit notes."""
    frame = part.documents
    every = np.ones(len(frame), dtype=np.bool_)
    left_out = (("draft",), ("void",), ("draft", "void", "written_off", "refunded"))
    rest = [~np.asarray(frame["state"].isin(states), dtype=np.bool_) for states in left_out if "state" in frame]
    bill = np.asarray(frame["kind"] == "invoice", dtype=np.bool_) if "kind" in frame else every
    ways = [every, part.counted, *rest]
    return [*ways, *(way & bill for way in ways)]
