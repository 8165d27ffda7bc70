"""Status words that we do not know, for the owner to see."""

from collections import Counter
from collections.abc import Sequence

from snapshot.pipeline.pack.extract.table_reading import TableReading
from snapshot.pipeline.pack.schema.column_types import ColumnMeaning
from snapshot.pipeline.pack.values.masking import harmless
from snapshot.pipeline.pack.values.vocabulary import state_of

_MAX_WORDS, _MAX_CHARACTERS = 12, 30
_WITH_STATUS = ("invoices", "quotes", "jobs")
_STATUS_MEANINGS = ("status", "state_word")


def unknown_status_words(readings: Sequence[TableReading], names: frozenset[str]) -> tuple[str, ...]:
    """The most frequent first.

    A cell may hold a remark about a person: shown are only words that stand in several rows and are no part of a name.
    A column that has no header for a status may hold anything, so its words are not shown.
    """
    counts: Counter[str] = Counter()
    for reading in readings:
        status = reading.roles.by_role.get("status")
        if reading.category in _WITH_STATUS and status is not None and _says_so(status):
            cells = reading.cells("status")
            for word, count in zip(cells.values, cells.counts.tolist(), strict=True):
                if state_of(reading.category, str(word)) is None:
                    counts[str(word)] += count
    shown = [word[:_MAX_CHARACTERS] for word, count in counts.most_common() if count >= 2 and harmless(word, names)]
    return tuple(shown[:_MAX_WORDS])


def _says_so(column: ColumnMeaning) -> bool:
    return column.meaning in _STATUS_MEANINGS and not column.by_values
