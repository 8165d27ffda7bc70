"""Cells that could not be read in rows that were used all the same: said once per column, so that nothing vanishes."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from snapshot.pipeline.documents.recognition import RowIssue
from snapshot.pipeline.pack.extract.table_reading import TableReading
from snapshot.pipeline.pack.schema.fields import AMOUNT_ROLES, OPTIONAL_ROLES
from snapshot.pipeline.pack.values.column import Mask
from snapshot.pipeline.pack.values.value_profile import ERROR_CELL
from snapshot.wording import reading as wording


def left_out_cells(readings: Sequence[TableReading]) -> list[RowIssue]:
    """How many cells of each column were left out."""
    counts: Counter[tuple[str, str]] = Counter()
    for reading in readings:
        for role in OPTIONAL_ROLES.get(reading.category, ()):
            header = reading.header(role)
            if header is not None and role in reading.unread:
                counts[role, header] += int((_unreadable(reading, role) & ~reading.set_aside.mask).sum())
    return [_issue(role, header, count) for (role, header), count in counts.items() if count]


def _unreadable(reading: TableReading, role: str) -> Mask:
    """Cells that should hold a day or an amount and do not; a word ("open", "not yet") says that there is none."""
    bad, found = reading.unread[role], reading.playing(role)
    if found is None or not bad.any():
        return bad
    return np.asarray(bad & reading.records.of(found.column).where(_tries), dtype=np.bool_)


def _tries(cell: object) -> bool:
    text = str(cell)
    return any(char.isdigit() for char in text) or bool(ERROR_CELL.match(text))


def _issue(role: str, header: str, count: int) -> RowIssue:
    message = wording.left_out(count, header, dates=role not in AMOUNT_ROLES)
    return RowIssue(code="left_out", row=None, column=header, message=message)
