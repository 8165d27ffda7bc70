"""Rows -> documents: what invoices and quotes have in common. Rejects rows it can't use, with a reason."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from snapshot.pipeline.documents.pack import conform, empty_frame
from snapshot.pipeline.documents.recognition import OTHER_KIND
from snapshot.pipeline.pack.extract.line_items import collapse, fill_down, group_rows
from snapshot.pipeline.pack.extract.table_reading import TableReading
from snapshot.pipeline.pack.schema.column_types import ColumnMeaning
from snapshot.pipeline.pack.schema.fields import PER_LINE
from snapshot.pipeline.pack.schema.row_kinds import row_kinds
from snapshot.pipeline.pack.values.column import Column, Mask
from snapshot.pipeline.pack.values.dates import Days

# (code, where, role): why some of the rows of a frame cannot be used, the first reason first.
Faults = Iterable[tuple[str, Mask, str]]


# No country taxes services higher than Hungary, at 27 percent.
HIGHEST_TAX = 0.27


@dataclass(frozen=True, slots=True)
class DocumentRules:
    """How one kind of document is read: its ``rows``, why some cannot be used, and the pack's ``columns``."""

    columns: Mapping[str, str]
    rows: Callable[[TableReading], pd.DataFrame]
    faults: Callable[[TableReading, pd.DataFrame], Faults]
    finished: Callable[[TableReading, pd.DataFrame], pd.DataFrame]


def read_documents(reading: TableReading, rules: DocumentRules) -> pd.DataFrame:
    """The table's documents in the columns of the pack, each number once. Sets aside what cannot be used."""
    if not len(reading):
        return empty_frame(rules.columns)
    frame = rules.rows(reading)
    reading.set_aside.add(OTHER_KIND, frame["other"].to_numpy(), None, reading.header("type"))
    documents = to_documents(reading, frame, lambda rows: rules.faults(reading, rows))
    return conform(rules.finished(reading, documents), rules.columns)


def row_types(reading: TableReading) -> Column:
    """What each row is (invoice, credit_note, quote, payment ...), ``None`` where nothing says it."""
    return row_kinds(reading.category, reading.roles, reading.records, reading.answers)


def status_column(reading: TableReading) -> ColumnMeaning | None:
    """The column whose words decide how a document stands."""
    return reading.roles.by_role.get("status") or reading.roles.by_role.get("paid_mark")


def missing_days(length: int) -> Days:
    return np.full(length, np.datetime64("NaT", "s"))


def base_columns(reading: TableReading, day_roles: tuple[str, ...]) -> dict[str, Any]:
    """The columns that invoices and quotes share; the document's day is the first filled of ``day_roles``."""
    day, bad_day = missing_days(len(reading)), np.zeros(len(reading), dtype=bool)
    for role in day_roles:
        parsed, bad = reading.days(role)
        bad_day |= bad & np.isnat(day)
        day = np.where(np.isnat(day), parsed, day)
    total, bad_total = total_cents(reading)
    line, bad_line = line_cents(reading)
    return {
        "number": reading.numbers().series(),
        "number_id": reading.numbers().ids,
        "customer": reading.customers().series(),
        "day": day,
        "job": reading.jobs().series(),
        "total": total,
        "net": net_cents(reading),
        "line_total": line,
        "bad_day": bad_day,
        "bad_total": bad_total,
        "bad_line": bad_line,
        "row": reading.row_numbers(),
        "at": np.arange(len(reading)),
    }


def total_cents(reading: TableReading) -> tuple["pd.Series[int]", Mask]:
    """What the customer was asked to pay: the total; where there is none, net and tax together."""
    total, bad = reading.cents("total")
    if not (total.isna() & ~bad).any():
        return total, bad
    net, bad_net = reading.cents("net")
    tax, bad_tax = reading.cents("tax")
    summed = net + tax.fillna(0)
    fill = total.isna() & ~bad
    return total.where(~fill, summed), bad | (fill.to_numpy() & (bad_net | bad_tax))


def net_cents(reading: TableReading) -> "pd.Series[int]":
    """The total without tax, where a column says it or the tax; missing elsewhere."""
    net, total, tax = (_aside(reading, role) for role in ("net", "total", "tax"))
    return net.fillna(total - tax)


