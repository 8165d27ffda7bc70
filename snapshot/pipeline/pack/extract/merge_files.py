"""Documents of all files -> each document once; links between them in one form."""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from snapshot.pipeline.documents.pack import FRAME_COLUMNS, conform, empty_frame
from snapshot.pipeline.documents.recognition import Category
from snapshot.pipeline.pack.extract.line_items import PROGRESS
from snapshot.pipeline.pack.schema.fields import DAY_OF
from snapshot.pipeline.pack.values.document_numbers import join_links

# The same customer's number may come again in the next year's series.
_SAME_SERIES_DAYS = 60
_STARTS_WITH_ZERO = r"^[A-Z]{0,8}-?0+\d"
_ZEROS = re.compile(r"^([A-Z]{0,8}-?)0+(?=\d)")


def merge_documents(name: Category, frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Invoices or quotes of all tables: one document in two files counts once, the one further along holds.

    What the copy that holds does not know (a due date, a link) is taken from the other.
    """
    frames = [frame for frame in frames if len(frame)]
    if not frames:
        return empty_frame(FRAME_COLUMNS[name])
    if len(frames) == 1:
        return frames[0]
    together = pd.concat(frames, ignore_index=True)
    keyed = together.assign(key=_keys(name, together), progress=together["state"].map(PROGRESS).fillna(1))
    if name == "invoices":
        # Less left to pay is further along; descending progress puts the furthest first.
        keyed["rest"] = keyed["balance_cents"].abs()
    order = ["progress", "rest", "file"] if name == "invoices" else ["progress", "file"]
    ascending = [False, True, False] if name == "invoices" else [False, False]
    ranked = keyed.sort_values(order, ascending=ascending, kind="stable")
    merged = ranked.groupby("key", sort=False).first().sort_values(["file", "row"])
    return conform(merged, FRAME_COLUMNS[name])


def _keys(name: Category, frame: pd.DataFrame) -> np.ndarray:
    """The same number is the same document; without a number the same customer, day and amount in *another* table."""
    day = frame[DAY_OF[name]]
    kind = frame["kind"] if "kind" in frame else pd.Series("quote", index=frame.index)
    number = _without_zeros(frame["number"])
    series = _series(frame.assign(number=number, kind=kind, day=day))
    twin = pd.DataFrame({"customer": frame["customer"], "day": day, "total": frame["total_cents"], "kind": kind})
    nth = twin.assign(file=frame["file"]).groupby([*twin.columns, "file"], dropna=False, sort=False).cumcount()
    parts = pd.DataFrame(
        {
            "number": number.where(number.notna(), ""),
            "kind": kind,
            "series": series.where(number.notna(), ""),
            "twin": pd.Series(
                twin.assign(nth=nth).groupby([*twin.columns, "nth"], dropna=False, sort=False).ngroup(),
                index=frame.index,
            ).where(number.isna(), -1),
        }
    )
    return parts.groupby(list(parts.columns), dropna=False, sort=False).ngroup().to_numpy()


def _without_zeros(numbers: "pd.Series[str]") -> "pd.Series[str]":
    """ "0075" in one list is 75 in another."""
    found = numbers.astype(object)
    zeros = numbers.str.contains(_STARTS_WITH_ZERO, na=False).to_numpy(dtype=bool)
    if not zeros.any():
        return found
    return found.where(~zeros, found[zeros].map(lambda number: _ZEROS.sub(r"\1", number)))


def _series(frame: pd.DataFrame) -> "pd.Series[int]":
    """Which of the documents with one number are one: 0 for most, counted on where they cannot be.

    Two firms, and two years of one, count from the same number on: there neither the customer nor day and amount agree.
    """
    series = pd.Series(0, index=frame.index, dtype="int64")
    again = frame["number"].notna() & frame.duplicated(["number", "kind"], keep=False)
    told = frame[again].groupby(["number", "kind"], sort=False)
    differ = (told["customer"].transform("nunique") > 1) | (told["day"].transform("nunique") > 1)
    for _, rows in frame.loc[differ[differ].index].groupby(["number", "kind"], sort=False):
        series.loc[rows.index] = np.array(_clusters(rows), dtype=np.int64)
    return series


def _clusters(rows: pd.DataFrame) -> list[int]:
    """The number of the cluster of each row; a row joins the first one of which a row is the same document."""
    found: list[list[tuple[object, ...]]] = []
    clusters = []
    for row in rows[["customer", "day", "total_cents"]].itertuples(index=False, name=None):
        at = next((at for at, cluster in enumerate(found) if any(_same(row, other) for other in cluster)), len(found))
        found[at:] = [*found[at:], []] if at == len(found) else found[at:]
        found[at].append(row)
        clusters.append(at)
    return clusters


def _same(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    """Two of three agree, or the customer does and the days are near; what one of them does not know does not speak."""
    (who, day, total), (whose, days, totals) = one, other
    near = pd.isna(day) or pd.isna(days) or abs((day - days).days) <= _SAME_SERIES_DAYS
    customer = pd.isna(who) or pd.isna(whose) or who == whose
    return bool((customer and (near or total == totals)) or (day == days and total == totals))


def link_quotes(invoices: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """Quote links of invoices in the form in which the quotes themselves are numbered."""
    if not len(invoices) or not len(quotes):
        return invoices
    return invoices.assign(quote_number=join_links(invoices["quote_number"], quotes["number"].dropna()))
