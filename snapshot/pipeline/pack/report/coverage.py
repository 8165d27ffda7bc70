"""Table readings -> which columns of the pack at least one file really filled."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import pandas as pd

from snapshot.pipeline.pack.extract.status_from_headings import states_above
from snapshot.pipeline.pack.extract.table_reading import TableReading
from snapshot.pipeline.pack.schema.fields import FILLED_ELSEWHERE, OUTCOMES, SOURCES
from snapshot.pipeline.pack.values.statuses import parse_statuses


def roles_found(readings: Sequence[TableReading], frames: Mapping[str, pd.DataFrame]) -> Mapping[str, frozenset[str]]:
    """A column counts when a file has a value in it, or when other columns or files gave it values.

    A header over empty cells is a missing export column: it says nothing about any document. Nor does a status column
    of which no word is understood.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for reading in readings:
        sources = SOURCES[reading.category]
        found[reading.category] |= {column for column, roles in sources.items() if _says_anything(reading, roles)}
        found[reading.category] |= {"state"} if states_above(reading).filled.any() else set()
    for name, columns in FILLED_ELSEWHERE.items():
        found[name] |= {column for column in columns if frames[name][column].notna().any()}
    return {name: frozenset(columns) for name, columns in found.items() if columns}


def files_without_payment_status(readings: Sequence[TableReading]) -> frozenset[int]:
    """Files (by index) with invoices that say of none whether it was paid: no status, balance or day of payment."""
    invoices = [reading for reading in readings if reading.category == "invoices"]
    told = {one.file for one in invoices if _says_anything(one, OUTCOMES["invoices"]) or states_above(one).filled.any()}
    return frozenset(reading.file for reading in invoices) - told


def _says_anything(reading: TableReading, roles: tuple[str, ...]) -> bool:
    return any(_filled(reading, role) for role in roles if reading.roles.has(role))


def _filled(reading: TableReading, role: str) -> bool:
    cells = reading.cells(role)
    if role == "status":
        return bool(parse_statuses(cells, reading.category).filled.any())
    return bool(cells.filled.any())
