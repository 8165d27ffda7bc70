"""One file -> the documents whose own arithmetic fails, where it holds for nearly all others.

Net and tax are the total; what was paid and what is left are the total; the lines add up to it; nothing is paid or due
before it was issued. Where a fifth of the documents fail, the columns mean something else, and nothing is said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from snapshot.pipeline.documents.recognition import Proof, ProofKind, RowIssue
from snapshot.pipeline.pack.extract.table_reading import SourceFile, TableReading
from snapshot.pipeline.pack.report.table_parts import Part, parts_of
from snapshot.pipeline.pack.report.totals import SENT
from snapshot.pipeline.pack.schema.column_types import ColumnMeaning
from snapshot.pipeline.pack.values.amounts import cents_or_nan
from snapshot.pipeline.pack.values.column import Mask
from snapshot.wording import proofs as wording

Floats = npt.NDArray[np.float64]
# Documents that are checked. The rows of an owner's slips are for reading, and a million are never read.
_LOOKED_AT = 5_000
_FEW = 0.2
_LISTED = 20  # rows of one identity
_ROUNDING = 1  # cent
# What else may stand between the total and its parts.
_BESIDE = ("discount", "tip", "fee", "deposit", "credited", "refund")


@dataclass(frozen=True, slots=True)
class CheckedRows:
    """How many documents were checked, and the owner's ``rows`` of those that fail."""

    what: ProofKind
    checked: int
    rows: tuple[int, ...]
    sheet: str | None

    @property
    def proof(self) -> Proof:
        return Proof(what=self.what, file_says=self.checked, we_read=self.checked - len(self.rows), agrees=False)

    def issues(self) -> tuple[RowIssue, ...]:
        message = wording.row_contradicts(self.what)
        return tuple(
            RowIssue(code=self.what, row=row, column=None, message=message, sheet=self.sheet)
            for row in self.rows[:_LISTED]
        )


def failing_rows(file: SourceFile) -> list[CheckedRows]:
    """The identities that hold for most documents of a table, and fail for some."""
    found = []
    for part in parts_of(file):
        if part.reading.category != "payments":
            for what, rows, valid, holds in _checks(part):
                checked, failing = int(valid.sum()), rows[valid & ~holds]
                if 0 < len(failing) < _FEW * checked:
                    found.append(CheckedRows(what, checked, tuple(failing.tolist()), part.reading.table.sheet))
    return found


# (what, the owner's row of each document, whether it can be checked, whether it holds)
_Check = tuple[ProofKind, npt.NDArray[np.int64], Mask, Mask]


def _checks(part: Part) -> Iterator[_Check]:
    first = part.documents.head(_LOOKED_AT)
    documents = first[_settles_normally(first)]
    rows = documents["row"].to_numpy(dtype=np.int64)
    if not len(rows):
        return
    days: tuple[tuple[ProofKind, str], ...] = (("paid_after_issued", "paid"), ("due_after_issued", "due"))
    for what, day in days:
        if day in documents:
            yield _in_order(what, rows, documents["issued"], documents[day])
    one_row_each = len(part.documents) + int(part.reading.set_aside.mask.sum()) == len(part.reading)
    if one_row_each:
        yield from _of_amounts(part.reading, rows)
    elif part.reading.roles.has("total") and part.reading.roles.has("line_total"):
        yield _lines(part.reading)


def _settles_normally(documents: pd.DataFrame) -> Mask:
    """Not what was voided, written off or given back: its balance and its payments tell of that."""
    if "kind" not in documents:
        return np.asarray(documents["state"].isin(SENT), dtype=np.bool_)
    return np.asarray((documents["kind"] == "invoice") & documents["state"].isin(["open", "paid"]), dtype=np.bool_)


def _in_order(
    what: ProofKind, rows: npt.NDArray[np.int64], first: "pd.Series[pd.Timestamp]", then: "pd.Series[pd.Timestamp]"
) -> _Check:
    earlier, later = first.to_numpy().astype("datetime64[D]"), then.to_numpy().astype("datetime64[D]")
    return what, rows, ~np.isnat(earlier) & ~np.isnat(later), earlier <= later


def _of_amounts(reading: TableReading, rows: npt.NDArray[np.int64]) -> Iterator[_Check]:
    at = np.searchsorted(reading.row_numbers(), rows)
    total = _cents(reading, reading.column_for_role("total"), at)
    beside = [_cents(reading, column, at) for column in reading.roles.all_columns if column.meaning in _BESIDE]
    pairs: tuple[tuple[ProofKind, str, str], ...] = (
        ("net_and_tax", "net", "tax"),
        ("paid_and_balance", "balance", "amount_paid"),
    )
    for what, one, other in pairs:
        if reading.roles.has("total") and reading.roles.has(one) and reading.roles.has(other):
            first, second = (_cents(reading, reading.column_for_role(role), at) for role in (one, other))
            rest = np.abs(total) - np.abs(np.nan_to_num(first)) - np.abs(np.nan_to_num(second))
            yield what, rows, ~np.isnan(total) & ~np.isnan(first), _explained(rest, beside)


def _cents(reading: TableReading, column: ColumnMeaning | None, at: npt.NDArray[np.int64]) -> Floats:
    if column is None:
        return np.full(len(at), np.nan)
    return cents_or_nan(reading.records.of(column.column).take(at), reading.decimal)


def _explained(rest: Floats, beside: Sequence[Floats]) -> Mask:
    """Whether nothing is left, or what stands in one of the other columns, or in all of them."""
    amounts = [np.abs(np.nan_to_num(column)) for column in beside]
    sums = [np.zeros(len(rest)), *amounts, *([np.sum(amounts, axis=0)] if len(amounts) > 1 else [])]
    return np.asarray(np.any([np.abs(np.abs(rest) - one) <= _ROUNDING for one in sums], axis=0), dtype=np.bool_)


def _lines(reading: TableReading) -> _Check:
    """Each document's lines, alone or with their tax, beside the total that its first line holds."""
    rows = np.flatnonzero(~reading.set_aside.mask & (reading.numbers().ids >= 0))[:_LOOKED_AT]
    names = ("total", "line_total", "line_tax", "tax")
    cells = {name: _cents(reading, reading.column_for_role(name), rows) for name in names}
    frame = pd.DataFrame({**cells, "row": reading.row_numbers()[rows]})
    documents = frame.groupby(reading.numbers().ids[rows], sort=False)
    total, tax = documents["total"].first(), documents["tax"].first().fillna(0)
    lines, of_lines = documents["line_total"].sum(), documents["line_tax"].sum()
    rest = (total - lines).to_numpy()
    holds = _explained(rest, [of_lines.to_numpy(), tax.to_numpy()])
    return "lines", documents["row"].first().to_numpy(dtype=np.int64), total.notna().to_numpy(), holds
