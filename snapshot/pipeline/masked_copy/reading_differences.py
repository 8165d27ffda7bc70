"""Two readings -> in what they differ, apart from the names, days and the one factor of all amounts."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from snapshot.pipeline.documents.pack import FRAME_COLUMNS, Pack
from snapshot.pipeline.documents.recognition import FileRecognition

_SAME = (
    *("category", "certainty", "encoding", "delimiter", "header_row", "date_order", "decimal", "currency", "foreign"),
    *("nearest", "problem", "rows_read", "rows_used", "set_aside_by_cause", "documents"),
)
_STATES = ("kind", "state")
_GROUPS = ("number", "customer", "quote_number", "invoice_number")


def reading_differences(original: Pack, copy: Pack, *, same_format: bool = True) -> tuple[str, ...]:
    """The names of what is not read alike; none where only names, numbers, days and amounts were replaced.

    All amounts may be the same multiple and all days moved by the same number of days. ``same_format``: the copy is
    written like the original, so its encoding and delimiter count.
    """
    found = [*_of_files(original.recognition.files[0], copy.recognition.files[0], same_format)]
    moved: set[int] = set()
    factors: set[float] = set()
    for name, columns in FRAME_COLUMNS.items():
        old, new = getattr(original, name), getattr(copy, name)
        if len(old) != len(new):
            found.append(f"{name}: documents")
            continue
        found += [f"{name}: {column}" for column in columns if not _alike(column, old[column], new[column])]
        for column in columns:
            moved |= _days_between(old[column], new[column])
            factors |= _factors(column, old[column], new[column])
    found += ["days"] if len(moved) > 1 else []
    found += ["amounts"] if len(factors) > 1 or any(not float(factor).is_integer() for factor in factors) else []
    return tuple(found)


def _of_files(old: FileRecognition, new: FileRecognition, same_format: bool) -> Iterator[str]:
    for name in _SAME:
        if getattr(old, name) != getattr(new, name) and (same_format or name not in ("encoding", "delimiter")):
            yield name
    if [(one.role, one.header, one.certainty) for one in old.columns] != [
        (one.role, one.header, one.certainty) for one in new.columns
    ]:
        yield "columns"
    if [(doubt.code, doubt.role, doubt.options) for doubt in old.doubts] != [
        (doubt.code, doubt.role, doubt.options) for doubt in new.doubts
    ]:
        yield "questions"
    if [(rows.code, rows.ranges) for rows in old.set_aside] != [(rows.code, rows.ranges) for rows in new.set_aside]:
        yield "rows set aside"


def _alike(column: str, old: "pd.Series[Any]", new: "pd.Series[Any]") -> bool:
    if column in _STATES or column == "row":
        return bool((old.astype(object).fillna("") == new.astype(object).fillna("")).all())
    if column in _GROUPS:
        return bool((pd.factorize(old)[0] == pd.factorize(new)[0]).all())
    return bool((old.isna().to_numpy() == new.isna().to_numpy()).all())


def _days_between(old: "pd.Series[pd.Timestamp]", new: "pd.Series[pd.Timestamp]") -> set[int]:
    if old.dtype.kind != "M" or new.dtype.kind != "M":
        return set()
    return set((new - old).dropna().dt.days)


def _factors(column: str, old: "pd.Series[int]", new: "pd.Series[int]") -> set[float]:
    if not column.endswith("_cents"):
        return set()
    both = old.notna() & new.notna() & ((old != 0) | (new != 0)).fillna(False)
    return {float(after) / float(before) if before else 0.5 for before, after in zip(old[both], new[both], strict=True)}
