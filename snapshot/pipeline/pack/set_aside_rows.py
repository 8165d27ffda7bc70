"""All rows of a table that were set aside, by their cause."""

import numpy as np
import pandas as pd

from snapshot.pipeline.documents.recognition import SetAsideRows, row_ranges
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
            ranges=row_ranges(numbers.tolist()),
        )
        for (code, column), numbers in rows.groupby(["code", "column"], dropna=False, sort=False)["row"]
    )
