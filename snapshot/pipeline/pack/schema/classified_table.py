"""A table of which it is known what kind of list it is and which column is which."""

from collections.abc import Mapping
from dataclasses import dataclass

from snapshot.pipeline.documents.recognition import Category, Certainty, UnsupportedList
from snapshot.pipeline.documents.upload import ReadingChoices
from snapshot.pipeline.pack.schema.column_mapping import ColumnRoles
from snapshot.pipeline.pack.schema.column_types import ColumnMeaning
from snapshot.pipeline.pack.schema.overrides import shown_header
from snapshot.pipeline.pack.schema.record_rows import Records
from snapshot.pipeline.pack.tables.table import Table
from snapshot.pipeline.pack.values.column import Mask


@dataclass(frozen=True, slots=True)
class ClassifiedTable:
    """``points`` are those of each kind; ``choices`` what the owner said about tables with this header.

    ``foreign`` is what a table of no kind plainly is instead.
    """

    table: Table
    columns: tuple[ColumnMeaning, ...]
    category: Category
    certainty: Certainty
    roles: ColumnRoles
    records: Records
    points: Mapping[Category, float]
    choices: ReadingChoices | None = None
    foreign: UnsupportedList | None = None

    def answers(self, column: ColumnMeaning | None) -> Mapping[str, str]:
        """What the owner said that words of the column mean."""
        return self.choices.words.get(shown_header(column.header), {}) if self.choices and column else {}


def only(records: Records, where: Mask) -> Records:
    """The records of the rows ``where``."""
    groups, headings = (None if found is None else found.take(where) for found in (records.groups, records.headings))
    return Records(records.positions[where], groups, headings, records.dropped)
