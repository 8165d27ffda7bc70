"""Documents of all files -> each document once; links between them in one form."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from snapshot.pipeline.documents.pack import FRAME_COLUMNS, conform, empty_frame
from snapshot.pipeline.documents.recognition import Category
from snapshot.pipeline.pack.extract.line_items import PROGRESS
from snapshot.pipeline.pack.schema.fields import DAY_OF
from snapshot.pipeline.pack.values.document_numbers import join_links

# Two documents with one number whose days lie further apart than this, at different customers, are two documents.
_SAME_SERIES_DAYS = 60


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
    number = frame["number"].astype(object)
    groups = frame.assign(kind=kind).groupby([number, kind], sort=False)
    spread = (groups[DAY_OF[name]].transform("max") - groups[DAY_OF[name]].transform("min")).dt.days > _SAME_SERIES_DAYS
    other = (groups["customer"].transform("nunique") > 1) & spread
    series = frame["customer"].astype(object).where(other.reindex(frame.index).fillna(False).astype(bool), "")
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


def link_quotes(invoices: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """Quote links of invoices in the form in which the quotes themselves are numbered."""
    if not len(invoices) or not len(quotes):
        return invoices
    return invoices.assign(quote_number=join_links(invoices["quote_number"], quotes["number"].dropna()))
