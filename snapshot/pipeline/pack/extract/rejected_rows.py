"""Collects rejected rows with their reason. Out: exact counts per reason, and a limited list of rows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from snapshot.pipeline.documents.recognition import (
    NOT_RECEIVED,
    OTHER_CURRENCY,
    OTHER_KIND,
    RowIssue,
    SetAsideRows,
    row_ranges,
)
from snapshot.pipeline.pack.values.column import Column
from snapshot.pipeline.pack.values.value_profile import ERROR_CELL
from snapshot.wording import file_problems as wording

# What a cell may look like to be quoted: a day, a small amount, a spreadsheet's error. Never letters, never a phone.
_QUOTABLE = re.compile(r"^(\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|[($€£-]{0,3}\d{1,6}(?:[.,]\d{1,3}){0,2}\)?)$")

SENTENCES: Mapping[str, str] = {
    "extra_fields": wording.EXTRA_FIELDS,
    "shifted_fields": wording.SHIFTED_FIELDS,
    OTHER_KIND: wording.OTHER_KIND,
    NOT_RECEIVED: wording.NOT_RECEIVED,
    OTHER_CURRENCY: wording.OTHER_CURRENCY,
    "no_date": wording.NO_DATE,
    "no_amount": wording.NO_AMOUNT,
    "no_customer": wording.NO_CUSTOMER,
    "unreadable_date": wording.UNREADABLE_DATE,
    "unreadable_amount": wording.UNREADABLE_AMOUNT,
    "unreadable_line": wording.UNREADABLE_LINE,
    "future_date": wording.FUTURE_DATE,
}


def quotable(cell: object) -> str | None:
    """The cell as it may be shown, or ``None``."""
    if not isinstance(cell, str) or not (_QUOTABLE.match(cell) or ERROR_CELL.match(cell)):
        return None
    return cell if len(cell) <= 12 else f"{cell[:11]}…"


@dataclass(slots=True)
class RejectedRows:
    """Collects one reason per row of one table; the first reason of a row stays."""

    row_numbers: npt.NDArray[np.int64]
    reasons: npt.NDArray[np.object_] = field(init=False)
    cells: npt.NDArray[np.object_] = field(init=False)
    headers: npt.NDArray[np.object_] = field(init=False)
    _taken: npt.NDArray[np.bool_] = field(init=False)

    def __post_init__(self) -> None:
        self.reasons = np.full(len(self.row_numbers), None, dtype=object)
        self.cells = np.full(len(self.row_numbers), None, dtype=object)
        self.headers = np.full(len(self.row_numbers), None, dtype=object)
        self._taken = np.zeros(len(self.row_numbers), dtype=np.bool_)

    @property
    def mask(self) -> npt.NDArray[np.bool_]:
        return self._taken.copy()

    def add(
        self, code: str, where: npt.NDArray[np.bool_], column: Column | None = None, header: str | None = None
    ) -> None:
        new = where & ~self._taken
        if not new.any():
            return
        self._taken |= new
        self.reasons[new] = code
        self.headers[new] = header
        if column is not None:
            self.cells[new] = column.take(new).objects()

    def issues(self, limit: int) -> tuple[RowIssue, ...]:
        rows = np.flatnonzero(self.mask)[:limit]
        return tuple(self._issue(int(at)) for at in rows)

    def _issue(self, at: int) -> RowIssue:
        code = str(self.reasons[at])
        message = wording.with_cell(SENTENCES[code], quotable(self.cells[at]))
        return RowIssue(code=code, row=int(self.row_numbers[at]), column=self.headers[at], message=message)


def set_aside_rows(set_aside: RejectedRows, sheet: str | None) -> tuple[SetAsideRows, ...]:
    """One entry per cause and column, in the order of their first rows; its sentence quotes no cell."""
    at = np.flatnonzero(set_aside.mask)
    rows = pd.DataFrame(
        {"code": set_aside.reasons[at], "column": set_aside.headers[at], "row": set_aside.row_numbers[at]}
    )
    return tuple(
        SetAsideRows(
            code=str(code),
            message=wording.with_cell(SENTENCES[str(code)], None),
            column=column if isinstance(column, str) else None,
            sheet=sheet,
            count=len(numbers),
            ranges=row_ranges(sorted(set(numbers.tolist()))),
        )
        for (code, column), numbers in rows.groupby(["code", "column"], dropna=False, sort=False)["row"]
    )
