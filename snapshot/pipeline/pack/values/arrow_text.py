"""Arrow text -> which of its cells match, and quick looks at all of its bytes."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

_TEXT = pd.StringDtype("pyarrow", na_value=np.nan)


def all_distinct(text: Any) -> bool:
    """Whether the cells stand in order, shorter ones first, as growing numbers do: that is quick to see."""
    if text.null_count or len(text) < 2:
        return False
    before, after = text[:-1], text[1:]
    longer = np.diff(pc.binary_length(text).to_numpy())
    up = np.where(longer, longer > 0, pc.less(before, after)).all()
    return bool(up or np.where(longer, longer < 0, pc.greater(before, after)).all())


def held_bytes(text: Any) -> npt.NDArray[np.uint8]:
    """What stands in all cells of an Arrow text, one after the other."""
    _, offsets, data = text.buffers()
    begin, end = np.frombuffer(offsets, dtype=np.int32)[text.offset :][[0, len(text)]] if len(text) else (0, 0)
    return np.frombuffer(data or b"", dtype=np.uint8)[begin:end]


def either(holds: Any, yes: str, no: str) -> "pd.Series[str]":
    """``yes`` in the rows where it holds, ``no`` in the others."""
    return pd.Series(pc.if_else(pa.array(np.asarray(holds, dtype=np.bool_)), yes, no), dtype=_TEXT)


def beyond_digits(text: Any) -> bool:
    """Whether a cell holds a letter (or anything behind the digits); long columns of amounts hold none."""
    held = held_bytes(text)
    return bool(len(held) and held.max() > ord("9"))


def prefilter(text: Any, words: str) -> npt.NDArray[np.bool_]:
    """Which cells of an Arrow text have the pattern ``words``, in capitals or not."""
    return matches(text, words, ignore_case=True) if beyond_digits(text) else np.zeros(len(text), dtype=np.bool_)


def matches(text: Any, pattern: str, *, ignore_case: bool = False) -> npt.NDArray[np.bool_]:
    """Which cells of an Arrow text have the ``pattern``; null has none."""
    found = pc.match_substring_regex(text, pattern, ignore_case=ignore_case)
    return np.array(found.fill_null(False).to_numpy(zero_copy_only=False), dtype=np.bool_)
