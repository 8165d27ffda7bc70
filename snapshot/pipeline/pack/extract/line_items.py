"""Rows -> one row per document: single rows, lines that repeat the total, or line items to add up."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

_SUMS = ("total", "balance", "amount_paid", "net", "tax")


@dataclass(frozen=True, slots=True)
class Grouping:
    """``key`` is the document of each row; ``summed``: lines are added up, so one bad line spoils the document."""

    key: npt.NDArray[np.int64]
    summed: bool


def fill_down(frame: pd.DataFrame, has_lines: bool) -> pd.DataFrame:
    """Lines that leave the number, the day and the customer to the first line of their document."""
    if not has_lines or "number" not in frame or frame["number"].notna().all():
        return frame
    line = frame["number"].isna() & frame["day"].isna() & frame["line_total"].notna()
    if not line.any():
        return frame
    frame = frame.copy()
    for name, head in (("number", frame["number"]), ("number_id", frame["number_id"].where(frame["number_id"] >= 0))):
        frame[name] = frame[name].where(~line, head.ffill())
    frame["number_id"] = frame["number_id"].fillna(-1).astype("int64")
    frame.loc[line, "total"] = pd.NA
    return frame


def group_rows(frame: pd.DataFrame, has_lines: bool, day: str) -> Grouping:
    """Which rows are one document.

    Rows without a number are each their own. The same number at another customer on another day is another document:
    the owner's series began anew.
    """
    number = frame["number_id"]
    repeated = (number >= 0) & number.duplicated(keep=False)
    key = pd.Series(np.arange(len(frame)), index=frame.index, dtype="int64")
    if not repeated.any():
        return Grouping(key.to_numpy(), False)
    rows = frame[repeated]
    by_number = rows.groupby([number[repeated], rows["kind"]], sort=False)
    mixed = (by_number["customer"].transform("nunique") > 1) & (by_number[day].transform("nunique") > 1)
    who = rows["customer"].astype("object").where(mixed, "")
    groups = rows.groupby([number[repeated], rows["kind"], who], sort=False, dropna=False)
    key[repeated] = groups.ngroup().to_numpy() + len(frame)
    return Grouping(key.to_numpy(), has_lines or _lines_of_amounts(rows, groups, day))


def _lines_of_amounts(rows: pd.DataFrame, groups: Any, day: str) -> bool:
    """Without columns of lines: the same number on the same day with different amounts, mostly."""
    several = groups["total"].transform("nunique") > 1
    same_day = groups[day].transform("nunique") <= 1
    return bool(len(rows) and (several & same_day).mean() > 0.5)


def collapse(frame: pd.DataFrame, *, summed: bool) -> pd.DataFrame:
    """One row per document (by its ``key``). ``bad_total`` marks sums that miss an unreadable line."""
    if not frame["key"].duplicated().any():
        return _filled_totals(frame).reset_index(drop=True)
    return _added_up(frame) if summed else _furthest(_filled_totals(frame))


def _added_up(frame: pd.DataFrame) -> pd.DataFrame:
    repeated = _total_repeated(frame)
    groups = frame.groupby("key", sort=False)
    document = groups.agg({name: _how(name) for name in frame.columns if name != "key"}).reset_index()
    for name in _SUMS:
        if name in frame and not (repeated if name == "total" else _same_on_lines(groups, name)):
            document[name] = groups[name].sum(min_count=1).to_numpy()
    if repeated:
        return document.assign(bad_total=document["bad_total"] & document["total"].isna())
    if frame["line_total"].notna().any():
        document["total"] = groups["line_total"].sum(min_count=1).array
        document["bad_total"] = groups["bad_line"].max().to_numpy()
    return document


def _how(name: str) -> str:
    """The first filled cell of a document's lines holds for it; a doubt on one line is a doubt on all."""
    return "max" if name.startswith("bad_") else "first"


def _total_repeated(frame: pd.DataFrame) -> bool:
    """The total is the document's when it is the same on all lines of (nearly) every document with several lines."""
    if frame["total"].isna().all():
        return False
    several = frame[frame["key"].duplicated(keep=False)]
    return bool((several.groupby("key")["total"].nunique() <= 1).mean() > 0.5)


def _same_on_lines(groups: Any, name: str) -> bool:
    return bool((groups[name].nunique() <= 1).mean() > 0.5)


def _filled_totals(frame: pd.DataFrame) -> pd.DataFrame:
    """A document of one line without a total of its own is that line."""
    from_line = frame["total"].isna()
    if not from_line.any():
        return frame
    return frame.assign(
        total=frame["total"].fillna(frame["line_total"]), bad_total=frame["bad_total"] | (from_line & frame["bad_line"])
    )


PROGRESS = {
    "draft": 0,
    "sent": 1,
    "open": 1,
    "expired": 2,
    "declined": 3,
    "approved": 4,
    "paid": 4,
    "written_off": 5,
    "refunded": 6,
    "void": 7,
}


def _furthest(frame: pd.DataFrame) -> pd.DataFrame:
    """Of rows that repeat a document the one further along; then the later row.

    Rows that are due on different days are installments: what is left of one is left of the document.
    """
    progress = frame["word"].map(PROGRESS).fillna(1).astype(float)
    if "due" in frame:
        parts = frame.groupby("key", sort=False)["due"].transform("nunique") > 1
        progress = progress.mask(parts & (progress == PROGRESS["open"]), PROGRESS["paid"] + 0.5)
    ordered = frame.assign(progress=progress).sort_values(["key", "progress"], kind="stable")
    chosen = ordered.groupby("key", sort=False).tail(1).sort_values("row")
    return chosen.drop(columns="progress").reset_index(drop=True)
