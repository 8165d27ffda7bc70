"""The owner's import choices for a header layout (a hash of its names) -> the columns they name."""

import hashlib
import json
from collections.abc import Mapping, Sequence

from snapshot.pipeline.documents.upload import ChoicesByLayout, ReadingChoices
from snapshot.pipeline.pack.schema.column_types import ColumnMeaning, chosen
from snapshot.pipeline.pack.tables.table import Table

# The column of each role that the owner named; ``None``: no column plays it.
ChosenColumns = Mapping[str, ColumnMeaning | None]


def choices_of(table: Table, choices: ChoicesByLayout) -> ReadingChoices | None:
    """What was chosen for tables of this layout."""
    return choices.get(layout_of(table)) if choices else None


def layout_of(table: Table) -> str:
    """The fingerprint of the header. Without one, of the first rows, too: columns A to D are alike in every file."""
    if table.header_row:
        return fingerprint(table.header)
    rows = repr([list(column.take(slice(_ROWS)).objects()) for column in table.columns])
    return fingerprint([*table.header, hashlib.sha256(rows.encode(errors="replace")).hexdigest()])


def chosen_columns(columns: Sequence[ColumnMeaning], choices: ReadingChoices | None) -> ChosenColumns:
    """A header that is not in the file is no choice: the reader's own column stays."""
    if choices is None:
        return {}
    by_header = {header_key(column.header): column for column in reversed(columns)}
    found: dict[str, ColumnMeaning | None] = {}
    for role, header in choices.columns.items():
        if not header:
            found[role] = None
        elif (column := by_header.get(header_key(header))) is not None:
            found[role] = chosen(column)
    return found


_HEX_CHARACTERS = 32
_ROWS = 50
HEADER_CHARACTERS = 80


def shown_header(header: str) -> str:
    """A name of a column as it is shown and as a choice names it."""
    return header[:HEADER_CHARACTERS]


def header_key(header: str) -> str:
    """What is the same for two spellings of one name: upper case and blanks around it do not count."""
    return shown_header(header).strip().casefold()


def fingerprint(header: Sequence[str]) -> str:
    """32 hex characters of the SHA-256 of the names, trimmed and in lower case.

    The order does not count: choices name columns by their header, so an export with one column moved is still the
    list that they were made for. Columns without a name say nothing and are left out.
    """
    names = sorted(key for name in header if (key := header_key(name)))
    return hashlib.sha256(json.dumps(names).encode()).hexdigest()[:_HEX_CHARACTERS]
