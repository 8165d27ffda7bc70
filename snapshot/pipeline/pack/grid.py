"""Cells before and after the header row is known.

A cell is what the file gave: text, a typed value from a workbook, or ``None`` when it is blank.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

Cell = str | int | float | bool | date | None
Column = npt.NDArray[np.object_]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Grid:
    """All rows of one text file or one visible sheet; the first has the owner's row number 1."""

    rows: list[list[Cell]]
    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    nul_characters: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """The rows below a header. ``row_numbers`` are those of the owner's own file.

    ``title`` is the text above the header (never shown: it can hold a name). ``too_long`` marks rows with more filled
    fields than the header has.
    """

    header: tuple[str, ...]
    columns: tuple[Column, ...]
    row_numbers: npt.NDArray[np.int64]
    header_row: int
    too_long: Mask
    title: str = ""
    sheet: str | None = None
    grid: Grid = field(default_factory=lambda: Grid([]))

    def __len__(self) -> int:
        return len(self.row_numbers)


def filled(column: Column) -> Mask:
    """Which cells hold something."""
    return np.asarray(pd.notna(column), dtype=np.bool_)


def mapped(column: Column, function: Callable[[object], object]) -> Column:
    """``function`` over the distinct cells of a column; blank cells stay ``None``."""
    codes, uniques = pd.factorize(column, use_na_sentinel=True)
    values = np.empty(len(uniques) + 1, dtype=object)
    values[:] = [*(function(value) for value in uniques), None]
    return values[codes]
