"""The currency that a file names by code. A bare sign names none: a dollar is many."""

import re
from collections import Counter

import numpy as np
import numpy.typing as npt
import pandas as pd

from snapshot.pipeline.pack.amounts import CODE, CURRENCY_CODES
from snapshot.pipeline.pack.grid import Column
from snapshot.pipeline.pack.roles import AMOUNT_ROLES, Roles


def file_currencies(roles: Roles, positions: npt.NDArray[np.int64]) -> Counter[str]:
    """Each code with how often it is named: by its own column, in amounts, in headers of amounts."""
    column = roles.column("currency")
    if column is not None:
        return _codes(column[positions])
    named: Counter[str] = Counter()
    for role in sorted(AMOUNT_ROLES & roles.by_role.keys()):
        found = roles.by_role[role]
        named += _codes(found.column[positions])
        named += Counter(code for code in re.findall(r"\b([A-Z]{3})\b", found.header) if code in CURRENCY_CODES)
    return named


def _codes(cells: Column) -> Counter[str]:
    counts = pd.Series(cells, dtype=object).dropna().value_counts()
    named: Counter[str] = Counter()
    for value, count in counts.items():
        found = CODE.search(value.upper()) if isinstance(value, str) else None
        if found and found[1] in CURRENCY_CODES:
            named[found[1]] += int(count)
    return named