def _aside(reading: TableReading, role: str) -> "pd.Series[int]":
    """Amounts that nothing hangs on: a cell that cannot be read is no fault of its row."""
    found = reading.roles.by_role.get(role)
    return reading.amounts(found)[0] if found else pd.Series(pd.array([pd.NA] * len(reading), dtype="Int64"))


def plausible_net(net: "pd.Series[int]", total: "pd.Series[int]") -> "pd.Series[int]":
    """``net`` with the sign of ``total``; missing where the two are no amount with and without one tax."""
    without, asked = net.abs(), total.abs()
    fits = (without <= asked) & (without * (1 + HIGHEST_TAX) >= asked)
    below = (total < 0).fillna(False).to_numpy(bool)
    return (without * np.where(below, -1, 1)).where(fits.fillna(False), pd.NA)


def line_cents(reading: TableReading) -> tuple["pd.Series[int]", Mask]:
    """One line's amount: its total, its amount before tax and its tax, or how many at which price."""
    line, bad = reading.cents("line_total")
    found = reading.roles.by_role.get("line_total")
    if found is None and reading.roles.has("quantity") and not reading.roles.has("total", "net", "balance"):
        price, bad_price = reading.cents("unit_price")
        count, bad_count = reading.cents("quantity")
        return _product(count, price), bad_price | bad_count
    if found is not None and found.meaning == "line_amount" and reading.roles.has("line_tax"):
        tax, bad_tax = reading.cents("line_tax")
        return line + tax.fillna(0), bad | bad_tax
    return line, bad


def _product(count: "pd.Series[int]", price: "pd.Series[int]") -> "pd.Series[int]":
    """Hundredths of pieces times cents, in cents."""
    return (count * price + 50) // 100


def to_documents(reading: TableReading, frame: pd.DataFrame, faults: Callable[[pd.DataFrame], Faults]) -> pd.DataFrame:
    """One row per usable document. Rows that cannot be used are set aside with their reason.

    Where lines are added up, one bad line sets the whole document aside: its sum would be silently wrong.
    """
    has_lines = reading.roles.has(*PER_LINE)
    frame = fill_down(frame, has_lines)
    # A row that shifted is no line of its document, but its document misses it.
    shifted = reading.set_aside.mask
    if shifted.any():
        frame = frame.assign(bad_line=frame["bad_line"] | shifted, bad_total=frame["bad_total"] | shifted)
    grouping = group_rows(frame, has_lines, "day")
    frame = frame.assign(key=grouping.key)
    if grouping.summed:
        return _usable(reading, frame, collapse(frame, summed=True), faults)
    good = _usable(reading, frame, frame, faults)
    gone = shifted[good["at"].to_numpy()]
    return collapse(good[~gone] if gone.any() else good, summed=False)


def _usable(
    reading: TableReading, rows: pd.DataFrame, documents: pd.DataFrame, faults: Callable[[pd.DataFrame], Faults]
) -> pd.DataFrame:
    bad = np.zeros(len(documents), dtype=bool)
    for code, where, role in faults(documents):
        mask = np.asarray(where, dtype=bool)
        if not mask.any():
            continue
        spoilt = rows[rows["key"].isin(documents.loc[mask, "key"])]
        if code == "unreadable_amount" and len(documents) < len(rows):
            # The other lines of the document are readable, but not its sum.
            _set_aside(reading, code, spoilt[spoilt["bad_line"] | spoilt["bad_total"]], role)
            _set_aside(reading, "unreadable_line", spoilt, role)
        else:
            _set_aside(reading, code, spoilt, role)
        bad |= mask
    return documents[~bad].reset_index(drop=True) if bad.any() else documents


def countable(rows: pd.DataFrame) -> Mask:
    """Rows of the table's own kind that count: drafts and voids do not."""
    return ~np.asarray(rows["word"].isin(["draft", "void"]) | rows["other"], dtype=np.bool_)


def _set_aside(reading: TableReading, code: str, rows: pd.DataFrame, role: str) -> None:
    where = np.zeros(len(reading), dtype=bool)
    where[rows["at"].to_numpy()] = True
    reading.set_aside.add(code, where, reading.cells(role), reading.header(role))
