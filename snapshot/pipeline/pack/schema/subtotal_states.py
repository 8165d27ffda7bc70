"""Lists in which only the line below a document's rows says whether it is paid -> the state on the rows themselves."""

from dataclasses import replace

import numpy as np

from snapshot.pipeline.pack.schema.column_mapping import ColumnRoles
from snapshot.pipeline.pack.schema.fields import OUTCOMES
from snapshot.pipeline.pack.schema.record_rows import Records, total_rows
from snapshot.pipeline.pack.tables.table import Table
from snapshot.pipeline.pack.values.column import Column

_HARDLY_ANY, _MOSTLY = 0.1, 0.8


def with_states_of_totals(table: Table, roles: ColumnRoles, records: Records) -> ColumnRoles:
    """The roles with each column of outcomes that nearly only subtotals fill taken up to the rows that they add up."""
    found = {
        role: column
        for role, column in roles.by_role.items()
        if role in OUTCOMES["invoices"] and _hardly_told(column.column, records)
    }
    if not found:
        return roles
    totals = np.flatnonzero(total_rows(table, roles))
    if len(totals) < 2:
        return roles
    told = {
        role: replace(column, column=_taken_up(column.column, records, totals))
        for role, column in found.items()
        if column.column.filled[totals].mean() >= _MOSTLY
    }
    return replace(roles, by_role={**roles.by_role, **told}) if told else roles


def _hardly_told(column: Column, records: Records) -> bool:
    rows = records.positions
    return bool(len(rows) and column.filled.any() and column.filled[rows].mean() <= _HARDLY_ANY)


def _taken_up(column: Column, records: Records, totals: np.ndarray) -> Column:
    """Each record takes the cell of the next total below it."""
    cells = column.objects().copy()
    below = np.searchsorted(totals, records.positions)
    has_total = below < len(totals)
    rows = records.positions[has_total]
    blank = np.array([cells[row] is None for row in rows], dtype=np.bool_)
    cells[rows[blank]] = cells[totals[below[has_total]]][blank]
    return Column.of(cells)
