"""Grids on which our rules failed -> tables that are read as their owner says, or else not at all."""

from collections.abc import Sequence

from snapshot.pipeline.documents.upload import ChoicesByLayout
from snapshot.pipeline.pack.schema.classified_table import ClassifiedTable
from snapshot.pipeline.pack.schema.column_mapping import ColumnRoles
from snapshot.pipeline.pack.schema.column_types import read_columns
from snapshot.pipeline.pack.schema.fields import MEANINGS, NAMES
from snapshot.pipeline.pack.schema.overrides import choices_of, chosen_columns
from snapshot.pipeline.pack.schema.record_rows import find_records
from snapshot.pipeline.pack.schema.unnamed_tables import unnamed_table
from snapshot.pipeline.pack.tables.header_row import table_from_grid
from snapshot.pipeline.pack.tables.table import Grid, Table


def told_tables(grids: Sequence[Grid], file: str, choices: ChoicesByLayout) -> list[ClassifiedTable]:
    """One table for each grid that has one, the longest first. ``file`` is the file's name.

    May raise what any rule about cells raises.
    """
    tables = [table_from_grid(grid) or unnamed_table(grid) for grid in grids]
    found = [table.moved(0, file) for table in tables if table is not None]
    return [_told(table, choices) for table in sorted(found, key=len, reverse=True)]


def _told(table: Table, choices: ChoicesByLayout) -> ClassifiedTable:
    """With the columns that were chosen, and no others."""
    said = choices_of(table, choices)
    category = (said.category if said else None) or "unknown"
    columns = read_columns(table)
    chosen = {role: found for role, found in chosen_columns(columns, said).items() if role in MEANINGS[category]}
    by_role = {role: found for role, found in chosen.items() if found is not None}
    names = tuple(found for role, found in by_role.items() if role in NAMES)
    roles = ColumnRoles(by_role, (), names, columns, frozenset(chosen))
    return ClassifiedTable(
        table, columns, category, "likely", roles, find_records(table, roles), points={}, choices=said
    )
