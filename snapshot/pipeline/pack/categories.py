"""Tables of one file with what each was taken for."""

from collections.abc import Sequence
from dataclasses import dataclass

from snapshot.pipeline.documents.recognition import Category, Certainty
from snapshot.pipeline.pack.category import read_category
from snapshot.pipeline.pack.columns import ColumnMeaning, read_columns
from snapshot.pipeline.pack.grid import Table
from snapshot.pipeline.pack.roles import Roles, assign_roles
from snapshot.pipeline.pack.rows import Records, find_records


@dataclass(frozen=True, slots=True)
class Recognised:
    table: Table
    columns: tuple[ColumnMeaning, ...]
    category: Category
    certainty: Certainty
    roles: Roles
    records: Records


def recognise(tables: Sequence[Table]) -> list[Recognised]:
    """All tables; where at least one is of a kind we know, the sheets of no kind are left out."""
    found = [_recognise(table) for table in tables]
    known = [table for table in found if table.category != "unknown"]
    return known or found[:1]


def _recognise(table: Table) -> Recognised:
    columns = read_columns(table)
    reading = read_category(table, columns)
    roles = assign_roles(reading.category, columns)
    return Recognised(table, columns, reading.category, reading.certainty, roles, find_records(table, roles))
