"""All rows of a table that were set aside, by their cause."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from snapshot.pipeline.documents.recognition import SetAsideRows
from snapshot.pipeline.pack.issues import SENTENCES, SetAside
from snapshot.wording import reading as wording


def set_aside_rows(set_aside: SetAside, sheet: str | None) -> tuple[SetAsideRows, ...]:
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
            ranges=ranges(numbers.to_numpy()),
        )
        for (code, column), numbers in rows.groupby(["code", "column"], dropna=False, sort=False)["row"]
    )


def ranges(rows: npt.NDArray[np.int64]) -> tuple[tuple[int, int], ...]:
    """Growing row numbers as first and last of each run: 2, 3, 4, 9 are (2, 4) and (9, 9)."""
    ends = np.flatnonzero(np.diff(rows, append=rows[-1:] + 2) > 1)
    starts = np.append(0, ends[:-1] + 1)
    return tuple(zip(rows[starts].tolist(), rows[ends].tolist(), strict=True))
