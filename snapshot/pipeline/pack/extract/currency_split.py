"""Documents of several currencies -> those of each currency. Sums never mix them."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from snapshot.pipeline.documents.recognition import OTHER_CURRENCY, Category
from snapshot.pipeline.pack.extract import merge_files, payments
from snapshot.pipeline.pack.extract.table_reading import SourceFile, TableReading

# Lists whose documents have an amount that is added up.
MONEY: tuple[Category, ...] = ("invoices", "quotes", "payments")
# By the name of the currency ("" where no file names it) the documents of each kind, each document once.
ByCurrency = Mapping[str, Mapping[str, pd.DataFrame]]


def has_several(opened: Sequence[SourceFile]) -> bool:
    """Whether the amounts of the upload are in more than one currency."""
    return len(_currencies(opened)) > 1


def usual_currency(file: SourceFile) -> str:
    """The currency of most of the file's records; "" where nothing names it."""
    found: Counter[str] = Counter()
    for reading in file.readings:
        found.update(dict(zip(map(str, reading.currencies.values), reading.currencies.counts.tolist(), strict=True)))
        found[""] += int((~reading.currencies.filled).sum())
    return max(found, key=lambda name: found[name], default="")


def split(opened: Sequence[SourceFile]) -> ByCurrency:
    """The merged documents of each currency, in the order in which the files name them."""
    found = _currencies(opened) or [""]
    parts: dict[str, dict[str, list[pd.DataFrame]]] = {one: {kind: [] for kind in MONEY} for one in found}
    for file in opened:
        for reading, (kind, frame) in built(file):
            if kind in MONEY:
                for currency, rows in _of_frame(reading, frame).items():
                    parts[currency][kind].append(rows)
    return {currency: _merged(frames) for currency, frames in parts.items()}


def built(file: SourceFile) -> list[tuple[TableReading, tuple[str, pd.DataFrame]]]:
    """The tables of which documents were built, with these."""
    readings = [reading for reading in file.readings if reading.category != "unknown"]
    return list(zip(readings, file.frames, strict=False))


def set_aside(opened: Sequence[SourceFile], measured: str) -> None:
    """Say of each row in another currency why it is not used. A file's own sums are in its first that is left."""
    for file in opened:
        rows = [(reading, _names(reading)) for reading, (kind, _) in built(file) if kind in MONEY]
        named = [str(name) for _, names in rows for name in names[:1]]
        file.currency = measured if any((names == measured).any() for _, names in rows) else next(iter(named), measured)
        for reading, names in rows:
            reading.set_aside.add(OTHER_CURRENCY, names != measured, None, reading.header("currency"))


def in_currency(file: SourceFile) -> list[tuple[str, pd.DataFrame]]:
    """The file's documents in the one currency that its sums are in, and those without an amount."""
    return [
        (kind, _of_frame(reading, frame).get(file.currency, frame.head(0)) if kind in MONEY else frame)
        for reading, (kind, frame) in built(file)
    ]


def _currencies(opened: Sequence[SourceFile]) -> list[str]:
    readings = [reading for file in opened for reading in file.readings if reading.category in MONEY and len(reading)]
    return list(dict.fromkeys(name for reading in readings for name in _named(reading)))


def _named(reading: TableReading) -> list[str]:
    blank = [] if reading.currencies.filled.all() else [""]
    return [*map(str, reading.currencies.values), *blank]


def _names(reading: TableReading) -> npt.NDArray[np.object_]:
    """The currency of each record; "" where nothing names it."""
    return np.where(reading.currencies.filled, reading.currencies.objects(), "")


def _of_frame(reading: TableReading, frame: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The documents by currency, each in that of its (first) row."""
    named = _named(reading)
    if len(named) < 2 or not len(frame):
        return {named[0]: frame} if named else {}
    at = np.searchsorted(reading.row_numbers(), frame["row"].to_numpy())
    names = _names(reading)[at]
    return {one: frame[names == one].reset_index(drop=True) for one in named}


def _merged(frames: Mapping[str, Sequence[pd.DataFrame]]) -> dict[str, pd.DataFrame]:
    return {
        "invoices": merge_files.merge_documents("invoices", frames["invoices"]),
        "quotes": merge_files.merge_documents("quotes", frames["quotes"]),
        "payments": payments.merge_payments(frames["payments"]),
    }
