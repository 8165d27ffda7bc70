"""What is declared of a field: one thing that a column of a list can hold."""

from dataclasses import dataclass
from typing import Literal

FieldType = Literal["number", "day", "status", "word", "amount", "name", "link", "currency", "text"]
"""In the order in which a page lists them. A number is the document's own, a link that of another document."""


@dataclass(frozen=True, slots=True)
class Field:
    """``meanings`` are those of the headers that can stand over it (see ``columns.toml``), the best first.

    ``label`` and ``hint`` are what the owner reads; a field without a label is not shown. ``frame_column`` is the one
    of the pack that it fills; ``filled_elsewhere``: another column or another file may fill that, too.
    """

    name: str
    meanings: tuple[str, ...]
    type: FieldType = "text"
    label: str = ""
    hint: str = ""
    frame_column: str = ""
    filled_elsewhere: bool = False
    optional: bool = False  # a row counts all the same where its cell cannot be read
    past_only: bool = True  # of a day: it has happened
    asked: bool = False  # of several columns the owner is asked which one it is
    tells_outcome: bool = False  # whether it was paid, or what the customer answered
    identifies: bool = False  # a row with nothing else is a record
    per_line: bool = False  # one value for each line of a document
    gives_total: bool = False  # where it is known, the total follows
