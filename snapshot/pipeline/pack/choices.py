"""What the owner chose for a header layout: it stands where the reader would have found something by itself."""

from collections.abc import Mapping, Sequence

from snapshot.pipeline.documents.choices import ChoicesByLayout, ReadingChoices
from snapshot.pipeline.pack.columns import ColumnMeaning, chosen
from snapshot.pipeline.pack.layout import fingerprint, header_key

# The column of each role that the owner named; ``None``: no column plays it.
ChosenColumns = Mapping[str, ColumnMeaning | None]


def choices_of(header: Sequence[str], choices: ChoicesByLayout) -> ReadingChoices | None:
    """What was chosen for a table with this header."""
    return choices.get(fingerprint(header)) if choices else None


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
